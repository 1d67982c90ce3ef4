package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Reporters that are made of others. */
class ReportersTest {

  private final Reports.Kept kept = new Reports.Kept();
  private final ErrorReport report = Reports.of(1);

  @Test
  void noneDoesNothing() throws Exception {
    try (ErrorReporter none = ErrorReporters.none()) {
      none.report(report);
      none.flush(Duration.ofSeconds(1));
      assertThat(none.counts()).isEqualTo(new ReportCounts(0, 0, Map.of()));
    }
  }

  @Test
  void allTellsEachWhateverTheOthersDo() throws Exception {
    ErrorReporter broken =
        any -> {
          throw new IOException("down");
        };
    ErrorReporter worse =
        any -> {
          throw new AssertionError("down too");
        };
    assertThatThrownBy(() -> ErrorReporters.all(broken, worse, kept).report(report))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ErrorReporters.all(worse, broken, kept).report(report))
        .isInstanceOf(AssertionError.class);
    assertThat(kept.reports).containsExactly(report, report);
  }

  @Test
  void allClosesEachWhateverTheOthersDo() {
    ErrorReporter broken =
        new ErrorReporter() {
          @Override
          public void report(ErrorReport any) {}

          @Override
          public void close() {
            throw new IllegalStateException("stuck");
          }
        };
    assertThatThrownBy(() -> ErrorReporters.all(broken, kept).close()).hasMessage("stuck");
    assertThat(kept.closed).isTrue();
  }

  @Test
  void anErrorKeepsNoneFromBeingFlushedAndClosed() {
    AtomicBoolean flushed = new AtomicBoolean();
    ErrorReporter broken =
        new ErrorReporter() {
          @Override
          public void report(ErrorReport any) {}

          @Override
          public void flush(Duration deadline) {
            throw new NoClassDefFoundError("flush");
          }

          @Override
          public void close() {
            throw new NoClassDefFoundError("close");
          }
        };
    ErrorReporter whole =
        new ErrorReporter() {
          @Override
          public void report(ErrorReport any) {}

          @Override
          public void flush(Duration deadline) {
            flushed.set(true);
          }
        };
    ErrorReporter all = ErrorReporters.all(broken, whole, kept);
    assertThatThrownBy(() -> all.flush(Duration.ofSeconds(1))).hasMessage("flush");
    assertThatThrownBy(all::close).hasMessage("close");
    assertThat(flushed).isTrue();
    assertThat(kept.closed).isTrue();
  }

  @Test
  void whatNobodyHasDeclaredIsThrownAsItIs() {
    Throwable undeclared = new Throwable("neither an Error nor an Exception");
    ErrorReporter sneaky = any -> ReportersTest.<RuntimeException>sneak(undeclared);
    assertThatThrownBy(() -> ErrorReporters.all(sneaky, kept).report(report)).isSameAs(undeclared);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void onlyWhatIsWantedIsReported() throws Exception {
    try (ErrorReporter only = ErrorReporters.only(one -> one.fingerprint().bits() == 2, kept)) {
      only.report(Reports.of(1));
      only.report(Reports.of(2));
      assertThat(kept.kinds()).containsExactly(2L);
      assertThat(only.counts()).isEqualTo(new ReportCounts(1, 0, Map.of("filtered", 1L)));
    }
    assertThat(kept.closed).isTrue();
  }

  @Test
  void aShareIsReportedByChance() throws Exception {
    ErrorReporter half = ErrorReporters.sampled(0.5, kept);
    for (int i = 0; i < 2_000; i++) {
      half.report(report);
    }
    assertThat(kept.reports).hasSizeBetween(800, 1_200);
    long dropped = half.counts().dropped().get("sampled");
    assertThat(half.counts().sent()).isEqualTo(kept.reports.size()).isEqualTo(2_000 - dropped);
  }

  @Test
  void theEndsOfTheScaleAreCertain() throws Exception {
    for (int i = 0; i < 200; i++) {
      ErrorReporters.sampled(0, kept).report(report);
    }
    assertThat(kept.reports).isEmpty();
    for (int i = 0; i < 200; i++) {
      ErrorReporters.sampled(1, kept).report(report);
    }
    assertThat(kept.reports).hasSize(200);
    for (double none : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ErrorReporters.sampled(none, kept))
          .withMessageContaining("0 to 1");
    }
  }

  @Test
  void whatIsSampledOutIsNotEvenDrawnUp() throws Exception {
    ErrorReporters.sampled(0, kept).occurred(new Undrawn(report));
    assertThat(kept.reports).isEmpty();
  }

  @Test
  void mappedSendsWhatTheFunctionMakes() throws Exception {
    ErrorReporter mapped =
        ErrorReporters.mapped(
            one -> one.fingerprint().bits() == 1 ? one.toBuilder().path("/x").build() : null, kept);
    mapped.report(Reports.of(1));
    mapped.report(Reports.of(2));
    assertThat(kept.reports)
        .singleElement()
        .satisfies(one -> assertThat(one.path()).isEqualTo("/x"));
    assertThat(mapped.counts().dropped()).containsExactly(Map.entry("filtered", 1L));
  }

  @Test
  void whatTheFunctionFailsOnIsNotSent() {
    ErrorReporter mapped =
        ErrorReporters.mapped(
            one -> {
              throw new IllegalStateException("before send");
            },
            kept);
    assertThatThrownBy(() -> mapped.report(report)).hasMessage("before send");
    assertThat(kept.reports).isEmpty();
  }

  @Test
  void countsAreOfAllOfIt() throws Exception {
    ErrorReporter nested =
        ErrorReporters.only(one -> true, ErrorReporters.only(one -> false, kept));
    nested.report(report);
    assertThat(nested.counts()).isEqualTo(new ReportCounts(0, 0, Map.of("filtered", 1L)));
    FailureLedger ledger = FailureLedger.create();
    ErrorReporter both = ErrorReporters.all(nested, ledger);
    both.report(report);
    assertThat(both.counts()).isEqualTo(new ReportCounts(1, 0, Map.of("filtered", 2L)));
  }
}
