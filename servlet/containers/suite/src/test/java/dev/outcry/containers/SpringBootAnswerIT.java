package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the README's lines: what Spring resolves to a status alone has our envelope too. */
class SpringBootAnswerIT extends SpringBoot {

  SpringBootAnswerIT() {
    super("answer");
  }

  @ParameterizedTest
  @CsvSource({"/status, 410", "/annotated, 423", "/nothing, 404", "/error, 404"})
  void whatItSendsIsTheToolkits(String path, int status) throws IOException {
    Response response = probe().failed(probe().get(path), status);
    assertThat(response.text()).doesNotContain("timestamp", "no longer here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void aMethodThatItDoesNotKnowKeepsItsAllow(String method) throws IOException {
    Response response = probe().request(method, "/handled").send();
    probe().answered(response, 405); // Spring's resolver tells of it besides, at WARN
    probe().logged(response.id(), 405);
    assertThat(response.header("Allow")).isEqualTo("GET");
  }

  @Test
  void aResultThatDoesNotComeInTimeIsA503() throws IOException {
    Response response = probe().answered(probe().get("/deferred-times-out").send(), 503);
    probe().logged(response.id(), 503);
  }

  @Test
  void readinessIsAServletLikeAnyOther() throws IOException {
    Response response = probe().get("/ready").send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).contains("\"status\":\"ok\"");
  }

  @Test
  void itsErrorPageIsOurs() throws IOException {
    probe().failed(probe().get("/outcry-error"), 404);
    Response response = probe().failedAloud(probe().get("/init-fails"), 500);
    assertThat(response.text()).doesNotContain("timestamp");
  }
}
