package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import ch.qos.logback.classic.Level;
import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Building a toolkit does nothing that anybody would notice. */
class BuildingTest {

  @Test
  void itWritesNoLineAndLeavesTheThreadAsItWas() {
    RequestContext context = RequestContext.of("lazy start");
    try (CapturedLog log = CapturedLog.ofFailures().at(Level.TRACE);
        RequestContext.Scope scope = context.open()) {
      assertThat(scope).isNotNull();
      Map<String, String> before = MDC.getCopyOfContextMap();
      try (Outcry outcry = Outcry.create()) {
        assertThat(outcry.format(null).mediaType()).isEqualTo("application/json");
      }
      assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
      assertThat(RequestContext.current()).containsSame(context);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void whatWouldFailLaterIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Outcry.builder().inApp("com.example", ""))
        .withMessageContaining("com.example.shop");
    assertThatNullPointerException().isThrownBy(() -> Outcry.builder().requestIds(null));
  }
}
