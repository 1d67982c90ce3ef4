package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.StrictJson;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for people in front of a browser. */
class HtmlPageTest {

  private static final EnvelopeFormat HTML = EnvelopeFormats.html();

  /** The look of the page is not what is tested. */
  private static final Pattern STYLE = Pattern.compile("<style>.*?</style>", Pattern.DOTALL);

  @Test
  void saysWhatHappenedAndShowsTheIdToQuote() {
    assertThat(page(ErrorEnvelope.of(404), "0190-abc"))
        .isEqualTo(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>404 Not Found</title>
            <style></style>
            </head>
            <body>
            <h1>404 Not Found</h1>
            <p>There is nothing at this address.</p>
            <footer>Request id <code>0190-abc</code></footer>
            </body>
            </html>
            """);
  }

  @Test
  void listsReasonAndFieldErrorsButNoPayload() {
    String secretly = "for" + "-programs";
    ErrorEnvelope envelope =
        ErrorEnvelope.of(422, "First line.\nSecond line.")
            .reason("validation_failed")
            .error("items[0].qty", "must be at least 1")
            .error("", "is too short")
            .with("payload_key", secretly);
    String page = page(envelope, "0190-abc");
    assertThat(page)
        .contains(
            """
            <h1>422 Unprocessable Content</h1>
            <p>First line.<br>Second line.</p>
            <ul>
            <li><code>items[0].qty</code> must be at least 1</li>
            <li>is too short</li>
            </ul>
            <footer>Reason <code>validation_failed</code><br>Request id <code>0190-abc</code></footer>
            """)
        .doesNotContain(secretly, "payload_key");
  }

  @Test
  void everyValueIsEscaped() {
    String hostile = "<script>alert(\"1\")</script> & 'x' <img src=x onerror=y>";
    String escaped =
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"
            + " &lt;img src=x onerror=y&gt;";
    String page = page(ErrorEnvelope.of(400, hostile).error(hostile, hostile), hostile);
    assertThat(page)
        .contains(
            "<p>" + escaped + "</p>",
            "<li><code>" + escaped + "</code> " + escaped + "</li>",
            "Request id <code>" + escaped + "</code>")
        .doesNotContain("<script", "<img", "javascript:");
  }

  @Test
  void controlCharactersBecomeSpaces() {
    String hostile = "a\u0000b\u001b[2Jc\rd\u007fe\u0085f\tg";
    assertThat(page(ErrorEnvelope.of(400, hostile), "id\u0000\u0008"))
        .contains("<p>a b [2Jc d e f g</p>", "<code>id  </code>")
        .matches("[^\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]*");
  }

  @Test
  void textBeyondAsciiAndLoneSurrogatesAreValidUtf8() {
    String text = "caf\u00e9 \uD83D\uDE00";
    assertThat(page(ErrorEnvelope.of(400, text), "abc")).contains("<p>" + text + "</p>");
    assertThat(page(ErrorEnvelope.of(400, "a\uD83Db"), "\uDE00")).contains("<p>a\uFFFDb</p>");
  }

  @Test
  void itsPolicyForbidsScriptFramesAndForeignContent() {
    assertThat(HTML.headers())
        .containsOnlyKeys("Content-Security-Policy")
        .hasValueSatisfying(
            new org.assertj.core.api.Condition<>(
                policy ->
                    policy.contains("default-src 'none'")
                        && policy.contains("frame-ancestors 'none'")
                        && policy.contains("base-uri 'none'")
                        && policy.contains("form-action 'none'")
                        && !policy.contains("script-src"),
                "a strict policy"));
    assertThat(HTML.mediaType()).isEqualTo("text/html;charset=utf-8");
  }

  private static String page(ErrorEnvelope envelope, String requestId) {
    String page = StrictJson.utf8(HTML.encode(envelope, requestId));
    return STYLE.matcher(page).replaceAll("<style></style>");
  }
}
