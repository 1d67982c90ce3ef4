package dev.outcry;

import dev.outcry.internal.ContextKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys of the failure line, and what the application calls them. No two of a line are alike,
 * those of the context counted: a JSON line with one name twice is lost in some log stores.
 */
final class LogKeys {

  private static final List<String> KEYS =
      List.of(
          "status",
          "reason",
          "blame",
          "fingerprint",
          "exception",
          "handler_failure",
          "seen",
          "explain");

  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final Map<String, String> names = new HashMap<>();

  /**
   * The keys with these names in the place of their own.
   *
   * @throws IllegalStateException if two keys have one name
   */
  LogKeys(Map<String, String> renamed) {
    Map<String, String> keys = new HashMap<>();
    for (String key : KEYS) {
      String name = renamed.getOrDefault(key, key);
      String other = keys.put(name, key);
      if (other != null) {
        throw new IllegalStateException(
            "two keys of the failure line are called \""
                + name
                + "\": "
                + other
                + " and "
                + key
                + "; rename one of them by logKey(..)");
      }
      names.put(key, name);
    }
  }

  /**
   * Refuses what cannot be renamed, or not to that name.
   *
   * @throws IllegalArgumentException if so
   */
  static void check(String key, String name) {
    if (!KEYS.contains(key)) {
      throw new IllegalArgumentException(
          "the failure line has no key \"" + key + "\"; it has " + KEYS);
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of the key " + key + " is visible ASCII without spaces, not \"" + name + '"');
    }
    if (ContextKeys.ALL.contains(name)) {
      throw new IllegalArgumentException(
          "the key " + key + " cannot be called " + name + ": the context has that key");
    }
  }

  String nameOf(String key) {
    return names.getOrDefault(key, key);
  }
}
