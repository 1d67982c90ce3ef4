package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.core.status.Status;
import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.report.ErrorReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the application logs as an error is reported. */
class ReportingAppenderTest {

  private final List<ErrorReport> reports = new ArrayList<>();
  private final ReportingAppender reporting = new ReportingAppender();
  private final Wiring wiring = Wiring.through(reporting);
  private final Logger logger = wiring.logger();

  ReportingAppenderTest() {
    reporting.setReporter(reports::add);
    reporting.setRelease("1.2.3");
  }

  @AfterEach
  void close() {
    wiring.close();
  }

  private ErrorReport only() {
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }

  /** Writes the failure line of what fails, as the toolkit does into another log. */
  private void failureLine(Failure failure) {
    wiring
        .context
        .getLogger(FailureLine.LOGGER)
        .atError()
        .addKeyValue("status", failure.status())
        .addKeyValue("fingerprint", failure.fingerprint().orElseThrow().toString())
        .log("500");
  }

  @Test
  void anErrorIsReportedWithItsWordsAndItsThrowableScrubbed() {
    RequestContext request = RequestContext.builder().method("GET").path("/orders/7").build();
    Exception thrown = new IllegalStateException("card " + Planted.CARD, new RuntimeException());
    request.run(() -> logger.error("no mail to {}", Planted.MAIL, thrown));
    ErrorReport report = only();
    assertThat(report.causes())
        .extracting(ErrorReport.Cause::type)
        .containsExactly(
            "com.example.Shop", "java.lang.IllegalStateException", "java.lang.RuntimeException");
    assertThat(report.causes())
        .extracting(ErrorReport.Cause::message)
        .containsExactly("no mail to [email]", "card [card]", null);
    assertThat(report.causes().get(1).frames()).isNotEmpty();
    assertThat(report.requestId()).isEqualTo(request.requestId());
    assertThat(report.path()).isEqualTo("/orders/7");
    assertThat(report.release()).isEqualTo("1.2.3");
    assertThat(report.status()).isEqualTo(500);
  }

  @Test
  void warningsAndFailureLinesAreNot() {
    logger.warn("careful");
    try (Outcry outcry = Outcry.create()) {
      failureLine(outcry.handle(new IllegalStateException(), RequestContext.of("test")));
    }
    assertThat(reports).isEmpty();
  }

  @Test
  void ofOnePatternAllAreOneFailureAndOfTwoTheyAreTwo() {
    logger.error("no order {}", 7);
    logger.error("no order {}", 8);
    logger.error("no customer {}", 8);
    assertThat(reports).hasSize(3);
    assertThat(reports.get(0).fingerprint()).isEqualTo(reports.get(1).fingerprint());
    assertThat(reports.get(0).fingerprint()).isNotEqualTo(reports.get(2).fingerprint());
  }

  @Test
  void anErrorThatIsLoggedAndThrownHasTheFingerprintOfItsFailure() {
    Exception thrown = new IllegalStateException("why");
    logger.error("failed", thrown);
    try (Outcry outcry = Outcry.create()) {
      Failure failure = outcry.handle(new RuntimeException(thrown), RequestContext.of("test"));
      assertThat(failure.fingerprint()).hasValue(only().fingerprint());
    }
  }

  @Test
  void inOneRequestOneFailureIsReportedOnceAndNotAfterItsLine() {
    Exception thrown = new IllegalStateException("why");
    RequestContext.of("test")
        .run(
            () -> {
              logger.error("failed", thrown);
              logger.error("really", thrown);
            });
    assertThat(reports).hasSize(1);
    try (Outcry outcry = Outcry.create()) {
      Exception other = new IllegalStateException("another");
      RequestContext.of("test")
          .run(
              () -> {
                failureLine(outcry.handle(other, RequestContext.current().orElseThrow()));
                logger.error("said again", other);
              });
    }
    assertThat(reports).hasSize(1);
  }

  @Test
  void aReporterThatFailsAndLogsHarmsNobodyAndReportsNothingOfItself() {
    reporting.setReporter(
        report -> {
          reports.add(report);
          logger.error("cannot report");
          throw new StackOverflowError();
        });
    assertThatCode(() -> logger.error("failed")).doesNotThrowAnyException();
    logger.error("and again");
    assertThat(reports).hasSize(2);
    assertThat(wiring.status(Status.WARN)).hasSize(1);
  }

  @Test
  void itMayStandBehindAScrubbingAppender() {
    Exception thrown = new IllegalStateException("card " + Planted.CARD);
    ReportingAppender behind = new ReportingAppender();
    behind.setReporter(reports::add);
    try (Wiring safe = Wiring.through(new ScrubbingAppender(), behind)) {
      safe.logger().error("failed", thrown);
    }
    assertThat(only().causes()).hasSize(2);
    assertThat(only().causes().get(1).frames()).isNotEmpty();
  }
}
