package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.StrictJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The flat shape, {@code application/json}. */
class FlatJsonTest {

  private static final EnvelopeFormat JSON = EnvelopeFormats.json();

  @Test
  void aPlainStatusSaysCodeNameDescriptionAndTheRequestId() {
    assertThat(body(ErrorEnvelope.of(404), "0190-abc"))
        .isEqualTo(
            """
            {"code":404,\
            "name":"Not Found",\
            "description":"There is nothing at this address.",\
            "request_id":"0190-abc"}""");
  }

  @Test
  void everyMemberStandsInItsPlace() {
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("zulu", Arrays.asList(1, 2.5, null));
    nested.put("alpha", Map.of());
    ErrorEnvelope envelope =
        ErrorEnvelope.of(422, "Two lines are wrong.")
            .reason("validation_failed")
            .error("items[0].qty", "must be at least 1")
            .error("", "is too short")
            .error("items[0].qty", "must be even")
            .with("price", new BigDecimal("1.10"))
            .with("nested", nested)
            .with("nothing", null)
            .with("yes", true);
    assertThat(body(envelope, "0190f5c8-7d3e-7aaa-8bbb-0123456789ab"))
        .isEqualTo(
            """
            {"code":422,\
            "name":"Unprocessable Content",\
            "description":"Two lines are wrong.",\
            "reason":"validation_failed",\
            "errors":{"items[0].qty":["must be at least 1","must be even"],"":["is too short"]},\
            "request_id":"0190f5c8-7d3e-7aaa-8bbb-0123456789ab",\
            "price":1.10,\
            "nested":{"zulu":[1,2.5,null],"alpha":{}},\
            "nothing":null,\
            "yes":true}""");
  }

  @Test
  void typeAndInstanceBelongToProblemJson() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(404)
            .type(java.net.URI.create("/errors/x"))
            .instance(java.net.URI.create("/occurrences/1"));
    assertThat(body(envelope, "abc")).isEqualTo(body(ErrorEnvelope.of(404), "abc"));
  }

  @Test
  void theMediaTypeIsJsonAndNoHeaderIsAdded() {
    assertThat(JSON.mediaType()).isEqualTo("application/json");
    assertThat(JSON.headers()).isEmpty();
  }

  @Test
  void controlCharactersAndQuotesAreEscapedAndEmojiAreUtf8() {
    String text = "a\"b\\c\u0000d\ne\u001bf\u007fg\u2028h \uD83D\uDE00 \u00e9 </script>";
    ErrorEnvelope envelope = ErrorEnvelope.of(400, text).error(text, text).with(text, text);
    byte[] body = JSON.encode(envelope, "abc");
    assertThat(StrictJson.utf8(body))
        .contains("\"a\\\"b\\\\c\\u0000d\\ne\\u001Bf\u007fg\u2028h \uD83D\uDE00 \u00e9 <")
        .matches("[^\\x00-\\x1f]*");
    assertThat(StrictJson.object(body).path("description").stringValue()).isEqualTo(text);
    assertThat(StrictJson.object(body).path("errors").path(text).path(0).stringValue())
        .isEqualTo(text);
    assertThat(StrictJson.object(body).path(text).stringValue()).isEqualTo(text);
  }

  @Test
  void loneSurrogatesBecomeReplacementCharacters() {
    String text = "a\uD83Db\uDE00c\uD83D";
    String repaired = "a\uFFFDb\uFFFDc\uFFFD";
    ErrorEnvelope envelope =
        ErrorEnvelope.of(400, text)
            .error(text, text)
            .with(text, Map.of(text, List.of(text, java.nio.CharBuffer.wrap(text), '\uD83D')));
    var body = StrictJson.object(JSON.encode(envelope, "abc"));
    assertThat(body.path("description").stringValue()).isEqualTo(repaired);
    assertThat(body.path("errors").path(repaired).path(0).stringValue()).isEqualTo(repaired);
    assertThat(body.path(repaired).path(repaired).toString())
        .isEqualTo("[\"%s\",\"%s\",\"\uFFFD\"]".formatted(repaired, repaired));
  }

  private static String body(ErrorEnvelope envelope, String requestId) {
    byte[] body = JSON.encode(envelope, requestId);
    StrictJson.object(body);
    return StrictJson.utf8(body);
  }
}
