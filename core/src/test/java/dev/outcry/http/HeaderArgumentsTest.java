package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.http.HttpErrors.MethodNotAllowed;
import dev.outcry.http.HttpErrors.RangeNotSatisfiable;
import dev.outcry.http.HttpErrors.Unauthorized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that become headers are checked by grammar: a sentence for the client is none. */
class HeaderArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Negotiate",
        "Basic realm=\"shop\"",
        "Basic realm=\"shop\", charset=\"UTF-8\"",
        "Bearer realm=\"api\", error=\"invalid_token\", error_description=\"It expired, sorry.\"",
        "Bearer  scope = openid",
        "Digest realm=\"a \\\"quoted\\\" word\", qop=\"auth, auth-int\", algorithm=SHA-256",
        "Negotiate YIIJvwYGKwYBBQUCoIIJszCCCa+gJDAi==",
        "NTLM TlRMTVNTUAAC",
        "DPoP algs=\"ES256 PS256\"",
      })
  void challengesAreAccepted(String challenge) {
    assertThat(new Unauthorized(challenge).headers())
        .containsExactly(Map.entry("WWW-Authenticate", List.of(challenge)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Please log in.",
        "Login required",
        "Your session has expired",
        "Basic shop",
        "Basic realm=",
        "Basic realm=\"shop",
        "Basic realm=\"shop\" charset=\"UTF-8\"",
        "Basic realm=\"shop\",",
        "Basic realm=\"a\r\nSet-Cookie: x=1\"",
        "Basic realm=\"a\\\nb\"",
        "Basic realm=\"caf\u00e9\"",
        "Basic\trealm=\"a\"",
        "Bearer realm=\"a\", Basic",
        "Negotiate two words",
      })
  void anythingElseIsRefused(String challenge) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Unauthorized(challenge));
  }

  @Test
  void theRefusalPointsToTheDescription() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Unauthorized("Please\nlog in."))
        .withMessageContaining("Basic realm=")
        .withMessageContaining("\"Please\\u000alog in.\"")
        .withMessageContaining("new Unauthorized().description(..)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Unauthorized((String) null))
        .withMessageContaining("not null");
  }

  @Test
  void aChallengeOfAMegabyteIsRefusedShortly() {
    for (String endless :
        List.of(
            "a".repeat(1_000_000),
            "Basic realm=\"" + "\\\\".repeat(500_000) + "\"",
            "Basic " + "a=b,".repeat(250_000) + "a=b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Unauthorized(endless))
          .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
    }
  }

  @Test
  void theLongestChallengeThatFitsAHeaderIsRead() {
    String challenge = "Basic realm=\"" + "\\a".repeat(505) + "\"";
    assertThat(challenge).hasSize(1_024);
    assertThat(new Unauthorized(challenge).headers()).hasSize(1);
  }

  @Test
  void severalChallengesAreSeveralHeadersInOrder() {
    assertThat(new Unauthorized("Bearer", "Basic realm=\"shop\"").headers())
        .containsExactly(Map.entry("WWW-Authenticate", List.of("Bearer", "Basic realm=\"shop\"")));
    assertThat(new Unauthorized().headers()).isEmpty();
  }

  @Test
  void allowListsTheMethods() {
    assertThat(new MethodNotAllowed("GET", "HEAD", "M-SEARCH").headers())
        .containsExactly(Map.entry("Allow", List.of("GET, HEAD, M-SEARCH")));
    assertThat(new MethodNotAllowed().headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Use POST instead.", "GET, POST", "GET\r\nX: y", "caf\u00e9"})
  void whatIsNoMethodIsRefused(String method) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodNotAllowed("GET", method))
        .withMessageContaining("new MethodNotAllowed(\"GET\", \"HEAD\")")
        .withMessageContaining("new MethodNotAllowed(\"GET\").description(..)")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n", "\r"));
  }

  @Test
  void contentRangeNamesTheLength() {
    assertThat(new RangeNotSatisfiable(100).headers())
        .containsExactly(Map.entry("Content-Range", List.of("bytes */100")));
    assertThat(new RangeNotSatisfiable(0).headers())
        .containsExactly(Map.entry("Content-Range", List.of("bytes */0")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RangeNotSatisfiable(-1))
        .withMessageContaining("-1");
  }
}
