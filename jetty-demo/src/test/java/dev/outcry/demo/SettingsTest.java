package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the service listens, and what it refuses. */
class SettingsTest {

  @Test
  void nothingSetMeansLoopbackAndPort8080() {
    assertThat(Settings.from(Map.of()).url()).isEqualTo("http://127.0.0.1:8080/");
  }

  @Test
  void addressOfIpv6IsWrittenInBrackets() {
    assertThat(Settings.from(Map.of("HOST", "::1", "PORT", "0")).url())
        .isEqualTo("http://[::1]:0/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "-1", "+80", "65536", "99999", "123456", "80 80", "8080\n"})
  void portIsANumber(String port) {
    assertThatThrownBy(() -> Settings.from(Map.of("PORT", port)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PORT must be a number from 0 to 65535, not \"%s\"", port.replace('\n', '?'));
  }

  @Test
  void probesHaveAPortOfTheirOwnOnlyIfItIsSet() {
    assertThat(Settings.from(Map.of()).healthPort()).isEmpty();
    assertThat(Settings.from(Map.of("HEALTH_PORT", "8081")).healthPort()).hasValue(8081);
    assertThatThrownBy(() -> Settings.from(Map.of("HEALTH_PORT", "no")))
        .hasMessage("HEALTH_PORT must be a number from 0 to 65535, not \"no\"");
  }

  @Test
  void itStopsAtOnceUnlessItIsToDrain() {
    assertThat(Settings.from(Map.of()).drain()).isZero();
    assertThat(Settings.from(Map.of("DRAIN_SECONDS", "5")).drain()).hasSeconds(5);
    assertThatThrownBy(() -> Settings.from(Map.of("DRAIN_SECONDS", "301")))
        .hasMessage("DRAIN_SECONDS must be a number from 0 to 300, not \"301\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "999.1.1.1", "no such host"})
  void hostIsKnown(String host) {
    assertThatThrownBy(() -> Settings.from(Map.of("HOST", host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HOST must be a name or address of this machine, not \"%s\"", host);
  }

  @Test
  void messageStaysShortAndOnOneLine() {
    assertThatThrownBy(() -> Settings.from(Map.of("PORT", "a\r\nb".repeat(100))))
        .message()
        .hasSizeLessThan(150)
        .doesNotContain("\r", "\n");
  }
}
