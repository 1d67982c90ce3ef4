package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** How loud a failure is can be decided by its status. */
class LogLevelTest {

  private static LogLine line(Outcry outcry, int status) {
    try (CapturedLog log = CapturedLog.ofFailures()) {
      outcry.handle(status, RequestContext.of("test"));
      return log.only();
    }
  }

  @Test
  void aRuleHoldsForItsStatusesAndNoOthers() {
    Outcry outcry =
        Outcry.builder().logLevel(status -> status == 401 || status == 403, Level.WARN).build();
    assertThat(line(outcry, 401).level()).hasToString("WARN");
    assertThat(line(outcry, 404).level()).hasToString("INFO");
  }

  @Test
  void theFirstRuleThatHoldsDecides() {
    Outcry outcry =
        Outcry.builder()
            .logLevel(status -> status == 404, Level.DEBUG)
            .logLevel(status -> status < 500, Level.ERROR)
            .build();
    assertThat(line(outcry, 404).level()).hasToString("DEBUG");
    assertThat(line(outcry, 400).level()).hasToString("ERROR");
  }

  @Test
  void aQuietServerErrorKeepsItsTraceAndALoudClientErrorGetsNone() {
    Outcry outcry =
        Outcry.builder()
            .logLevel(status -> status == 500, Level.INFO)
            .logLevel(status -> status == 400, Level.ERROR)
            .build();
    assertThat(line(outcry, 500).throwable()).isPresent();
    assertThat(line(outcry, 400).throwable()).isEmpty();
  }

  @Test
  void theStatusIsTheOneThatIsSent() {
    Outcry outcry =
        Outcry.builder()
            .map(IOException.class, 409)
            .logLevel(status -> status == 409, Level.TRACE)
            .build();
    try (CapturedLog log = CapturedLog.ofFailures()) {
      outcry.handle(new IOException(), RequestContext.of("test"));
      assertThat(log.only().level()).hasToString("TRACE");
    }
  }

  @Test
  void aRuleWithoutAPartIsRefusedAtOnce() {
    assertThatNullPointerException().isThrownBy(() -> Outcry.builder().logLevel(null, Level.INFO));
    assertThatNullPointerException()
        .isThrownBy(() -> Outcry.builder().logLevel(status -> true, null));
  }
}
