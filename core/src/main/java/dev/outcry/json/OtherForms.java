package dev.outcry.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanAsArrayDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;

/**
 * Remembers the classes that a client would be wrong to send an object for, or need not: those with
 * a creator that takes a string or another value whole, or that are arrays in JSON. Handles
 * nothing; a problem is the one occasion on which Jackson lets its deserializers be seen.
 */
final class OtherForms extends DeserializationProblemHandler {

  private final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();

  /** Of a class that a value could not be read into. */
  boolean has(Class<?> type) {
    JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
    return seen.contains(type) || (info != null && info.include() == JsonTypeInfo.As.WRAPPER_ARRAY);
  }

  @Override
  public Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      @Nullable String message) {
    if (JsonType.of(type.getRawClass()).equals(JsonType.OBJECT)) {
      look(type.getRawClass(), context.findRootValueDeserializer(type));
    }
    return NOT_HANDLED;
  }

  @Override
  public Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      @Nullable ValueInstantiator instantiator,
      JsonParser parser,
      @Nullable String message) {
    if (instantiator == null) {
      look(type, context.findRootValueDeserializer(context.constructType(type)));
    } else if (takesOthers(instantiator)) {
      seen.add(type);
    }
    return NOT_HANDLED;
  }

  private void look(Class<?> type, ValueDeserializer<?> deserializer) {
    if (deserializer instanceof BeanAsArrayDeserializer
        || (deserializer instanceof BeanDeserializerBase bean
            && takesOthers(bean.getValueInstantiator()))) {
      seen.add(type);
    }
  }

  private static boolean takesOthers(ValueInstantiator creators) {
    return creators.canCreateUsingDelegate()
        || creators.canCreateUsingArrayDelegate()
        || creators.canCreateFromString()
        || creators.canCreateFromInt()
        || creators.canCreateFromLong()
        || creators.canCreateFromBigInteger()
        || creators.canCreateFromDouble()
        || creators.canCreateFromBigDecimal()
        || creators.canCreateFromBoolean();
  }
}
