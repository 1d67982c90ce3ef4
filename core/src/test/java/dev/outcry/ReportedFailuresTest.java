package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.context.TraceContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.BadGateway;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.ErrorReporters;
import dev.outcry.report.FailureGroup;
import dev.outcry.report.FailureLedger;
import dev.outcry.testing.CapturedLog;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

/** What the team must know is reported once, and no reporter makes anything worse. */
@Timeout(300)
class ReportedFailuresTest {

  private final RequestContext context =
      RequestContext.builder().method("GET").path("/orders").user("u:1").build();
  private final List<ErrorReport> reports = new ArrayList<>();
  private final FailureLedger ledger = FailureLedger.create();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.of("dev.outcry");
  }

  @AfterEach
  void release() {
    log.close();
  }

  private Outcry.Builder toolkit() {
    return Outcry.builder().reporters(reports::add).ledger(ledger);
  }

  private static IOException failing(String message) {
    return new IOException(message);
  }

  @Test
  void theReportSaysWhatTheLineSays() {
    TraceContext trace = new TraceContext("0af7651916cd43dd8448eb211c80319c", null, null, true);
    RequestContext traced = context.toBuilder().trace(trace).build();
    Instant before = Instant.now();
    IOException error = new IOException("disk full", new IllegalStateException());
    Failure failure =
        toolkit()
            .on(IOException.class, (e, c) -> ErrorEnvelope.of(500).reason("no_disk"))
            .release("2.3")
            .environment("test")
            .build()
            .handle(error, traced);
    ErrorReport report = reports.get(0);
    assertThat(report.fingerprint()).isEqualTo(failure.fingerprint().orElseThrow());
    assertThat(report.occurredAt()).isBetween(before, Instant.now());
    assertThat(report.status()).isEqualTo(500);
    assertThat(report.blame()).isEqualTo(Blame.SERVER);
    assertThat(report.reason()).isEqualTo("no_disk");
    assertThat(report.causes())
        .extracting(Cause::type, Cause::message)
        .containsExactly(
            tuple("java.io.IOException", "disk full"),
            tuple("java.lang.IllegalStateException", null));
    assertThat(report.causes().get(0).frames()).containsExactly(error.getStackTrace());
    assertThat(report.requestId()).isEqualTo(traced.requestId());
    assertThat(report.trace()).contains(trace);
    assertThat(report.method()).isEqualTo("GET");
    assertThat(report.path()).isEqualTo("/orders");
    assertThat(report.operation()).isNull();
    assertThat(report.user()).isEqualTo("u:1");
    assertThat(report.release()).isEqualTo("2.3");
    assertThat(report.environment()).isEqualTo("test");
  }

  @Test
  void onlyWhatTheTeamIsToBlameForIsReported() {
    Outcry outcry = toolkit().build();
    outcry.handle(404, context);
    outcry.handle(503, context);
    outcry.aborted(failing("gone"), context);
    outcry.handle(500, context);
    outcry.handle(new BadGateway(), context);
    assertThat(reports).extracting(ErrorReport::status).containsExactly(500, 502);
  }

  @Test
  void whoseFailuresAreReportedCanBeSaid() {
    Outcry outcry = toolkit().reportBlamedOn(Blame.CLIENT, Blame.OVERLOAD).build();
    Failure failure = outcry.handle(404, context);
    outcry.handle(503, context);
    outcry.handle(500, context);
    assertThat(failure.fingerprint()).isEmpty();
    assertThat(reports).extracting(ErrorReport::status).containsExactly(404, 503);
    assertThat(ledger.groups()).hasSize(2);
  }

  @Test
  void eachIsReportedOnce() {
    Outcry outcry = toolkit().build();
    IOException error = failing("once");
    outcry.handle(error, context);
    outcry.handle(new RuntimeException(error), context);
    assertThat(reports).hasSize(1);
    assertThat(ledger.groups()).extracting(FailureGroup::count).containsExactly(1L);
  }

  @Test
  void theLedgerTellsHowOften() {
    Outcry outcry = toolkit().release("2.3").build();
    for (int i = 0; i < 5; i++) {
      outcry.handle(failing("number " + i), context);
    }
    assertThat(outcry.ledger()).containsSame(ledger);
    FailureGroup group = ledger.groups().get(0);
    assertThat(group.count()).isEqualTo(5);
    assertThat(group.title()).isEqualTo("java.io.IOException: number 0");
    assertThat(group.releases()).containsEntry("2.3", 5L);
    assertThat(Outcry.create().ledger()).isEmpty();
  }

  @Test
  void ofARepetitionTheLedgerDrawsNothingUp() {
    AtomicInteger scrubbed = new AtomicInteger();
    Outcry outcry =
        Outcry.builder()
            .ledger(ledger)
            .scrubber(
                text -> {
                  scrubbed.addAndGet(text.equals("/orders") ? 1 : 0);
                  return text;
                })
            .logLevel(status -> true, Level.TRACE)
            .build();
    log.at(ch.qos.logback.classic.Level.OFF);
    for (int i = 0; i < 5; i++) {
      outcry.handle(failing("again"), context);
    }
    assertThat(ledger.groups().get(0).count()).isEqualTo(5);
    assertThat(scrubbed).hasValue(1);
  }

  @Test
  void theFailureOfAHandlerIsToldToo() {
    toolkit()
        .on(
            IOException.class,
            (error, where) -> {
              throw new IllegalStateException("in the handler");
            })
        .build()
        .handle(failing("first"), context);
    assertThat(reports.get(0).causes())
        .extracting(Cause::message)
        .containsExactly("in the handler", "first");
  }

  @Test
  void nothingThatWasPlantedIsReported() {
    String password = "hun" + "ter2";
    toolkit().build().handle(failing("login with password=" + password), context);
    assertThat(reports.get(0).toString()).contains("password").doesNotContain(password);
    assertThat(ledger.groups().get(0).toString()).doesNotContain(password);
  }

  @Test
  void aReporterThatThrowsHarmsNobodyAndIsSaidOnce() {
    ErrorReporter broken =
        report -> {
          throw new AssertionError("the aggregator is down");
        };
    Outcry outcry = Outcry.builder().reporters(broken, reports::add).build();
    assertThat(outcry.handle(failing("a"), context).status()).isEqualTo(500);
    outcry.handle(failing("b"), context);
    assertThat(reports).hasSize(2);
    assertThat(log.lines().stream().filter(line -> !line.logger().endsWith(".failure")))
        .singleElement()
        .satisfies(
            line -> assertThat(line.message()).contains("reporter", broken.getClass().getName()));
  }

  @Test
  void aReporterThatWasInterruptedLeavesTheThreadInterrupted() {
    ErrorReporter interrupted =
        report -> {
          throw new InterruptedException();
        };
    Outcry.builder().reporters(interrupted, reports::add).build().handle(failing("a"), context);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reports).hasSize(1);
  }

  @Test
  void aReporterThatHandlesItsOwnFailureIsNotToldOfItAndNorIsAnybody() {
    Outcry[] self = new Outcry[1];
    AtomicInteger calls = new AtomicInteger();
    List<Integer> told = new ArrayList<>();
    ErrorReporter recursive =
        report -> {
          calls.incrementAndGet();
          self[0].handle(new BadGateway(), context);
        };
    self[0] =
        Outcry.builder()
            .reporters(recursive, reports::add)
            .listeners((failure, where) -> told.add(failure.status()))
            .build();
    self[0].handle(failing("first"), context);
    assertThat(calls).hasValue(1);
    assertThat(reports).extracting(ErrorReport::status).containsExactly(500);
    assertThat(told).containsExactly(502, 500); // listeners and the log are told
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void aReporterOnAThreadOfItsOwnDoesNotReportItselfEither() {
    Outcry[] self = new Outcry[1];
    AtomicInteger calls = new AtomicInteger();
    ErrorReporter async =
        ErrorReporters.asyncBuilder(
                report -> {
                  calls.incrementAndGet();
                  self[0].guard(
                      "sending",
                      () -> {
                        throw new IllegalStateException("number " + calls);
                      });
                })
            .dedupeWindow(Duration.ZERO)
            .build();
    self[0] = Outcry.builder().reporters(async).build();
    self[0].handle(failing("first"), context);
    for (int i = 0; i < 3; i++) {
      async.flush(Duration.ofMinutes(1));
    }
    assertThat(calls).hasValue(1);
    self[0].close();
  }

  @Test
  void closingTheToolkitClosesItsReporters() {
    List<String> closed = new ArrayList<>();
    record Named(String name, List<String> closed) implements ErrorReporter {
      @Override
      public void report(ErrorReport report) {}

      @Override
      public void close() {
        closed.add(name);
        throw new IllegalStateException(name);
      }
    }
    Outcry outcry =
        Outcry.builder().reporters(new Named("a", closed), new Named("b", closed)).build();
    outcry.close();
    assertThat(closed).containsExactly("a", "b");
    assertThat(outcry.handle(500, context).status()).isEqualTo(500);
  }

  @Test
  void failuresOfAClassCanHaveAKeyOfTheirOwn() {
    Outcry outcry =
        toolkit()
            .fingerprint(SQLException.class, SQLException::getSQLState)
            .fingerprint(
                IllegalStateException.class,
                error -> {
                  throw new IllegalArgumentException("no key");
                })
            .build();
    outcry.handle(new SQLException("here", "23505"), context);
    outcry.handle(elsewhere("23505"), context);
    outcry.handle(new SQLException("here", "08001"), context);
    outcry.handle(new SQLException("here"), context); // no key: by its place
    outcry.handle(new IllegalStateException("a"), context);
    assertThat(ledger.groups())
        .extracting(FailureGroup::count)
        .containsExactlyInAnyOrder(2L, 1L, 1L, 1L);
  }

  private static SQLException elsewhere(String state) {
    class Subclass extends SQLException {
      private static final long serialVersionUID = 1L;

      Subclass() {
        super("elsewhere", state);
      }
    }
    return new Subclass();
  }

  @Test
  void ofTwoKeysTheNearerClassHolds() {
    Outcry outcry =
        toolkit()
            .fingerprint(Exception.class, error -> "any")
            .fingerprint(IOException.class, error -> "io")
            .build();
    outcry.handle(failing("a"), context);
    outcry.handle(new FileNotFoundException(), context);
    outcry.handle(new SQLException(), context);
    assertThat(ledger.groups()).extracting(FailureGroup::count).containsExactlyInAnyOrder(2L, 1L);
  }

  @Test
  void nullsAreRefusedAtOnce() {
    assertThatNullPointerException().isThrownBy(() -> Outcry.builder().ledger(null));
    assertThatNullPointerException()
        .isThrownBy(() -> Outcry.builder().reporters((ErrorReporter) null));
  }

  @Test
  void theLedgerCountsByTheReleaseThatReportsTell() {
    String secret = "hunter2" + "hunter2";
    Outcry outcry = toolkit().release("2.3 password=" + secret + " " + "x".repeat(5_000)).build();
    outcry.handle(new IllegalStateException("stuck"), RequestContext.of("import"));
    FailureGroup group = ledger.groups().get(0);
    assertThat(group.releases()).containsOnlyKeys(group.sample().release());
    assertThat(group.releases().toString()).doesNotContain(secret).hasSizeLessThan(1_000);
  }
}
