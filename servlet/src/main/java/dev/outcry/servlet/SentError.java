package dev.outcry.servlet;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.http.HttpStatus;
import dev.outcry.internal.Bounds;
import dev.outcry.internal.SafeText;
import dev.outcry.servlet.ErrorFilter.SendErrorText;
import org.jspecify.annotations.Nullable;

/** What an application means that calls {@code sendError}, as a failure like any other. */
final class SentError {

  private SentError() {}

  /**
   * The message goes to the log, and to the client only where the filter was told so: containers
   * and libraries put class names into it. To be called where it is sent, so that the trace of a
   * 5xx shows who sent it.
   */
  static HttpException of(int status, @Nullable String message, Exchange exchange) {
    HttpException error = HttpErrors.of(HttpStatus.isError(status) ? status : 500);
    if (!HttpStatus.isError(status)) {
      error.logMessage("sendError was called with " + status + ", which is no status of an error");
    } else if (message != null) {
      error.logMessage(message);
      show(message, error, exchange.setup());
    }
    Throwable toldOf = exchange.causeOfSent();
    if (toldOf != null) { // a listener of the application says what that means to the client
      error.causedBy(toldOf);
    }
    return error;
  }

  private static void show(String message, HttpException error, Setup setup) {
    if (setup.options().sendErrorText() != SendErrorText.SHOW || message.isBlank()) {
      return;
    }
    try {
      error.description(setup.outcry().scrubber().scrub(SafeText.cut(message, Bounds.TEXT_CHARS)));
    } catch (Throwable broken) { // foreign code; the client has the general text instead
      error.description(null);
    }
  }
}
