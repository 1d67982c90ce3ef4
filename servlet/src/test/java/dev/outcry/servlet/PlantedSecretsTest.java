package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/** What a failure carries in any of its texts is in no answer and in no log. */
class PlantedSecretsTest {

  /** What is planted there is shown to nobody, whatever it is. */
  private static final Set<PlantingPlace> SILENT =
      EnumSet.of(
          PlantingPlace.HEADERS,
          PlantingPlace.FORM,
          PlantingPlace.OWN_LOG_ARGUMENT,
          PlantingPlace.OWN_LOG_KEY_VALUE,
          PlantingPlace.OWN_MDC);

  private static PlantingServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();
  @RegisterExtension private final LoggedLines others = LoggedLines.ofEverybody();

  @BeforeAll
  static void start() {
    server = new PlantingServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void thereAreSixtyAndMore() {
    assertThat(PlantedSecret.all()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void noneIsInAnAnswerOrALog(PlantingPlace place) {
    List<String> leaks = new ArrayList<>();
    int lines = 0;
    for (PlantedSecret secret : PlantedSecret.all()) {
      if (place.takes(secret.text())) {
        String answer = server.plant(place, secret.text());
        if (secret.isIn(answer)) {
          leaks.add(secret + " in " + answer);
        }
        for (String line : lines(place)) {
          lines++;
          if (secret.isIn(line)) {
            leaks.add(secret + " in " + line);
          }
        }
        assertThat(lines).as("a line for %s", secret).isPositive();
      }
    }
    assertThat(leaks).isEmpty();
  }

  /** A place that nothing comes out of proves nothing. */
  @ParameterizedTest
  @EnumSource
  void whatIsNoSecretComesOut(PlantingPlace place) {
    String text = "canary-7-bird";
    String answer = server.plant(place, text);
    boolean shown = answer.contains(text) || lines(place).stream().anyMatch(s -> s.contains(text));
    assertThat(shown).isEqualTo(!SILENT.contains(place));
  }

  /**
   * All that has been logged since, of the application's own places without what it said itself.
   */
  private List<String> lines(PlantingPlace place) {
    List<String> lines = new ArrayList<>();
    boolean own = place.isApplicationsOwn();
    for (LoggedLines logged : List.of(failures, layer, others)) {
      for (ILoggingEvent line : logged.all()) {
        if (!own || !line.getLoggerName().equals("shop")) {
          lines.add(own ? LoggedLines.everythingOfOurs(line) : LoggedLines.everything(line));
        }
      }
      logged.clear();
    }
    MDC.clear();
    return lines;
  }
}
