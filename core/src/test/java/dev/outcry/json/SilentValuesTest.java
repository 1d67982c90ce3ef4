package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.outcry.http.HttpException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What Jackson takes for something else than was sent, without a word, a strict reader refuses. */
class SilentValuesTest {

  record Times(
      Instant at,
      Duration duration,
      LocalDate day,
      YearMonth month,
      LocalTime time,
      LocalDateTime local,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Date date,
      Calendar calendar) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at",
        "duration",
        "day",
        "month",
        "time",
        "local",
        "offset",
        "zoned",
        "date",
        "calendar"
      })
  void timesAreStrings(String field) {
    String year = "[2026,1,31]";
    for (String sent :
        new String[] {
          "1", "-1", "1.5", "1e30", "[]", year, "[1]", "{}", "true", "\"1\"", "\"1.5\""
        }) {
      HttpException refusal = refusal("{\"" + field + "\":" + sent + "}", Times.class);
      assertThat(refusal.errors().get(field).get(0)).startsWith("must be a string that holds a");
      assertThat(refusal.payload()).containsEntry("expected", "string");
    }
  }

  @Test
  void timesAreRead() throws Exception {
    String body =
        """
        {"at":"2026-01-31T23:59:00Z","duration":"PT15M","day":"2026-01-31","month":"2026-01",
         "time":"23:59","local":"2026-01-31T23:59","offset":"2026-01-31T23:59:00Z",
         "zoned":"2026-01-31T23:59:00Z","date":"2026-01-31T23:59:00Z","calendar":null}
        """;
    Times times = Readings.read(body, Times.class);
    assertThat(times.at()).isEqualTo("2026-01-31T23:59:00Z");
    assertThat(times.date()).hasSameTimeAs(java.util.Date.from(times.at()));
    assertThat(times.duration()).isEqualTo(Duration.ofMinutes(15));
    assertThat(times.month()).isEqualTo(YearMonth.of(2026, 1));
    assertThat(times.calendar()).isNull();
  }

  record Formatted(
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant seconds,
      @JsonFormat(pattern = "MINUTES") Duration minutes,
      @JsonFormat(pattern = "yyyyMMdd") LocalDate digits) {}

  @Test
  void aFieldMaySayThatItIsANumber() throws Exception {
    Formatted read =
        Readings.read("{\"seconds\":5,\"minutes\":3,\"digits\":\"20260131\"}", Formatted.class);
    assertThat(read.seconds()).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(read.minutes()).isEqualTo(Duration.ofMinutes(3));
    assertThat(read.digits()).isEqualTo("2026-01-31");
    assertThat(refusal("{\"digits\":20260131}", Formatted.class).errors()).containsKey("digits");
    assertThat(refusal("{\"seconds\":1e400}", Formatted.class).errors())
        .isEqualTo(Map.of("seconds", List.of("is out of range")));
  }

  @SuppressWarnings("ArrayRecordComponent") // arrays are what is read
  record Numbers(
      double[] doubles,
      float[] floats,
      Float one,
      OptionalDouble optional,
      Number number,
      Object any,
      Map<String, Object> map,
      JsonNode node,
      BigDecimal decimal,
      List<double[]> rows) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"doubles\":[1,1e400]}       | doubles[1]",
        "{\"doubles\":[1,-1e400]}      | doubles[1]",
        "{\"doubles\":[\"NaN\"]}       | doubles[0]",
        "{\"doubles\":[0,\"Infinity\"]}| doubles[1]",
        "{\"rows\":[[],[0,\"NaN\"]]}   | rows[1][1]",
        "{\"floats\":[0,1e39]}         | floats[1]",
        "{\"floats\":[\"-INF\"]}       | floats[0]",
        "{\"one\":1e39}                | one",
        "{\"optional\":1e400}          | optional",
        "{\"optional\":\"NaN\"}        | optional",
        "{\"number\":1e400}            | number",
        "{\"any\":1E+400}              | any",
        "{\"any\":[{\"a\":[0,1e400]}]} | any[0].a[1]",
        "{\"map\":{\"a\":1e400}}       | map.a",
        "{\"node\":{\"a\":[1e400]}}    | node.a[0]",
        "{\"decimal\":1e400}           | decimal",
      })
  void noNumberIsInfinite(String body, String path) {
    HttpException refusal = refusal(body, Numbers.class);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.errors()).containsOnlyKeys(path);
    assertThat(refusal.errors().get(path).get(0)).isIn("is out of range", "must be a number");
    assertThat(refusal.payload()).containsEntry("expected", "number");
  }

  @Test
  void aLongIntegerIsNoInfinityEither() {
    String digits = "1" + "0".repeat(400);
    assertThat(refusal("{\"doubles\":[" + digits + "]}", Numbers.class).errors())
        .containsOnlyKeys("doubles[0]");
    assertThat(refusal("{\"any\":" + digits + ".0}", Numbers.class).errors())
        .containsOnlyKeys("any");
  }

  @Test
  void whatIsFiniteIsReadAsItIs() throws Exception {
    String body =
        "{\"doubles\":[1e308,1.5],\"floats\":[1e38],\"optional\":2.5e0,\"any\":1e-400,"
            + "\"decimal\":0.123456789012345678901234567890E2,\"node\":1e3}";
    Numbers read = Readings.read(body, Numbers.class);
    assertThat(read.doubles()).containsExactly(1e308, 1.5);
    assertThat(read.floats()).containsExactly(1e38f);
    assertThat(read.optional()).hasValue(2.5);
    assertThat(read.any()).isEqualTo(0.0);
    assertThat(read.decimal()).isEqualByComparingTo("12.3456789012345678901234567890");
    assertThat(read.node().asDouble()).isEqualTo(1000.0);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Price.class, name = "price"))
  interface Priced {}

  @SuppressWarnings("ArrayRecordComponent") // arrays are what is read
  record Price(BigDecimal amount, double[] rates) implements Priced {}

  /** Jackson holds back what comes before the type is told, and reads it again. */
  @Test
  void whatIsHeldBackIsTheSame() throws Exception {
    String amount = "0.123456789012345678901234567890e1";
    String body = "{\"amount\":" + amount + ",\"kind\":\"price\"}";
    assertThat(((Price) Readings.read(body, Priced.class)).amount()).isEqualByComparingTo(amount);
    String infinite = "{\"rates\":[1e400],\"kind\":\"price\"}";
    assertThat(refusal(infinite, Priced.class).errors()).containsOnlyKeys("rates[0]");
  }
}
