package dev.outcry.json;

import java.io.File;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The type of a value in the words of JSON, which are all that a client may know of it.
 *
 * @param word the type as JSON Schema names it
 * @param demand the type in a sentence that begins with the field
 */
record JsonType(String word, String demand) {

  static final JsonType ARRAY = new JsonType("array", "must be an array");
  private static final JsonType BOOLEAN = new JsonType("boolean", "must be true or false");
  private static final JsonType INTEGER = new JsonType("integer", "must be an integer");
  private static final JsonType NUMBER = new JsonType("number", "must be a number");
  static final JsonType OBJECT = new JsonType("object", "must be an object");
  private static final JsonType STRING = new JsonType("string", "must be a string");
  private static final JsonType CHOICE =
      new JsonType("string", "must be one of the strings that are allowed");

  private static final Set<Class<?>> BOOLEANS =
      Set.of(boolean.class, Boolean.class, AtomicBoolean.class);

  private static final Set<Class<?>> INTEGERS =
      Set.of(
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigInteger.class,
          AtomicInteger.class,
          AtomicLong.class,
          OptionalInt.class,
          OptionalLong.class,
          Year.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(float.class, double.class, OptionalDouble.class);

  /**
   * Strings of a form, many of which JSON Schema has a name for (2020-12, validation, section 7.3).
   * Without examples of dates and times: the field may have a format of its own.
   */
  private static final Map<Class<?>, JsonType> FORMATS =
      Map.ofEntries(
          Map.entry(UUID.class, format("a UUID")),
          Map.entry(URI.class, format("a URI")),
          Map.entry(URL.class, format("a URL")),
          Map.entry(LocalDate.class, format("a date")),
          Map.entry(LocalTime.class, format("a time")),
          Map.entry(OffsetTime.class, format("a time with an offset")),
          Map.entry(LocalDateTime.class, format("a date and time")),
          Map.entry(Instant.class, format("a time stamp")),
          Map.entry(OffsetDateTime.class, format("a time stamp")),
          Map.entry(ZonedDateTime.class, format("a time stamp")),
          Map.entry(Date.class, format("a time stamp")),
          Map.entry(Duration.class, format("a duration, such as PT15M")),
          Map.entry(Period.class, format("a period, such as P1M")),
          Map.entry(YearMonth.class, format("a month")),
          Map.entry(MonthDay.class, format("a day of a year")),
          Map.entry(Calendar.class, format("a time stamp")),
          Map.entry(ZoneId.class, format("a time zone")),
          Map.entry(ZoneOffset.class, format("an offset, such as +01:00")),
          Map.entry(TimeZone.class, format("a time zone")),
          Map.entry(Currency.class, format("the code of a currency, such as EUR")),
          Map.entry(Locale.class, format("a language tag, such as en-GB")),
          Map.entry(Charset.class, format("the name of a charset")),
          Map.entry(Pattern.class, format("a regular expression")),
          Map.entry(InetAddress.class, format("an IP address or a host name")),
          Map.entry(InetSocketAddress.class, format("an IP address or a host name")),
          Map.entry(File.class, format("a path")),
          Map.entry(Path.class, format("a path")),
          Map.entry(byte[].class, format("Base64")));

  private static JsonType format(String form) {
    return new JsonType("string", "must be a string that holds " + form);
  }

  /** Whether values of this class are strings of a form, and nothing else. */
  static boolean isString(Class<?> type) {
    return FORMATS.containsKey(type) && type != byte[].class; // an array of numbers as well
  }

  /** The word for what Jackson would read into this class. */
  static JsonType of(Class<?> type) {
    JsonType format = FORMATS.get(type);
    if (format != null) {
      return format;
    }
    if (BOOLEANS.contains(type)) {
      return BOOLEAN;
    }
    if (INTEGERS.contains(type)) {
      return INTEGER;
    }
    if (NUMBERS.contains(type) || Number.class.isAssignableFrom(type)) {
      return NUMBER;
    }
    if (CharSequence.class.isAssignableFrom(type)
        || type == char.class
        || type == Character.class) {
      return STRING;
    }
    if (type.isEnum()) {
      return CHOICE;
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return ARRAY;
    }
    return OBJECT;
  }
}
