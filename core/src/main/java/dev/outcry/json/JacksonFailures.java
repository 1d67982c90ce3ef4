package dev.outcry.json;

import dev.outcry.http.HttpException;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * What an exception of Jackson means that was thrown while a client's body was read. Its message is
 * never passed on: it quotes the client's values and names our classes.
 */
record JacksonFailures(int maxDepth, int typeMismatchStatus) {

  /** The client's mistake as its answer; ours as it is. */
  RuntimeException answer(JacksonException failure) {
    if (failure instanceof ReadLimits.TooDeep) {
      return BodyErrors.tooDeep(maxDepth);
    }
    if (failure instanceof StreamConstraintsException) {
      return BodyErrors.tooLong();
    }
    if (failure instanceof InputCoercionException outOfRange) {
      JsonType expected = JsonType.of(outOfRange.getTargetType());
      return mismatch(failure, "is out of range", expected);
    }
    if (failure instanceof StreamReadException) {
      return malformed(failure.getLocation());
    }
    if (failure instanceof UnrecognizedPropertyException) {
      return unknownField(failure);
    }
    if (failure instanceof MismatchedInputException mismatched) {
      return mismatched(mismatched);
    }
    if (failure.getClass() == DatabindException.class
        || failure instanceof ValueInstantiationException) {
      return refused((DatabindException) failure);
    }
    return failure;
  }

  static HttpException malformed(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? BodyErrors.malformed()
        : BodyErrors.malformed(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  private HttpException unknownField(JacksonException failure) {
    FieldPath place = place(failure);
    return new Mismatch(place, place.isWhole() ? "is no known field" : "is unknown", null)
        .toException(typeMismatchStatus);
  }

  private HttpException mismatched(MismatchedInputException failure) {
    Class<?> target = failure.getTargetType();
    JsonType expected = target == null ? null : JsonType.of(target);
    JsonToken token =
        failure.processor() instanceof JsonParser parser ? parser.currentToken() : null;
    if (expected != null
        && token == JsonToken.END_OBJECT) { // all fields were read, and one was not among them
      return mismatch(failure, "is required", expected);
    }
    if (token == JsonToken.VALUE_NULL) {
      return mismatch(failure, "must not be null", expected);
    }
    return mismatch(
        failure, expected == null ? "must be of a known type" : expected.demand(), expected);
  }

  /** What a constructor, a setter or a deserializer of the application's own made of a value. */
  private RuntimeException refused(DatabindException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof HttpException answer) {
      return answer;
    }
    if (cause == null) {
      return mismatch(failure, "is not valid", null);
    }
    return isRefusal(cause) ? mismatch(failure, "is not valid", null).causedBy(cause) : failure;
  }

  private static boolean isRefusal(Throwable cause) {
    return cause instanceof IllegalArgumentException
        || cause instanceof DateTimeException
        || (cause instanceof NullPointerException && isThrownByRequireNonNull(cause));
  }

  private static boolean isThrownByRequireNonNull(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().equals(Objects.class.getName());
  }

  private HttpException mismatch(
      JacksonException failure, String message, @Nullable JsonType expected) {
    return new Mismatch(place(failure), message, expected).toException(typeMismatchStatus);
  }

  private static FieldPath place(JacksonException failure) {
    FieldPath path = FieldPath.ROOT;
    for (JacksonException.Reference step : failure.getPath()) {
      String name = step.getPropertyName();
      if (name != null) {
        path = path.name(name);
      } else if (step.getIndex() >= 0) {
        path = path.index(step.getIndex());
      }
    }
    return path;
  }
}
