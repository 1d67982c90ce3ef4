package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.classify.Blame;
import dev.outcry.context.TraceContext;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.scrub.Scrubber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report says all that helps, and nothing that must not leave. */
class ErrorReportTest {

  private static final String SECRET = "hun" + "ter2";
  private static final Scrubber STARS = text -> text.replace(SECRET, "***");

  @Test
  void everyPartComesBack() {
    TraceContext trace = new TraceContext("0af7651916cd43dd8448eb211c80319c", null, null, true);
    ErrorReport report =
        ErrorReport.builder()
            .fingerprint(new Fingerprint(7))
            .occurredAt(Reports.NOON)
            .status(502)
            .blame(Blame.SERVER)
            .reason("no_stock")
            .error(new IOException("disk full"))
            .requestId("id-1")
            .trace(trace)
            .operation("export")
            .method("GET")
            .path("/orders/7")
            .user("u:1")
            .release("2.3")
            .environment("test")
            .suppressed(3)
            .build();
    assertThat(report.fingerprint()).isEqualTo(new Fingerprint(7));
    assertThat(report.occurredAt()).isEqualTo(Reports.NOON);
    assertThat(report.status()).isEqualTo(502);
    assertThat(report.blame()).isEqualTo(Blame.SERVER);
    assertThat(report.reason()).isEqualTo("no_stock");
    assertThat(report.requestId()).isEqualTo("id-1");
    assertThat(report.trace()).contains(trace);
    assertThat(report.operation()).isEqualTo("export");
    assertThat(report.method()).isEqualTo("GET");
    assertThat(report.path()).isEqualTo("/orders/7");
    assertThat(report.user()).isEqualTo("u:1");
    assertThat(report.release()).isEqualTo("2.3");
    assertThat(report.environment()).isEqualTo("test");
    assertThat(report.suppressed()).isEqualTo(3);
    assertThat(report).hasToString("502 SERVER 0000000000000007 java.io.IOException: disk full");
    assertThat(report.toBuilder().build()).usingRecursiveComparison().isEqualTo(report);
  }

  @Test
  void everyPartIsOptional() {
    IOException error = new IOException();
    ErrorReport report = ErrorReport.builder().error(error).build();
    assertThat(report.status()).isEqualTo(500);
    assertThat(report.blame()).isEqualTo(Blame.SERVER);
    assertThat(ErrorReport.builder().status(502).build().blame()).isEqualTo(Blame.DEPENDENCY);
    assertThat(report.requestId()).isNull();
    assertThat(report.fingerprint()).isEqualTo(Fingerprint.of(error));
    assertThat(ErrorReport.builder().build().toString()).endsWith(" 500 Internal Server Error");
  }

  @Test
  void everyTextIsScrubbed() {
    Exception error = new Exception("a " + SECRET, new IOException("b " + SECRET));
    ErrorReport report =
        ErrorReport.builder(STARS)
            .reason("c " + SECRET)
            .error(error)
            .requestId("d " + SECRET)
            .operation("e " + SECRET)
            .method("f " + SECRET)
            .path("/g/" + SECRET)
            .user("h " + SECRET)
            .release("i " + SECRET)
            .environment("j " + SECRET)
            .build();
    assertThat(texts(report))
        .containsExactly(
            "a ***", "b ***", "c ***", "d ***", "e ***", "f ***", "/g/***", "h ***", "i ***",
            "j ***");
    assertThat(
            report.toBuilder()
                .causes(List.of(new Cause("x.Y", "later " + SECRET, List.of())))
                .path("/later/" + SECRET)
                .build())
        .satisfies(later -> assertThat(texts(later)).noneMatch(text -> text.contains(SECRET)));
  }

  private static List<String> texts(ErrorReport report) {
    List<String> texts = new ArrayList<>();
    report.causes().forEach(cause -> texts.add(cause.message()));
    texts.addAll(
        Arrays.asList(
            report.reason(),
            report.requestId(),
            report.operation(),
            report.method(),
            report.path(),
            report.user(),
            report.release(),
            report.environment()));
    texts.removeIf(text -> text == null);
    return texts;
  }

  @Test
  void aScrubberThatFailsHidesTheText() {
    Scrubber broken =
        text -> {
          throw new StackOverflowError();
        };
    for (Scrubber scrubber : List.of(broken, (Scrubber) text -> null)) {
      ErrorReport report =
          ErrorReport.builder(scrubber).error(new IOException(SECRET)).path(SECRET).build();
      assertThat(texts(report)).containsOnly("[scrubbing failed]");
    }
  }

  @Test
  void theOriginalScrubberIsTheDefaultOne() {
    String mail = "someone" + "@" + "example.org";
    assertThat(texts(ErrorReport.builder().error(new IOException("to " + mail)).build()))
        .noneMatch(text -> text.contains(mail));
  }

  @Test
  void theChainIsToldOutermostFirstWithItsFrames() {
    IOException root = new IOException();
    IllegalStateException outer = new IllegalStateException("outer", root);
    List<Cause> causes = ErrorReport.builder().error(outer).build().causes();
    assertThat(causes)
        .containsExactly(
            new Cause("java.lang.IllegalStateException", "outer", List.of(outer.getStackTrace())),
            new Cause("java.io.IOException", null, List.of(root.getStackTrace())));
  }

  @Test
  void whatFailedMeanwhileIsToldFirstAndNothingTwice() {
    IOException error = new IOException("error", new Exception("root"));
    IllegalStateException meanwhile = new IllegalStateException("handler", error);
    assertThat(ErrorReport.builder().error(error, meanwhile).build().causes())
        .extracting(Cause::message)
        .containsExactly("handler", "error", "root");
  }

  @Test
  void nothingOfItCanBeChanged() {
    List<StackTraceElement> frames =
        new ArrayList<>(List.of(new StackTraceElement("a.B", "c", "B.java", 1)));
    List<Cause> causes = new ArrayList<>(List.of(new Cause("a.B", null, frames)));
    ErrorReport.Builder builder = ErrorReport.builder().causes(causes).status(502);
    ErrorReport report = builder.build();
    frames.clear();
    causes.clear();
    builder.status(404).path("/other");
    assertThat(report.causes()).hasSize(1);
    assertThat(report.causes().get(0).frames()).hasSize(1);
    assertThat(report.status()).isEqualTo(502);
    assertThat(report.path()).isNull();
    assertThatThrownBy(() -> report.causes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> report.causes().get(0).frames().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hostileThrowablesAreBounded() {
    Exception a = new Exception("x".repeat(100_000));
    Exception b = new Exception("b", a);
    a.initCause(b);
    StackTraceElement[] many = new StackTraceElement[5_000];
    Arrays.fill(many, new StackTraceElement("a.B", "c", null, 1));
    b.setStackTrace(many);
    ErrorReport report = ErrorReport.builder().error(a).path("\n".repeat(1_000)).build();
    assertThat(report.causes()).hasSize(2);
    assertThat(report.causes().get(0).message()).hasSize(8_192);
    assertThat(report.causes().get(1).frames()).hasSize(256);
    assertThat(report.path()).hasSize(512).doesNotContain("\n");
  }

  @Test
  void aThrowableThatThrowsIsReportedAllTheSame() {
    class Hostile extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new IllegalStateException();
      }

      @Override
      public StackTraceElement[] getStackTrace() {
        throw new IllegalStateException();
      }

      @Override
      public synchronized Throwable getCause() {
        throw new IllegalStateException();
      }
    }
    assertThat(ErrorReport.builder().error(new Hostile()).build().causes())
        .containsExactly(new Cause(Hostile.class.getName(), "[unprintable]", List.of()));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorReport.builder().status(200))
        .withMessageContaining("400 to 599");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorReport.builder().suppressed(-1))
        .withMessageContaining("-1");
  }

  @Test
  void namesOfClassesAreShortAndOnOneLineAndMessagesWellFormed() {
    String name = "made.Up\n" + "a".repeat(100_000);
    ErrorReport report =
        ErrorReport.builder()
            .causes(List.of(new Cause(name, "half \ud800 a pair", List.of())))
            .build();
    assertThat(report.causes().get(0).type()).startsWith("made.Up\\u000aaaa").hasSize(512);
    assertThat(report.causes().get(0).message()).isEqualTo("half \ufffd a pair");
    assertThat(ErrorReport.builder().error(new Error("\udc00")).build().causes().get(0).message())
        .isEqualTo("\ufffd");
  }
}
