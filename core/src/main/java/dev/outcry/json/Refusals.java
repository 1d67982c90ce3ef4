package dev.outcry.json;

import dev.outcry.http.HttpException;
import dev.outcry.internal.Causes;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What was thrown while a value was made from JSON: a refusal of the value, or our mistake. */
final class Refusals {

  private Refusals() {}

  /** Whether the value is at fault. */
  static boolean isRefusal(Throwable cause, DatabindException failure) {
    return cause instanceof IllegalArgumentException
        || cause instanceof DateTimeException
        || (cause instanceof NullPointerException && isOfAnAbsentValue(cause, failure))
        || (cause instanceof IllegalStateException && isOfAnObjectId(cause));
  }

  /**
   * Whether a null was met by {@code Objects.requireNonNull} wherever it stands, or by a
   * constructor or setter that follows what it was given, or hands it to the JDK. A null that other
   * code of ours follows is our mistake.
   */
  private static boolean isOfAnAbsentValue(Throwable cause, DatabindException failure) {
    StackTraceElement[] trace = cause.getStackTrace();
    if (trace.length == 0) {
      // HotSpot leaves the trace out once it has compiled a method that throws one often
      return failure instanceof ValueInstantiationException;
    }
    if (trace[0].getClassName().equals(Objects.class.getName())) {
      return true;
    }
    for (StackTraceElement frame : trace) {
      if (!isOfTheJdk(frame)) {
        return isOfJackson(frame)
            ? isOfTheJdk(trace[0]) // a collection that takes no null, and was given one
            : isConstructor(frame) || isSetter(frame, failure);
      }
    }
    return false;
  }

  private static boolean isConstructor(StackTraceElement frame) {
    return frame.getMethodName().equals("<init>")
        || frame.getMethodName().startsWith("lambda$new$"); // as javac names those in one
  }

  private static boolean isSetter(StackTraceElement frame, DatabindException failure) {
    List<JacksonException.Reference> path = failure.getPath();
    String name = path.isEmpty() ? null : path.get(path.size() - 1).getPropertyName();
    return name != null && frame.getMethodName().equalsIgnoreCase("set" + name);
  }

  /** Two objects of one id: the resolver of Jackson's annotations has no exception of its own. */
  static boolean isOfAnObjectId(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0
        && trace[0]
            .getClassName()
            .equals("com.fasterxml.jackson.annotation.SimpleObjectIdResolver");
  }

  /**
   * The answer with what the log may have of the reason: the exception if its words are the
   * application's own, or else the name of its class, since libraries quote the client's value.
   */
  static HttpException withReason(HttpException answer, Throwable refusal) {
    return isTellable(refusal)
        ? answer.causedBy(refusal)
        : answer.logMessage(answer.getMessage() + ": " + refusal.getClass().getName());
  }

  /** Whether all of its causes are ours; one that is cut short or a circle does not tell. */
  private static boolean isTellable(Throwable refusal) {
    List<Throwable> chain = Causes.chain(refusal);
    boolean isWhole = Causes.causeOf(chain.get(chain.size() - 1)) == null;
    return isWhole && chain.stream().allMatch(Refusals::isOfOurs);
  }

  /** The JVM's own words about a null quote no value, and those at requireNonNull are ours. */
  private static boolean isOfOurs(Throwable refusal) {
    StackTraceElement[] trace = refusal.getStackTrace();
    return refusal instanceof NullPointerException
        || (trace.length > 0 && !isOfTheJdk(trace[0]) && !isOfJackson(trace[0]));
  }

  private static boolean isOfTheJdk(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
  }

  private static boolean isOfJackson(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("tools.jackson.") || name.startsWith("com.fasterxml.jackson.");
  }
}
