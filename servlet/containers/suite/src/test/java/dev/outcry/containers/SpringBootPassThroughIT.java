package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code SendErrors.PASS_THROUGH}: what is sent has the page that Spring Boot brings. */
class SpringBootPassThroughIT extends SpringBoot {

  SpringBootPassThroughIT() {
    super("pass-through");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /status, 410",
    "GET, /annotated, 423",
    "GET, /nothing, 404",
    "GET, /deferred-times-out, 503",
    "POST, /handled, 405",
  })
  void whatItSendsHasItsOwnPage(String method, String path, int status) throws IOException {
    Request request = probe().request(method, path);
    Response response = request.send();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.isWhole()).isTrue();
    assertThat(response.json().path("status").asInt(0)).isEqualTo(status);
    assertThat(response.json().path("path").asString("")).isEqualTo(path);
    assertThat(response.json().has("request_id")).isFalse();
    assertThat(response.header("X-Request-Id")).isEqualTo(request.id());
    assertThat(probe().lines()).noneMatch(Line::isOfAFailure);
  }
}
