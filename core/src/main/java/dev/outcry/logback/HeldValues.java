package dev.outcry.logback;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.SafeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/** Arguments as they can be held: none of them changes, and none keeps others in memory. */
final class HeldValues {

  private static final Set<Class<?>> KEPT =
      Set.of(
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  /** A reference to an object, and the object, where it is not large. */
  private static final int OBJECT_BYTES = 32;

  private HeldValues() {}

  static @Nullable Object @Nullable [] of(@Nullable Object @Nullable [] values) {
    if (values == null || values.length == 0) {
      return null;
    }
    @Nullable Object[] held = new @Nullable Object[values.length];
    for (int i = 0; i < values.length; i++) {
      held[i] = of(values[i]);
    }
    return held;
  }

  static @Nullable List<KeyValuePair> of(@Nullable List<KeyValuePair> pairs) {
    if (pairs == null || pairs.isEmpty()) {
      return null;
    }
    List<KeyValuePair> held = new ArrayList<>(pairs.size() + 1);
    for (KeyValuePair pair : pairs) {
      held.add(new KeyValuePair(pair.key, of(pair.value)));
    }
    return held;
  }

  private static @Nullable Object of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value == null || KEPT.contains(value.getClass())) {
      return value;
    }
    if (value.getClass().isArray()) { // whose own text says nothing
      return text(MessageFormatter.format("{}", value).getMessage());
    }
    return text(
        value instanceof Throwable failure ? SafeText.describe(failure) : SafeText.of(value));
  }

  static String text(String text) {
    int length = text.length();
    return length <= Bounds.BLACK_BOX_TEXT_CHARS ? text : "[" + length + " characters]";
  }

  static int bytes(@Nullable Object @Nullable [] values) {
    int bytes = 0;
    if (values != null) {
      for (Object value : values) {
        bytes += bytes(value);
      }
    }
    return bytes;
  }

  static int bytes(@Nullable List<KeyValuePair> pairs) {
    int bytes = 0;
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        bytes += OBJECT_BYTES + bytes(pair.key) + bytes(pair.value);
      }
    }
    return bytes;
  }

  static int bytes(@Nullable Object value) {
    if (value instanceof String text) {
      return OBJECT_BYTES + 2 * text.length();
    }
    if (value instanceof BigInteger number) {
      return OBJECT_BYTES + number.bitLength() / Byte.SIZE;
    }
    if (value instanceof BigDecimal number) {
      return OBJECT_BYTES + number.unscaledValue().bitLength() / Byte.SIZE;
    }
    return OBJECT_BYTES;
  }
}
