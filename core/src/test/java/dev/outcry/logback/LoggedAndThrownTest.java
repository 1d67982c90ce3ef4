package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.FailureGroup;
import dev.outcry.report.FailureLedger;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** An error that the application logs and throws on is one failure, and one report. */
class LoggedAndThrownTest {

  private final List<ErrorReport> reports = Collections.synchronizedList(new ArrayList<>());
  private final ErrorReporter reporter = reports::add;
  private final ReportingAppender reporting = new ReportingAppender();
  private final Wiring wiring = Wiring.through(reporting);
  private final Logger logger = wiring.logger();
  private final Outcry outcry =
      Outcry.builder()
          .reporters(reporter)
          .fingerprint(IllegalStateException.class, error -> "by the application's own rule")
          .build();

  LoggedAndThrownTest() {
    reporting.setReporter(reporter);
  }

  @AfterEach
  void close() {
    outcry.close();
    wiring.close();
  }

  private void logAndThrow(Exception logged, Exception thrown) {
    outcry.guard(
        "buying",
        () -> {
          logger.error("cannot buy", logged);
          throw thrown;
        });
  }

  @Test
  void thrownAsItWasLogged() {
    Exception error = new IllegalStateException("sold out");
    logAndThrow(error, error);
    assertThat(reports).singleElement().satisfies(one -> assertThat(one.causes()).hasSize(2));
  }

  @Test
  void thrownInsideOfAnother() {
    Exception error = new IllegalStateException("sold out");
    logAndThrow(error, new RuntimeException(new IllegalArgumentException(error)));
    assertThat(reports).hasSize(1);
  }

  @Test
  void loggedInsideOfAnother() {
    IOException root = new IOException("disk full");
    logAndThrow(new RuntimeException("of the log", root), new IllegalStateException(root));
    assertThat(reports).hasSize(1);
  }

  @Test
  void loggedAfterItFailed() {
    Exception error = new IllegalStateException("sold out");
    RequestContext.of("buying")
        .run(
            () -> {
              outcry.handle(error, RequestContext.current().orElseThrow());
              logger.error("really", new RuntimeException(error));
            });
    assertThat(reports).singleElement().satisfies(one -> assertThat(one.causes()).hasSize(1));
  }

  @Test
  void failedInsideAndLoggedAround() {
    Exception error = new IllegalStateException("sold out");
    RequestContext.of("buying")
        .run(
            () -> {
              outcry.guard(
                  "paying",
                  () -> {
                    throw error;
                  });
              logger.error("really", error);
            });
    assertThat(reports).hasSize(1);
  }

  @Test
  void anotherErrorOfTheSameRequestIsAnotherReport() {
    logAndThrow(new IOException("the cache is gone"), new IllegalStateException("sold out"));
    assertThat(reports).hasSize(2);
  }

  @Test
  void theSameErrorInAnotherRequestIsAnotherReport() {
    Exception shared = new IllegalStateException("one for all");
    logAndThrow(shared, shared);
    logAndThrow(shared, shared);
    assertThat(reports).hasSize(2);
  }

  @Test
  void onAnotherThreadOfTheRequest() throws Exception {
    Exception error = new IllegalStateException("sold out");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      RequestContext request = RequestContext.of("buying");
      request.call(
          () -> RequestContext.wrap(pool).submit(() -> logger.error("failed", error)).get());
      outcry.handle(error, request);
    } finally {
      pool.shutdownNow();
    }
    assertThat(reports).hasSize(1);
  }

  @Test
  void theLedgerCountsItOnceAndAReporterThatHeardNothingHearsIt() {
    FailureLedger ledger = FailureLedger.create();
    reporting.setReporter(ledger);
    try (Outcry both = Outcry.builder().ledger(ledger).reporters(reporter).build()) {
      for (int i = 0; i < 3; i++) {
        both.guard(
            "buying",
            () -> {
              Exception error = new IOException("disk full");
              logger.error("cannot buy", error);
              throw error;
            });
      }
    }
    assertThat(ledger.groups()).extracting(FailureGroup::count).containsExactly(3L);
    assertThat(reports).hasSize(3);
  }

  @Test
  void whatTheReporterRefusedFromTheLogIsReportedAsAFailure() {
    reporting.setReporter(
        new ErrorReporter() {
          @Override
          public void report(ErrorReport report) throws IOException {
            throw new IOException("down");
          }
        });
    Exception error = new IllegalStateException("sold out");
    logAndThrow(error, error);
    assertThat(reports).hasSize(1);
  }

  @Test
  void noErrorIsKeptAlive() throws Exception {
    RequestContext batch = RequestContext.of("batch");
    WeakReference<Exception> gone =
        batch.call(
            () -> {
              Exception error = new IllegalStateException("one of many");
              logger.error("failed", error);
              outcry.handle(error, batch);
              return new WeakReference<>(error);
            });
    assertThat(reports).hasSize(1);
    for (int i = 0; i < 100 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(gone.get()).isNull();
    assertThat(batch.requestId()).isNotEmpty();
  }
}
