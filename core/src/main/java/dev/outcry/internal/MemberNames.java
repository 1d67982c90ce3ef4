package dev.outcry.internal;

import java.net.URI;
import java.util.Set;

/** The names that a payload member and a reason may have. */
public final class MemberNames {

  /** The members of both JSON shapes; a payload that used one would change what it means. */
  public static final Set<String> RESERVED =
      Set.of(
          "code",
          "name",
          "description",
          "reason",
          "errors",
          "request_id",
          "status",
          "title",
          "detail",
          "type",
          "instance");

  private MemberNames() {}

  /** Returns the key, or refuses it. */
  public static String checkPayloadKey(String key) {
    if (key == null || key.isBlank()) {
      throw new IllegalArgumentException("a payload member needs a name, for example \"sku\"");
    }
    if (RESERVED.contains(key)) {
      throw new IllegalArgumentException(
          "\""
              + key
              + "\" is a member of the envelope itself; give the payload member another name"
              + " (reserved: code, name, description, reason, errors, request_id, status, title,"
              + " detail, type, instance)");
    }
    if (key.length() > Bounds.MEMBER_NAME_CHARS) {
      throw new IllegalArgumentException(
          "a payload member's name has at most "
              + Bounds.MEMBER_NAME_CHARS
              + " characters, this one has "
              + key.length());
    }
    return SafeText.wellFormed(key);
  }

  /** Returns the reason, or refuses it: a machine compares it, and a URI may end in it. */
  public static String checkReason(String reason) {
    if (reason == null
        || reason.isEmpty()
        || reason.length() > Bounds.REASON_CHARS
        || !isWord(reason)) {
      throw new IllegalArgumentException(
          "a reason is a word for machines, 1 to "
              + Bounds.REASON_CHARS
              + " of A-Z a-z 0-9 . _ : - (for example \"out_of_stock\"), not "
              + quoted(reason)
              + "; text for people belongs into description(..)");
    }
    return reason;
  }

  /**
   * Returns the URI, or refuses a relative one without its full path: a client resolves it against
   * the address of the failed request, so {@code errors/x} means another thing on every page (RFC
   * 9457 section 3.1.1).
   */
  public static URI checkReference(URI reference) {
    if (reference == null) {
      throw new IllegalArgumentException("a type or instance needs a URI, not null");
    }
    String text = reference.toString();
    boolean means = reference.isAbsolute() || text.startsWith("/");
    boolean sayable = SafeText.wellFormed(text).equals(text); // java.net.URI takes half a pair
    if (text.length() > Bounds.HEADER_CHARS || !means || !sayable) {
      throw new IllegalArgumentException(
          "a type or instance is an absolute URI or a full path such as \"/errors/sold-out\" (at"
              + " most "
              + Bounds.HEADER_CHARS
              + " characters), not "
              + quoted(text));
    }
    return reference;
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != ':' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + SafeText.oneLine(SafeText.cut(text, 80)) + '"';
  }
}
