package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.outcry.health.HealthReport.Status;
import dev.outcry.testing.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a probe is told. */
class HealthReportTest {

  @ParameterizedTest
  @CsvSource({"OK, 200, ok", "DEGRADED, 200, degraded", "UNAVAILABLE, 503, unavailable"})
  void aBodyNamesTheStatusAndTheChecks(Status status, int code, String word) {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("db", "ok");
    checks.put("a", "fail");
    HealthReport report = new HealthReport(status, checks);
    assertThat(report.statusCode()).isEqualTo(code);
    assertThat(report.json())
        .isEqualTo("{\"status\":\"%s\",\"checks\":{\"db\":\"ok\",\"a\":\"fail\"}}", word);
  }

  @Test
  void withoutChecksItIsTheStatusAlone() {
    HealthReport report = new HealthReport(Status.DRAINING, Map.of());
    assertThat(report.statusCode()).isEqualTo(503);
    assertThat(report.json()).isEqualTo("{\"status\":\"draining\"}");
  }

  @Test
  void namesAreEscaped() {
    String name = "\"},\\\n\u0000\u2028<\uD83D\uDE00";
    String json = new HealthReport(Status.OK, Map.of(name, "o\"k")).json();
    assertThat(
            StrictJson.object(json.getBytes(StandardCharsets.UTF_8))
                .get("checks")
                .get(name)
                .stringValue())
        .isEqualTo("o\"k");
  }

  @Test
  void halfACharacterDoesNotSpoilTheBody() {
    String json = new HealthReport(Status.OK, Map.of("\uD83D", "\uDE00")).json();
    assertThat(json).contains("\"\uFFFD\":\"\uFFFD\"");
  }

  @Test
  void itDoesNotChangeWithTheMapThatItWasMadeOf() {
    Map<String, String> checks = new HashMap<>(Map.of("db", "ok"));
    HealthReport report = new HealthReport(Status.OK, checks);
    checks.put("db", "fail");
    assertThat(report.checks()).containsExactly(Map.entry("db", "ok"));
  }

  @Test
  void nothingInItIsNull() {
    Map<String, String> checks = new HashMap<>();
    checks.put("db", null);
    assertThatNullPointerException().isThrownBy(() -> new HealthReport(Status.OK, checks));
  }
}
