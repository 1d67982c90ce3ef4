package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.outcry.http.HttpException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What is expected is said as JSON says it, and what was sent is never what is asked for. */
class WordsOfJsonTest {

  record Things(
      URI uri,
      Charset charset,
      Duration duration,
      Instant instant,
      LocalTime time,
      OffsetDateTime when,
      YearMonth month,
      ZoneId zone,
      Currency currency,
      Locale locale,
      Pattern pattern) {}

  /** All of them are strings in JSON, so an object is answered with that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "uri",
        "charset",
        "duration",
        "instant",
        "time",
        "when",
        "month",
        "zone",
        "currency",
        "locale",
        "pattern"
      })
  void stringsOfAForm(String field) {
    for (String sent : new String[] {"{\"a\":1}", "true", "\"\""}) {
      if (!(sent.equals("true") && Set.of("uri", "locale", "pattern").contains(field))) {
        HttpException refusal = refusal("{\"" + field + "\":" + sent + "}", Things.class);
        assertThat(refusal.payload()).containsEntry("expected", "string");
        assertThat(refusal.errors().get(field).get(0)).startsWith("must be a string that holds ");
      }
    }
  }

  record Numbers(OptionalInt i, OptionalDouble d, Year year, Optional<Integer> o) {}

  @Test
  void numbersInOtherClothes() {
    assertThat(expected("i")).isEqualTo("integer");
    assertThat(expected("d")).isEqualTo("number");
    assertThat(expected("year")).isEqualTo("integer");
    assertThat(expected("o")).isEqualTo("integer");
  }

  private static Object expected(String field) {
    return refusal("{\"" + field + "\":{}}", Numbers.class).payload().get("expected");
  }

  record Sku(String code) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Sku {}
  }

  record Picky(String s) {}

  static final class ReadsItAllAndRefuses extends ValueDeserializer<Picky> {
    @Override
    public Picky deserialize(JsonParser parser, DeserializationContext context) {
      parser.skipChildren();
      return context.reportInputMismatch(Picky.class, "internal words s3cret");
    }
  }

  record Line(Sku sku, @JsonDeserialize(using = ReadsItAllAndRefuses.class) Picky picky) {}

  /** The type is a class, which is an object as far as we know; an object was sent. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"sku\":{}}", "{\"sku\":{\"a\":1}}", "{\"picky\":{\"a\":1}}"})
  void anObjectIsNotToldToBeOne(String body) {
    HttpException refusal = refusal(body, Line.class);
    assertThat(refusal.errors().values().iterator().next()).containsExactly("is not valid");
    assertThat(refusal.payload()).doesNotContainKey("expected");
  }
}
