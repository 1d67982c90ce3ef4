package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure is answered once: by Spring what it resolves, by the toolkit what leaves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringBoot {

  private final String mounting;
  private ContainerProcess process;
  private Probe probe;

  SpringBoot(String mounting) {
    this.mounting = mounting;
  }

  @BeforeAll
  void start() {
    process = new ContainerProcess(Launch.springBoot(mounting));
  }

  @AfterAll
  void stop() {
    process.close();
  }

  @BeforeEach
  void ask(TestInfo test) {
    probe = new Probe(process, new Case(0, test.getDisplayName(), any -> {}), List.of());
  }

  @AfterEach
  void mountingHasNoGap() {
    assertThat(process.since(0))
        .filteredOn(line -> line.logger().equals("dev.outcry.servlet.ErrorFilter"))
        .extracting(Line::brief)
        .isEmpty();
  }

  Probe probe() {
    return probe;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/handled", "/callable-handled"})
  void whatItsOwnHandlerResolvesIsSprings(String path) throws IOException {
    Request request = probe.get(path);
    Response response = request.send();
    assertThat(response.status()).isEqualTo(418);
    assertThat(response.text()).isEqualTo("by Spring");
    assertThat(response.header("X-Request-Id")).isEqualTo(request.id());
    probe.nothingFailed();
  }

  @ParameterizedTest
  @CsvSource({
    "/unexpected, 500",
    "/business, 409",
    "/behind, 500",
    "/callable, 500",
    "/deferred, 409",
  })
  void whatLeavesItIsTheToolkits(String path, int status) throws IOException {
    Response response = probe.failed(probe.get(path), status);
    assertThat(response.text()).doesNotContain("secret", "timestamp");
  }

  @Test
  void aStreamThatFailsIsBrokenOff() throws IOException {
    Request request = probe.get("/streaming");
    Response response = request.send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.isWhole()).isFalse();
    assertThat(response.text().substring(0, 20_000)).matches("a+");
    probe.logged(request.id(), 500);
    probe.keepsSecrets();
  }
}
