package dev.outcry.json;

import java.lang.reflect.Array;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.ext.jdk8.OptionalDoubleDeserializer;

/**
 * JSON has no infinity and nothing that is not a number (RFC 8259 section 6), but Jackson reads
 * {@code 1e999} as the one and the string {@code "NaN"} as the other, whatever is set: both pass
 * every comparison with a limit that was written for numbers.
 */
final class FiniteNumbers extends DelegatingDeserializer {

  private static final Set<Class<?>> FLOATING =
      Set.of(double.class, Double.class, float.class, Float.class, double[].class, float[].class);

  FiniteNumbers(ValueDeserializer<?> delegate) {
    super(delegate);
  }

  static boolean areNeededFor(Class<?> type) {
    return FLOATING.contains(type);
  }

  /** Of the one type that the modifiers are not asked about. */
  @SuppressWarnings("unchecked") // it hands on what the deserializer makes
  static ValueDeserializer<OptionalDouble> optional() {
    ValueDeserializer<?> finite = new FiniteNumbers(new OptionalDoubleDeserializer());
    return (ValueDeserializer<OptionalDouble>) finite;
  }

  @Override
  protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
    return new FiniteNumbers(delegate);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    Object value = super.deserialize(parser, context);
    if (value instanceof Number number) {
      require(number.doubleValue(), handledType(), context);
    } else if (value instanceof OptionalDouble optional && optional.isPresent()) {
      require(optional.getAsDouble(), handledType(), context);
    } else if (value != null && value.getClass().isArray()) {
      requireAll(value, context);
    }
    return value;
  }

  private static void requireAll(Object array, DeserializationContext context) {
    for (int i = 0; i < Array.getLength(array); i++) {
      try {
        require(Array.getDouble(array, i), double.class, context);
      } catch (JacksonException infinite) {
        throw DatabindException.wrapWithPath(
            context, infinite, new JacksonException.Reference(array, i));
      }
    }
  }

  private static void require(double value, Class<?> type, DeserializationContext context) {
    if (!Double.isFinite(value)) {
      context.handleWeirdNumberValue(type, value, "not finite");
    }
  }
}
