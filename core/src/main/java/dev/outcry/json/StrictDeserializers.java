package dev.outcry.json;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.type.ArrayType;

/** Jackson's deserializers with what they let in, whatever is set, and no JSON should pass for. */
@SuppressWarnings("serial") // mappers are not serialized here
final class StrictDeserializers extends ValueDeserializerModifier {

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier type,
      ValueDeserializer<?> deserializer) {
    return strict(type.getBeanClass(), deserializer);
  }

  @Override
  public ValueDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription.Supplier description,
      ValueDeserializer<?> deserializer) {
    return strict(type.getRawClass(), deserializer);
  }

  private static ValueDeserializer<?> strict(Class<?> type, ValueDeserializer<?> deserializer) {
    if (FiniteNumbers.areNeededFor(type)) {
      return new FiniteNumbers(deserializer);
    }
    return JsonType.isString(type) ? new StringsOnly(deserializer) : deserializer;
  }
}
