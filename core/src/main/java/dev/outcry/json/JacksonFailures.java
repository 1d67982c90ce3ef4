package dev.outcry.json;

import dev.outcry.http.HttpException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.UnresolvedForwardReference;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * What an exception of Jackson means that was thrown while a client's body was read. Its message is
 * never passed on: it quotes the client's values and names our classes.
 */
record JacksonFailures(JsonParser parser, OtherForms forms, int maxDepth, int typeMismatchStatus) {

  /** What a deserializer of the application's own threw with nothing around it. */
  HttpException answer(RuntimeException refusal) {
    return Refusals.withReason(
        new Mismatch(ToldPath.ROOT, "is not valid", null).toException(typeMismatchStatus), refusal);
  }

  /** The client's mistake as its answer; ours as it is. */
  RuntimeException answer(JacksonException failure) {
    if (isOfAnotherDocument(failure)) {
      return failure;
    }
    if (failure instanceof ReadLimits.TooDeep) {
      return BodyErrors.tooDeep(maxDepth);
    }
    if (failure instanceof StreamConstraintsException) {
      return BodyErrors.pastALimit();
    }
    if (failure instanceof StrictFloats.OutOfRange infinite) {
      return new Mismatch(infinite.place(), "is out of range", JsonType.of(double.class))
          .toException(typeMismatchStatus);
    }
    if (failure instanceof InputCoercionException outOfRange) {
      JsonType expected = JsonType.of(outOfRange.getTargetType());
      return mismatch(failure, "is out of range", expected);
    }
    if (failure instanceof StreamReadException) {
      return malformed(failure.getLocation());
    }
    if (failure instanceof UnrecognizedPropertyException) {
      return Mismatch.unknown(place(failure), typeMismatchStatus);
    }
    if (failure instanceof MismatchedInputException mismatched) {
      return mismatched(mismatched);
    }
    if (failure instanceof UnresolvedForwardReference || failure instanceof JsonNodeException) {
      return mismatch(failure, "is not valid", null);
    }
    if (failure.getClass() == DatabindException.class
        || failure instanceof ValueInstantiationException) {
      return refused((DatabindException) failure);
    }
    return failure;
  }

  /** An application may read, write and convert something else on the way of a read. */
  private boolean isOfAnotherDocument(JacksonException failure) {
    Object processor = failure.processor();
    return processor instanceof JsonGenerator
        || (processor instanceof JsonParser other && other != parser && !isPartOfOurs(other));
  }

  /**
   * What Jackson holds back, of a type that is told late, it reads again by a parser of its own.
   */
  private boolean isPartOfOurs(JsonParser other) {
    ObjectReadContext context = other.objectReadContext();
    return context == parser.objectReadContext()
        || (context instanceof DeserializationContext read && read.getParser() == parser);
  }

  static HttpException malformed(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? BodyErrors.malformed()
        : BodyErrors.malformed(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  private HttpException mismatched(MismatchedInputException failure) {
    Class<?> target = failure.getTargetType();
    JsonType expected = target == null ? null : JsonType.of(target);
    JsonParser at = failure.processor() instanceof JsonParser source ? source : parser;
    JsonToken token = at.currentToken();
    if (expected == null) {
      return mismatch(failure, "must be of a known type", null);
    }
    if (token == JsonToken.VALUE_NULL) {
      return mismatch(failure, "must not be null", expected);
    }
    if (token == JsonToken.END_OBJECT && isBelow(failure, at.streamReadContext())) {
      return mismatch(failure, "is required", expected);
    }
    if (token == JsonToken.PROPERTY_NAME && !expected.equals(JsonType.OBJECT)) {
      return mismatch(failure, "has a field whose name is not allowed", null);
    }
    if (expected.equals(JsonType.OBJECT) && isOfAnObject(token)) {
      return mismatch(failure, "is not valid", null); // it is an object, so that is not the reason
    }
    if (expected.equals(JsonType.OBJECT) && forms.has(target)) {
      return mismatch(failure, "is not valid", null);
    }
    return mismatch(failure, expected.demand(), expected);
  }

  /**
   * All fields of an object were read, and it is not the object that is at fault: one is absent.
   */
  private static boolean isBelow(JacksonException failure, TokenStreamContext afterTheObject) {
    return failure.getPath().size() > afterTheObject.getNestingDepth();
  }

  private static boolean isOfAnObject(@Nullable JsonToken token) {
    return token == JsonToken.START_OBJECT
        || token == JsonToken.PROPERTY_NAME
        || token == JsonToken.END_OBJECT;
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
    return Refusals.isRefusal(cause, failure)
        ? Refusals.withReason(mismatch(failure, "is not valid", null), cause)
        : failure;
  }

  private HttpException mismatch(
      JacksonException failure, String message, @Nullable JsonType expected) {
    return new Mismatch(place(failure), message, expected).toException(typeMismatchStatus);
  }

  private static ToldPath place(JacksonException failure) {
    ToldPath path = ToldPath.ROOT;
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
