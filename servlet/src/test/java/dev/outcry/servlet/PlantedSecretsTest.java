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
      EnumSet.of(PlantingPlace.HEADERS, PlantingPlace.FORM);

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
        List<String> told = lines(place);
        told.addAll(server.told());
        for (String line : told) {
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

  @Test
  void noneIsOnAPageOfTheLedger() {
    List<PlantingPlace> places =
        List.of(PlantingPlace.SUPPRESSED, PlantingPlace.USER_AND_OPERATION, PlantingPlace.PATH);
    for (PlantingPlace place : places) {
      PlantedSecret.all().stream()
          .map(PlantedSecret::text)
          .filter(place::takes)
          .forEach(text -> server.plant(place, text));
    }
    List<String> pages = server.pages();
    assertThat(pages).hasSizeGreaterThan(2 * PlantedSecret.all().size());
    assertThat(PlantedSecret.all()).allSatisfy(secret -> assertThat(pages).noneMatch(secret::isIn));
  }

  /** Reports and pages from which all is absent would prove nothing either. */
  @Test
  void whatIsNoSecretIsReportedAndOnThePages() {
    String text = "canary-7-bird";
    server.told();
    server.plant(PlantingPlace.MESSAGE, text);
    assertThat(server.told()).hasSize(1).allMatch(report -> report.contains(text));
    assertThat(server.pages().stream().filter(page -> page.contains(text)))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  /**
   * All that has been logged since: as it is logged, and of the application's own places as it is
   * written behind a ScrubbingAppender.
   */
  private List<String> lines(PlantingPlace place) {
    List<String> lines = new ArrayList<>();
    for (LoggedLines logged : List.of(failures, layer, others)) {
      for (ILoggingEvent line : place.isApplicationsOwn() ? logged.shown() : logged.all()) {
        lines.add(LoggedLines.everything(line));
      }
      logged.clear();
    }
    MDC.clear();
    return lines;
  }
}
