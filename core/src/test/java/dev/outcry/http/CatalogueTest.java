package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outcry.http.HttpErrors.BadGateway;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.GatewayTimeout;
import dev.outcry.http.HttpErrors.InternalServerError;
import dev.outcry.http.HttpErrors.MethodNotAllowed;
import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpErrors.RangeNotSatisfiable;
import dev.outcry.http.HttpErrors.Unauthorized;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class for each status that applications throw, and {@code of} for every status there is. */
class CatalogueTest {

  private static final List<Integer> STATUSES =
      List.of(
          400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 416, 422, 423, 428, 429, 500,
          501, 502, 503, 504);

  @Test
  void ofGivesTheCatalogueClassNamedAfterThePhraseAndElseThePlainException() {
    for (int status = 400; status <= 599; status++) {
      HttpException error = HttpErrors.of(status);
      String expected =
          STATUSES.contains(status)
              ? HttpStatus.phrase(status).replace(" ", "")
              : HttpException.class.getSimpleName();
      assertThat(error.getClass().getSimpleName()).as("of(%d)", status).isEqualTo(expected);
      assertThat(error.headers()).as("headers of %d", status).isEmpty();
    }
  }

  @Test
  void holdsThoseStatusesAndNoOther() {
    assertThat(HttpErrors.class.getClasses())
        .hasSize(STATUSES.size())
        .allSatisfy(
            type -> {
              assertThat(type).isPublic().isStatic().isNotFinal();
              assertThat(type.getSuperclass()).isEqualTo(HttpException.class);
            });
  }

  @ParameterizedTest
  @MethodSource("withADescription")
  void takesADescriptionForTheClient(Class<? extends HttpException> type) throws Exception {
    HttpException plain = type.getConstructor().newInstance();
    HttpException described = type.getConstructor(String.class).newInstance("In its own words.");
    assertThat(plain.description()).isEqualTo(HttpStatus.description(plain.status()));
    assertThat(described.description()).isEqualTo("In its own words.");
    assertThat(described.status()).isEqualTo(plain.status());
    assertThat(described).hasNoCause();
    assertThat(HttpErrors.of(plain.status())).hasSameClassAs(plain);
  }

  static Stream<Class<?>> withADescription() {
    return Stream.of(HttpErrors.class.getClasses())
        .filter(
            type ->
                !List.of(Unauthorized.class, MethodNotAllowed.class, RangeNotSatisfiable.class)
                    .contains(type));
  }

  @Test
  void failuresOnOurSideTakeTheirCauseForTheLog() {
    Map<Integer, Function<Throwable, HttpException>> byCause =
        new TreeMap<>(
            Map.of(500, InternalServerError::new, 502, BadGateway::new, 504, GatewayTimeout::new));
    Map<Integer, BiFunction<String, Throwable, HttpException>> byBoth =
        new TreeMap<>(
            Map.of(500, InternalServerError::new, 502, BadGateway::new, 504, GatewayTimeout::new));
    Exception cause = new Exception("internal");
    byCause.forEach(
        (status, make) -> {
          HttpException error = make.apply(cause);
          assertThat(error).hasCause(cause);
          assertThat(error.status()).isEqualTo(status);
          assertThat(error.description()).isEqualTo(HttpStatus.description(status));
        });
    byBoth.forEach(
        (status, make) -> {
          HttpException error = make.apply("Try again.", cause);
          assertThat(error).hasCause(cause);
          assertThat(error.status()).isEqualTo(status);
          assertThat(error.description()).isEqualTo("Try again.");
        });
  }

  @Test
  void everyPublicConstructorIsOfADocumentedShape() {
    assertThat(HttpErrors.class.getClasses())
        .flatExtracting(type -> List.of(type.getDeclaredConstructors()))
        .filteredOn(constructor -> Modifier.isPublic(constructor.getModifiers()))
        .extracting(constructor -> List.of(constructor.getParameterTypes()).toString())
        .containsOnly(
            "[]",
            "[class java.lang.String]",
            "[class [Ljava.lang.String;]",
            "[class java.lang.Throwable]",
            "[class java.lang.String, class java.lang.Throwable]",
            "[class java.time.Duration]",
            "[long]");
  }

  @Test
  void abortThrowsWhatOfMakes() {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> HttpErrors.abort(404))
        .satisfies(error -> assertThat(error.status()).isEqualTo(404));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> HttpErrors.abort(409, "Sold out."))
        .satisfies(error -> assertThat(error.description()).isEqualTo("Sold out."));
    assertThatExceptionOfType(HttpException.class).isThrownBy(() -> HttpErrors.abort(507));
  }

  @Test
  void aDomainAddsItsOwn() {
    class InsufficientStorage extends HttpException {
      private static final long serialVersionUID = 1L;

      InsufficientStorage() {
        super(507, "Not enough storage space.");
      }
    }
    InsufficientStorage error = new InsufficientStorage();
    assertThat(error.status()).isEqualTo(507);
    assertThat(error.description()).isEqualTo("Not enough storage space.");
    assertThat(error).hasMessage("507 Insufficient Storage: Not enough storage space.");
  }
}
