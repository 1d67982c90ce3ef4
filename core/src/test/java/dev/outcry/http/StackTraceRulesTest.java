package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpErrors.TooManyRequests;
import org.junit.jupiter.api.Test;

/** A trace costs forty times the rest: failures that steer have none, all others do. */
class StackTraceRulesTest {

  @Test
  void clientErrorsMadeByOfAndAbortHaveNone() {
    for (int status = 400; status <= 499; status++) {
      int aborted = status;
      assertThat(HttpErrors.of(status).getStackTrace()).as("of(%d)", status).isEmpty();
      assertThat(HttpErrors.of(status, "x").getStackTrace()).as("of(%d, x)", status).isEmpty();
      assertThat(catchThrowable(() -> HttpErrors.abort(aborted)).getStackTrace())
          .as("abort(%d)", status)
          .isEmpty();
    }
  }

  @Test
  void serverErrorsAlwaysHaveOne() {
    for (int status = 500; status <= 599; status++) {
      int aborted = status;
      assertThat(HttpErrors.of(status).getStackTrace()).as("of(%d)", status).isNotEmpty();
      assertThat(HttpErrors.of(status, "x").getStackTrace()).as("of(%d, x)", status).isNotEmpty();
      assertThat(catchThrowable(() -> HttpErrors.abort(aborted)).getStackTrace())
          .as("abort(%d)", status)
          .isNotEmpty();
    }
  }

  @Test
  void thoseMadeByNewKeepTheirs() {
    assertThat(new NotFound().getStackTrace()).isNotEmpty();
    assertThat(new NotFound("No order 7.").getStackTrace()).isNotEmpty();
    assertThat(new TooManyRequests().getStackTrace()).isNotEmpty();
    assertThat(new HttpException(404).getStackTrace()).isNotEmpty();
    assertThat(new HttpException(404, "x", null).getStackTrace()).isNotEmpty();
  }

  @Test
  void aSubclassDecidesForItself() {
    class Steering extends HttpException {
      private static final long serialVersionUID = 1L;

      Steering(boolean trace) {
        super(404, null, null, trace);
      }
    }
    assertThat(new Steering(false).getStackTrace()).isEmpty();
    assertThat(new Steering(true).getStackTrace()).isNotEmpty();
  }

  @Test
  void withoutATraceItStillCollectsWhatWasSuppressed() {
    HttpException error = HttpErrors.of(404);
    Exception onClose = new Exception("close failed");
    error.addSuppressed(onClose);
    assertThat(error).hasSuppressedException(onClose);
  }
}
