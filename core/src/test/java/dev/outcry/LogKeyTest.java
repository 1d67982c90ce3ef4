package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the failure line can have other names. */
class LogKeyTest {

  @Test
  void eachKeyCanBeRenamed() {
    Outcry outcry =
        Outcry.builder()
            .logKey("status", "http.response.status_code")
            .logKey("exception", "exception.type")
            .logKey("fingerprint", "error.fingerprint")
            .build();
    try (CapturedLog log = CapturedLog.ofFailures().at(Level.INFO)) {
      outcry.handle(new IOException(), RequestContext.of("test"));
      assertThat(log.only().keyValues())
          .containsOnlyKeys(
              "http.response.status_code", "blame", "error.fingerprint", "exception.type")
          .containsEntry("http.response.status_code", 500);
    }
  }

  @Test
  void twoKeysCanChangePlaces() {
    Outcry outcry = Outcry.builder().logKey("status", "blame").logKey("blame", "status").build();
    try (CapturedLog log = CapturedLog.ofFailures().at(Level.INFO)) {
      outcry.handle(404, RequestContext.of("test"));
      assertThat(log.only().keyValues())
          .containsEntry("status", "CLIENT")
          .containsEntry("blame", 404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"request_id", "Status", "", "message"})
  void anUnknownKeyIsRefusedWithTheKnownOnes(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Outcry.builder().logKey(key, "x"))
        .withMessageContaining("\"" + key + "\"")
        .withMessageContaining("handler_failure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Outcry.builder().logKey("status", name))
        .withMessageContaining("status");
  }

  @Test
  void twoKeysOfOneNameAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Outcry.builder().logKey("status", "reason").build())
        .withMessageContainingAll("status", "reason");
    assertThatIllegalStateException()
        .isThrownBy(() -> Outcry.builder().logKey("status", "x").logKey("seen", "x").build())
        .withMessageContaining("\"x\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"request_id", "trace_id", "path", "user"})
  void aNameThatTheContextUsesIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Outcry.builder().logKey("status", name))
        .withMessageContaining(name);
  }
}
