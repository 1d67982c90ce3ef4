package dev.outcry.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Values that JSON has as strings, dates before all: Jackson takes numbers for them as well, of
 * seconds or of milliseconds by the class, and empty arrays for null, and the coercion settings are
 * not asked. A field whose {@code @JsonFormat} has a shape or, of a duration, a unit says itself
 * what it takes.
 */
final class StringsOnly extends DelegatingDeserializer {

  /** Of these, a string of digits is a number as well. */
  private static final Set<Class<?>> TIME_STAMPS =
      Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, Date.class, Calendar.class);

  private final boolean digits;

  StringsOnly(ValueDeserializer<?> delegate) {
    this(delegate, !TIME_STAMPS.contains(delegate.handledType()));
  }

  private StringsOnly(ValueDeserializer<?> delegate, boolean digits) {
    super(delegate);
    this.digits = digits;
  }

  @Override
  protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
    return new StringsOnly(delegate, digits);
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    ValueDeserializer<?> contextual =
        context.handleSecondaryContextualization(
            _delegatee, property, context.constructType(handledType()));
    JsonFormat.Value format =
        property == null
            ? JsonFormat.Value.empty()
            : property.findPropertyFormat(context.getConfig(), handledType());
    boolean takesOthers =
        format.getShape() != JsonFormat.Shape.ANY && format.getShape() != JsonFormat.Shape.STRING;
    boolean isUnit = format.hasPattern() && handledType() == Duration.class;
    if (takesOthers || isUnit) {
      return contextual;
    }
    return new StringsOnly(contextual, digits || format.hasPattern());
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_EMBEDDED_OBJECT) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    if (!digits && token == JsonToken.VALUE_STRING && isNumber(parser.getString())) {
      return context.handleWeirdStringValue(handledType(), parser.getString(), "a number");
    }
    return super.deserialize(parser, context);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || " +-.".indexOf(c) >= 0);
  }
}
