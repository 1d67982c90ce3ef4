package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.StrictJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each kind of value in a payload. */
class PayloadValuesTest {

  @ParameterizedTest
  @MethodSource("values")
  void isWrittenAs(Object value, String json) {
    assertThat(json(value)).isEqualTo(json);
  }

  @SuppressWarnings("JavaUtilDate") // applications still have them
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(null, "null"),
        Arguments.of(true, "true"),
        Arguments.of("", "\"\""),
        // numbers
        Arguments.of((byte) -1, "-1"),
        Arguments.of((short) 2, "2"),
        Arguments.of(3, "3"),
        Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(0.1f, "0.1"),
        Arguments.of(-0.0, "-0.0"),
        Arguments.of(Double.MIN_VALUE, "4.9E-324"),
        Arguments.of(Double.MAX_VALUE, "1.7976931348623157E308"),
        Arguments.of(Double.NaN, "\"NaN\""),
        Arguments.of(Double.NEGATIVE_INFINITY, "\"-Infinity\""),
        Arguments.of(Float.POSITIVE_INFINITY, "\"Infinity\""),
        Arguments.of(Float.NaN, "\"NaN\""),
        Arguments.of(
            new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
        Arguments.of(new BigDecimal("1.10"), "1.10"),
        Arguments.of(BigInteger.TEN.pow(10_000), "\"[number too long]\""),
        Arguments.of(new BigDecimal(BigInteger.TEN.pow(10_000), 5), "\"[number too long]\""),
        Arguments.of(new AtomicInteger(4), "4"),
        Arguments.of(new AtomicLong(5), "5"),
        // times
        Arguments.of(Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
        Arguments.of(LocalDate.of(2026, 11, 21), "\"2026-11-21\""),
        Arguments.of(new Date(0), "\"1970-01-01T00:00:00Z\""),
        // one of a kind
        Arguments.of(TimeUnit.DAYS, "\"DAYS\""),
        Arguments.of('x', "\"x\""),
        Arguments.of('"', "\"\\\"\""),
        Arguments.of(new UUID(0, 7), "\"00000000-0000-0000-0000-000000000007\""),
        Arguments.of(Path.of("a", "b"), "\"a/b\""),
        Arguments.of(CharBuffer.wrap("built"), "\"built\""),
        // containers
        Arguments.of(Optional.of(Arrays.asList(1, null)), "[1,null]"),
        Arguments.of(Optional.empty(), "null"),
        Arguments.of(OptionalInt.of(1), "1"),
        Arguments.of(OptionalLong.of(2), "2"),
        Arguments.of(OptionalDouble.of(Double.NaN), "\"NaN\""),
        Arguments.of(OptionalInt.empty(), "null"),
        Arguments.of(OptionalLong.empty(), "null"),
        Arguments.of(OptionalDouble.empty(), "null"),
        Arguments.of(EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS), "[\"HOURS\",\"DAYS\"]"),
        Arguments.of(new int[] {1, 2}, "[1,2]"),
        Arguments.of(new boolean[] {true}, "[true]"),
        Arguments.of(new char[] {'a', '\uD83D'}, "[\"a\",\"\uFFFD\"]"),
        Arguments.of(new long[][] {{1}, {}, null}, "[[1],[],null]"),
        Arguments.of(new Object[] {"a", new String[] {"b"}, null}, "[\"a\",[\"b\"],null]"));
  }

  @Test
  void aNumberWithAHugeExponentStaysShort() {
    assertThat(text(new BigDecimal("1e1000000000"))).hasSizeLessThan(200);
    assertThat(text(new BigDecimal("1e-1000000000"))).hasSizeLessThan(200);
    assertThat(text(new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE))).hasSizeLessThan(200);
  }

  @Test
  void aNumberOfTenMillionDigitsIsNotSpelledOut() {
    BigInteger huge = BigInteger.ONE.shiftLeft(33_219_281);
    assertThat(json(huge)).isEqualTo("\"[number too long]\"");
    assertThat(json(huge.negate())).isEqualTo("\"[number too long]\"");
    assertThat(json(new BigDecimal(huge, 7))).isEqualTo("\"[number too long]\"");
  }

  @Test
  void aSubclassOfANumberSpeaksForItself() {
    assertThat(json(new Money("12.50"))).isEqualTo("\"EUR 12.50\"");
  }

  @Test
  void aSubclassThatFailsHarmsNobody() {
    assertThat(json(new Gauge(() -> 7L))).isEqualTo("\"7\"");
    Gauge failing =
        new Gauge(
            () -> {
              throw new IllegalStateException("not yours");
            });
    assertThat(json(failing)).isEqualTo("\"[unprintable]\"");
    assertThat(json(List.of(failing, 1))).isEqualTo("[\"[unprintable]\",1]");
  }

  @Test
  void aSubclassOfTenMillionDigitsIsNotSpelledOutEither() {
    assertThat(json(new Huge())).isEqualTo("\"[number too long]\"");
  }

  @Test
  void theLongestNumbersThatAreWrittenCanBeReadByADefaultReader() {
    for (int digits = 900; digits < 1_100; digits++) {
      String nines = "9".repeat(digits);
      assertThat(json(new BigInteger("-" + nines))).isNotEmpty();
      assertThat(json(new BigDecimal("-0." + nines))).isNotEmpty();
      assertThat(json(new BigDecimal("-" + nines + "e-2000000000"))).isNotEmpty();
    }
  }

  private static String text(Object value) {
    return StrictJson.utf8(
        EnvelopeFormats.json().encode(ErrorEnvelope.of(409).with("value", value), "abc"));
  }

  private static String json(Object value) {
    String text = text(value);
    StrictJson.object(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return text.substring(text.indexOf("\"value\":") + 8, text.length() - 1);
  }

  private static final class Gauge extends AtomicLong {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final LongSupplier reading;

    Gauge(LongSupplier reading) {
      this.reading = reading;
    }

    @Override
    public long longValue() {
      return reading.getAsLong();
    }

    @Override
    public String toString() {
      return Long.toString(longValue());
    }
  }

  private static final class Huge extends BigInteger {
    private static final long serialVersionUID = 1L;

    Huge() {
      super(BigInteger.ONE.shiftLeft(33_219_281).toByteArray());
    }

    @Override
    public String toString() {
      throw new AssertionError("takes seconds");
    }
  }

  private static final class Money extends BigDecimal {
    private static final long serialVersionUID = 1L;

    Money(String amount) {
      super(amount);
    }

    @Override
    public BigInteger unscaledValue() {
      throw new IllegalStateException("not yours");
    }

    @Override
    public String toString() {
      return "EUR " + super.toString();
    }
  }
}
