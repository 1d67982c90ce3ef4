package dev.outcry.internal;

/** Text in an HTML page. */
public final class HtmlText {

  private HtmlText() {}

  /**
   * Appends a text, escaped for element content and attributes in quotes. Line feeds become {@code
   * <br>}; other control characters are no HTML and become spaces.
   */
  public static void append(StringBuilder page, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        case '\n' -> page.append("<br>");
        default -> page.append(c < 0x20 || (c >= 0x7F && c < 0xA0) ? ' ' : c);
      }
    }
  }
}
