package dev.outcry.classify;

import dev.outcry.internal.PathPrefix;
import java.util.regex.Pattern;

/** The pattern of a scope: the path of its top, and everything below it. */
record ScopePattern(String prefix) {

  /** Holds every path, and a failure without one. */
  static final ScopePattern APPLICATION = new ScopePattern("");

  private static final Pattern FORM = Pattern.compile("(?:/(?!\\.{1,2}/)[^/*?#;%]++)++/\\*");

  static ScopePattern parse(String text) {
    if (text == null || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a scope is a path and /*, for example \"/api/*\", not "
              + (text == null ? "null" : '"' + text + '"')
              + ("/*".equals(text) || "/".equals(text)
                  ? "; for the whole application register outside of a scope"
                  : ""));
    }
    return new ScopePattern(text.substring(0, text.length() - 2));
  }

  /** The pattern of a scope inside this one. */
  ScopePattern inner(String text) {
    ScopePattern inner = parse(text);
    if (!holds(inner.prefix)) {
      throw new IllegalArgumentException(
          "scope "
              + inner
              + " inside of scope "
              + this
              + " is not below it; write it from the root,"
              + " for example \""
              + prefix
              + inner
              + "\"");
    }
    return inner;
  }

  /** Whether the path is the scope's top or below it; {@code /apix} is not below {@code /api}. */
  boolean holds(String path) {
    return PathPrefix.holds(prefix, path);
  }

  @Override
  public String toString() {
    return prefix + "/*";
  }
}
