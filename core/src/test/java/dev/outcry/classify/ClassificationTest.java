package dev.outcry.classify;

import static dev.outcry.classify.Named.handle;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A classification explains itself to people. */
class ClassificationTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  @Test
  void handledByNamesSlotScopeAndPlace() {
    registry.scope("/api/*", api -> api.on(404, named("A")));
    assertThat(handle(HttpErrors.of(404), "/api/x", registry).classification().handledBy())
        .get()
        .asString()
        .matches("on\\(404\\) in /api/\\*, registered at ClassificationTest.java:\\d+");
  }

  @Test
  void explainSaysWhatWasUnwrappedMappedAndAnswered() {
    registry
        .map(IOException.class, 503)
        .on(
            503,
            (error, context) -> {
              throw new IllegalStateException();
            });
    assertThat(
            handle(new ExecutionException(new IOException()), registry).classification().explain())
        .matches(
            """
            java.io.IOException
              taken out of java.util.concurrent.ExecutionException
              status 500, blame SERVER, by map\\(IOException.class, 503\\), registered at .*
              asked by code in the application: IOException, 503
              answered by on\\(503\\), registered at ClassificationTest.java:\\d+
              which failed with java.lang.IllegalStateException""");
  }

  @Test
  void explainSaysWhatNobodyKnew() {
    assertThat(handle(new IOException("not shown"), registry).classification().explain())
        .isEqualTo(
            """
            java.io.IOException
              status 500, blame SERVER, unexpected
              asked by class in the application: IOException, Exception, Throwable
              asked by code in the application: InternalServerError, 500
              asked by class in the application: InternalServerError, HttpException
              answered by the built-in envelope""");
  }

  @Test
  void explainSaysWhatWasAskedBefore() {
    registry
        .on(HttpErrors.Conflict.class, named("app-wide"))
        .scope("/api/*", api -> api.on(404, named("another status")))
        .scope("/api/v1/*", api -> api.on(Exception.class, named("by class")));
    assertThat(handle(HttpErrors.of(409), "/api/v1/orders", registry).classification().explain())
        .matches(
            """
            dev.outcry.http.HttpErrors\\$Conflict
              status 409, blame CLIENT
              asked by code in /api/v1/\\*: Conflict, 409
              asked by code in /api/\\*: Conflict, 409
              asked by code in the application: Conflict
              answered by on\\(Conflict.class\\), registered at ClassificationTest.java:\\d+""");
  }

  @Test
  void anAbortedFailureIsUnwrappedLikeAnyOther() {
    IOException gone = new IOException("broken pipe");
    ExecutionException thrown = new ExecutionException(gone);
    Classification aborted = ExceptionClassifier.create().aborted(thrown).classification();
    assertThat(aborted.error()).isSameAs(gone);
    assertThat(aborted.thrown()).isSameAs(thrown);
  }

  @Test
  void statusesOutsideOfTheErrorsAreClassifiedAs500() {
    for (int status : new int[] {-1, 0, 200, 302, 399, 600, Integer.MAX_VALUE}) {
      assertThat(ExceptionClassifier.create().classify(status).status()).isEqualTo(500);
    }
  }
}
