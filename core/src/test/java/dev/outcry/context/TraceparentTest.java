package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The traceparent header, by the rules of W3C Trace Context level 2, section 3.2. */
class TraceparentTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String VALID = "00-" + TRACE + "-" + PARENT + "-01";

  private static TraceContext parsed(String header) {
    return TraceContext.parse(List.of(header)).orElseThrow();
  }

  @Test
  void itsPartsAreTheTraceAndTheCallersSpan() {
    assertThat(parsed(VALID)).isEqualTo(new TraceContext(TRACE, PARENT, null, true));
  }

  @Test
  void theSampledFlagIsOneBit() {
    assertThat(parsed("00-" + TRACE + "-" + PARENT + "-00").sampled()).isFalse();
    assertThat(parsed("00-" + TRACE + "-" + PARENT + "-02").sampled()).isFalse();
    assertThat(parsed("00-" + TRACE + "-" + PARENT + "-03").sampled()).isTrue();
    assertThat(parsed("00-" + TRACE + "-" + PARENT + "-fe").sampled()).isFalse();
    assertThat(parsed("00-" + TRACE + "-" + PARENT + "-ff").sampled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" %s", "%s ", "\t%s\t", "  %s\t "})
  void optionalWhiteSpaceAroundItIsTolerated(String form) {
    assertThat(parsed(form.formatted(VALID)).traceId()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "CC-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0A",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e47361-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-011",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
        "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7_01",
        "00-4bf92f3577b34da6a3ce929d0e0e473\uff11-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n",
        "\u00a000-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void whatBreaksARuleStartsTheTraceAnew(String header) {
    assertThat(TraceContext.parse(List.of(header))).isEmpty();
  }

  @Test
  void laterVersionsAreReadAsFarAsThisOneGoes() {
    String rest = "-" + TRACE + "-" + PARENT + "-01";
    assertThat(parsed("01" + rest)).isEqualTo(new TraceContext(TRACE, PARENT, null, true));
    assertThat(parsed("cc" + rest + "-what-the-future-brings").traceId()).isEqualTo(TRACE);
    assertThat(parsed("fe" + rest + "-").traceId()).isEqualTo(TRACE);
    assertThat(TraceContext.parse(List.of("cc" + rest + ".what"))).isEmpty();
    assertThat(TraceContext.parse(List.of("cc" + rest + "2"))).isEmpty();
  }

  @Test
  void severalHeadersOrNoneStartTheTraceAnew() {
    assertThat(TraceContext.parse(List.of())).isEmpty();
    assertThat(TraceContext.parse(List.of(VALID, VALID))).isEmpty();
    assertThat(TraceContext.parse(List.of(VALID + "," + VALID))).isEmpty();
  }

  @Test
  void idsOfAnotherFormAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceContext(TRACE + "0", null, null, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceContext("0".repeat(32), null, null, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceContext(TRACE, "xyz", null, false))
        .withMessageContaining("parent span id");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TraceContext(TRACE, null, PARENT.toUpperCase(java.util.Locale.ROOT), false));
  }
}
