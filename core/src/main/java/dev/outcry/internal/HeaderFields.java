package dev.outcry.internal;

import java.io.Serializable;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Response headers of a failure: an immutable map in the order of setting, names compared without
 * case, several values to a name. Refuses at once what a container would mangle: CR and LF become
 * spaces on some, NUL goes out raw on another, one long value empties the whole response on a
 * third.
 */
@SuppressWarnings("serial") // the values are of serializable classes; their declared types are not
public final class HeaderFields extends AbstractMap<String, List<String>> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No header. */
  public static final HeaderFields NONE = new HeaderFields(PersistentMap.empty(), 0);

  /** These describe the body and the connection; the writer of the response alone sets them. */
  private static final Set<String> FRAMING =
      Set.of("content-length", "content-type", "transfer-encoding", "connection");

  private final PersistentMap<List<String>> fields;
  private final int chars;

  private HeaderFields(PersistentMap<List<String>> fields, int chars) {
    this.fields = fields;
    this.chars = chars;
  }

  /** These headers as they stand: what is a {@code HeaderFields} already is returned as it is. */
  public static HeaderFields copyOf(Map<String, List<String>> headers) {
    if (headers instanceof HeaderFields fields) {
      return fields;
    }
    HeaderFields copy = NONE;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        copy = copy.plus(header.getKey(), value);
      }
    }
    return copy;
  }

  /** With one more value for the name. */
  public HeaderFields plus(String name, String value) {
    checkName(name);
    checkValue(name, value);
    int total = chars + name.length() + value.length();
    if (total > Bounds.HEADERS_CHARS) {
      throw new IllegalArgumentException(
          "the headers of one failure have at most "
              + Bounds.HEADERS_CHARS
              + " characters together; \""
              + name
              + "\" would make them "
              + total);
    }
    String known = keyOf(name);
    String key = known == null ? name : known;
    List<String> values = new ArrayList<>(fields.getOrDefault(key, List.of()));
    values.add(value);
    return new HeaderFields(fields.with(key, Collections.unmodifiableList(values)), total);
  }

  /** With this value in the place of all that the name had. */
  public HeaderFields replace(String name, String value) {
    String known = keyOf(name);
    if (known == null) {
      return plus(name, value);
    }
    List<String> gone = fields.getOrDefault(known, List.of());
    int freed = gone.stream().mapToInt(old -> known.length() + old.length()).sum();
    return new HeaderFields(fields.without(known), chars - freed).plus(name, value);
  }

  /**
   * With {@code Retry-After} (RFC 9110 section 10.2.3) in whole seconds, rounded up: a client that
   * came back early would be turned away again.
   */
  public HeaderFields retryAfter(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("Retry-After cannot be negative, was " + delay);
    }
    long seconds = delay.getSeconds();
    boolean rounds = delay.getNano() > 0 && seconds < Long.MAX_VALUE;
    return replace("Retry-After", Long.toString(rounds ? seconds + 1 : seconds));
  }

  /** These headers, and of the other ones those whose name is not among them. */
  public HeaderFields orElse(HeaderFields others) {
    HeaderFields merged = this;
    for (Map.Entry<String, List<String>> header : others.entrySet()) {
      if (keyOf(header.getKey()) == null) {
        for (String value : header.getValue()) {
          if (merged.chars + header.getKey().length() + value.length() <= Bounds.HEADERS_CHARS) {
            merged = merged.plus(header.getKey(), value);
          }
        }
      }
    }
    return merged;
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public @Nullable List<String> get(@Nullable Object name) {
    String known = name instanceof String text ? keyOf(text) : null;
    return known == null ? null : fields.get(known);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && keyOf(text) != null;
  }

  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    return fields.entrySet();
  }

  /**
   * Names as they were written. Look-ups without case would make two of these equal that have
   * different hash codes.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return fields.equals(other instanceof HeaderFields that ? that.fields : other);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  private @Nullable String keyOf(String name) {
    for (String known : fields.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return null;
  }

  private static void checkName(String name) {
    if (!isToken(name)) {
      throw new IllegalArgumentException(
          "a header's name is a token (RFC 9110 section 5.6.2), not \"" + shown(name) + '"');
    }
    if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          '"' + name + "\" is set by the writer of the response; a failure cannot set it");
    }
  }

  private static void checkValue(String name, String value) {
    if (value == null) {
      throw new IllegalArgumentException("header \"" + name + "\" has no value");
    }
    if (value.length() > Bounds.HEADER_CHARS) {
      throw new IllegalArgumentException(
          "header \""
              + name
              + "\" has at most "
              + Bounds.HEADER_CHARS
              + " characters, this value has "
              + value.length());
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < 0x20 || c > 0x7E)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "header \"%s\" takes visible ASCII, spaces and tabs; character %d is U+%04X",
                name,
                i,
                (int) c));
      }
    }
  }

  /** Whether the text is a token of RFC 9110 section 5.6.2. */
  public static boolean isToken(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String shown(@Nullable String text) {
    return text == null ? "null" : SafeText.oneLine(SafeText.cut(text, 80));
  }
}
