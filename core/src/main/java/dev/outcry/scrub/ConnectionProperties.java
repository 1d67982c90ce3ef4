package dev.outcry.scrub;

/**
 * Properties inside a URL, each with what may stand in front of it, and what ends it: {@code ;
 * password=x;} (SQL Server, Db2, H2, ADO), {@code ?password=x&} (PostgreSQL, MySQL), {@code
 * (password=x)} (MySQL, Oracle), {@code /USER=x,PASSWORD=y} (Teradata), {@code ;jsessionid=x}.
 */
final class ConnectionProperties {

  /** What stands in front of a property; what ends its value is in {@link #closers}. */
  private static final String OPENERS = ";:?&(,/";

  /** More than the longest name that is looked at; a name without an end costs no more. */
  private static final int NAME = NameScan.CHARS;

  private ConnectionProperties() {}

  /**
   * The text with the values of sensitive properties masked.
   *
   * @param more what ends a value besides
   */
  static String scrub(String text, SensitiveNames names, String more) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int least = 0; // no name begins before it
    while (equals >= 0) {
      int start = nameStart(text, equals, least);
      int after = equals + 1;
      char opener = start == 0 ? ';' : text.charAt(start - 1);
      if (isSensitive(text.substring(start, equals), opener, names)) {
        int end = valueEnd(text, after, closers(opener) + more);
        out.append(text, copied, after).append(Masked.value(text.substring(after, end)));
        copied = end;
        after = end;
      }
      least = after;
      equals = text.indexOf('=', after);
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** Oracle's {@code (SID=orcl)} is the name of a database. */
  private static boolean isSensitive(String name, char opener, SensitiveNames names) {
    boolean database = opener == '(' && name.equalsIgnoreCase("sid");
    return !database && names.parameter(PercentCoding.decoded(name, false));
  }

  private static int nameStart(String text, int equals, int least) {
    int start = equals;
    int bound = Math.max(least, equals - NAME);
    while (start > bound && OPENERS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private static String closers(char opener) {
    return switch (opener) {
      case '&', '?' -> "&";
      case '(' -> ")";
      case ',' -> ",)";
      case '/' -> ",;";
      default -> ";";
    };
  }

  /** {@code {a;b}}, {@code "a;b"} and {@code 'a;b'} go to their end; an unclosed one to the end. */
  private static int valueEnd(String text, int from, String closers) {
    char first = from < text.length() ? text.charAt(from) : ' ';
    char quote = first == '{' ? '}' : first == '"' || first == '\'' ? first : 0;
    int end = from;
    if (quote != 0) {
      end++;
      while (end < text.length() && (text.charAt(end) != quote || isDoubled(text, end))) {
        end += isDoubled(text, end) ? 2 : 1;
      }
    }
    while (end < text.length() && closers.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isDoubled(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) == text.charAt(at + 1)
        && "}\"'".indexOf(text.charAt(at)) >= 0;
  }
}
