package dev.outcry.json;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * JSON has no infinity and nothing that is not a number (RFC 8259 section 6), but Jackson reads
 * {@code 1e999} as the one and the string {@code "NaN"} as the other, whatever is set: both pass
 * every comparison with a limit that was written for numbers.
 */
@SuppressWarnings("serial") // mappers are not serialized here
final class FiniteNumbers extends ValueDeserializerModifier {

  private static final Set<Class<?>> FLOATING =
      Set.of(double.class, Double.class, float.class, Float.class);

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier type,
      ValueDeserializer<?> deserializer) {
    return FLOATING.contains(type.getBeanClass()) ? new Finite(deserializer) : deserializer;
  }

  private static final class Finite extends DelegatingDeserializer {
    Finite(ValueDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new Finite(delegate);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
      Object value = super.deserialize(parser, context);
      return value instanceof Number number && !Double.isFinite(number.doubleValue())
          ? context.handleWeirdNumberValue(handledType(), number, "not finite")
          : value;
    }
  }
}
