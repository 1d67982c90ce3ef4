package dev.outcry.envelope;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A page for people: what happened, and the id to quote. No script, no external asset, every value
 * escaped, and a policy that would forbid both anyway. Members of the application's own stay out of
 * it: they are for programs.
 */
final class HtmlFormat implements EnvelopeFormat {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'");

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto 2rem;padding:0 1.5rem}
      h1{font-size:1.5rem;margin:0 0 .5rem}
      p,ul{margin:.5rem 0}
      footer{margin-top:2rem;font-size:.875rem;opacity:.8}
      code{font:.875em ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}
      """;

  @Override
  public String mediaType() {
    return "text/html;charset=utf-8";
  }

  @Override
  public Map<String, String> headers() {
    return HEADERS;
  }

  @Override
  public byte[] encode(ErrorEnvelope envelope, String requestId) {
    byte[] page = page(envelope, requestId);
    return page.length <= Bounds.BODY_BYTES
        ? page
        : page(ErrorEnvelope.of(envelope.status()), requestId);
  }

  private static byte[] page(ErrorEnvelope envelope, String requestId) {
    StringBuilder page = new StringBuilder(2048);
    String heading = envelope.status() + " " + envelope.name();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<title>");
    HtmlText.append(page, heading);
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
    HtmlText.append(page, heading);
    page.append("</h1>\n<p>");
    HtmlText.append(page, envelope.description());
    page.append("</p>\n");
    if (!envelope.errors().isEmpty()) {
      errors(page, envelope.errors());
    }
    page.append("<footer>");
    String reason = envelope.reason();
    if (reason != null) {
      page.append("Reason <code>");
      HtmlText.append(page, reason);
      page.append("</code><br>");
    }
    page.append("Request id <code>");
    HtmlText.append(page, requestId);
    page.append("</code></footer>\n</body>\n</html>\n");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void errors(StringBuilder page, Map<String, List<String>> errors) {
    page.append("<ul>\n");
    for (Map.Entry<String, List<String>> field : errors.entrySet()) {
      for (String message : field.getValue()) {
        page.append("<li>");
        if (!field.getKey().isEmpty()) {
          page.append("<code>");
          HtmlText.append(page, field.getKey());
          page.append("</code> ");
        }
        HtmlText.append(page, message);
        page.append("</li>\n");
      }
    }
    page.append("</ul>\n");
  }
}
