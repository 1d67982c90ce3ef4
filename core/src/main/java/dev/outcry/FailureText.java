package dev.outcry;

import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpException;
import dev.outcry.http.HttpStatus;
import dev.outcry.internal.Causes;
import dev.outcry.internal.SafeText;
import java.util.List;

/** The words of the failure line, always on one line. */
final class FailureText {

  /** What a status and a space are long. */
  private static final int CODE = 4;

  /** Causes that are told where no stack trace tells them. */
  private static final int CAUSES = 4;

  private final Scrubbing scrubbing;

  FailureText(Scrubbing scrubbing) {
    this.scrubbing = scrubbing;
  }

  /**
   * Such as {@code 404 Not Found on GET /orders/7: no order 7}. Its parts are scrubbed one by one:
   * a path that ends in {@code /token} says nothing of the word behind it.
   *
   * @param traced whether a stack trace comes with it; without one the causes are told here, since
   *     nothing else would
   */
  String message(Failure failure, RequestContext context, boolean traced) {
    int status = failure.status();
    String name = failure.blame() == Blame.ABORTED ? "Client Gone" : HttpStatus.phrase(status);
    StringBuilder text = new StringBuilder(128).append(status).append(' ').append(name);
    if (context.operation() != null) {
      text.append(" in ").append(scrubbing.text(context.operation()));
    } else if (context.path() != null) {
      String method = context.method();
      text.append(" on ");
      if (method != null) {
        text.append(scrubbing.text(method)).append(' ');
      }
      text.append(scrubbing.text(context.path()));
      if (context.query() != null) {
        text.append('?').append(scrubbing.query(context.query()));
      }
    }
    Throwable error = failure.classification().error();
    text.append(": ").append(detail(error));
    if (!traced) {
      tellCauses(error, text);
    }
    return SafeText.oneLine(text.toString());
  }

  private void tellCauses(Throwable error, StringBuilder text) {
    if (Causes.causeOf(error) == null) { // most often: what is thrown for a status has none
      return;
    }
    List<Throwable> chain = Causes.chain(error);
    for (Throwable cause : chain.subList(1, Math.min(chain.size(), 1 + CAUSES))) {
      text.append("; caused by ").append(scrubbing.describe(cause));
    }
  }

  /** An exception of ours begins its message with what the line has said already. */
  private String detail(Throwable error) {
    if (!(error instanceof HttpException http)) {
      return scrubbing.describe(error);
    }
    String message = scrubbing.messageOf(error);
    return message == null
        ? scrubbing.text(http.description())
        : message.substring(openingOf(message, http.status()));
  }

  /** The length of {@code 404 Not Found: } in front of a message; 0 if it does not begin so. */
  private static int openingOf(String message, int status) {
    String phrase = HttpStatus.phrase(status);
    int end = CODE + phrase.length();
    return message.startsWith(phrase, CODE)
            && message.startsWith(": ", end)
            && message.startsWith(status + " ")
        ? end + 2
        : 0;
  }

  /** The handler's failure, with the place where it happened: its trace has no line of its own. */
  String withPlace(Throwable failure) {
    StackTraceElement[] frames = Causes.framesOf(failure);
    String what = scrubbing.describe(failure);
    for (StackTraceElement frame : frames) {
      if (!frame.getClassName().startsWith("java.")) { // requireNonNull and the like are no place
        return SafeText.oneLine(what + " at " + frame);
      }
    }
    return SafeText.oneLine(what);
  }
}
