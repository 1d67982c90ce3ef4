package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a failure carries is in no log of slf4j-simple either, the plainest there is: it has no MDC,
 * no layout and no filter, and writes the container's lines where it writes ours.
 */
class PlantedSecretsInPlainLogTest {

  /** Where the build puts it: on the tests' own class path there is another library to log with. */
  private static final Path JAR = Path.of("target", "slf4j-simple", "slf4j-simple.jar");

  private static String answers;
  private static String log;

  @BeforeAll
  static void plant(@TempDir Path folder) throws Exception {
    assertThat(JAR).exists();
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.log.dev.outcry=debug",
                "-cp",
                classPath(),
                PlantingRun.class.getName())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    answers = Files.readString(out);
    log = Files.readString(err);
  }

  /** That of this process, with slf4j-simple in the place of logback. */
  private static String classPath() {
    String whole =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> entries = new ArrayList<>(List.of(JAR.toAbsolutePath().toString()));
    StringTokenizer all = new StringTokenizer(whole, File.pathSeparator);
    while (all.hasMoreTokens()) {
      String entry = all.nextToken();
      if (!Path.of(entry).getFileName().toString().startsWith("logback-")) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  @Test
  void allHasBeenPlantedAndLogged() {
    assertThat(answers).endsWith("planted" + System.lineSeparator());
    assertThat(log).contains("dev.outcry.failure", "at dev.outcry.servlet.PlantingPlace");
    assertThat(log).doesNotContain("logback").doesNotContain("SLF4J(W)");
    assertThat(sections(log)).hasSizeGreaterThan(20);
    assertThat(sections(log).values())
        .allSatisfy(
            part -> assertThat(part).containsAnyOf("dev.outcry.failure", "dev.outcry.health"));
    assertThat(sections(log).get("MESSAGE")).contains(PlantingRun.CANARY);
    assertThat(sections(answers).get("DESCRIPTION")).contains("told [email]", "told [key]");
  }

  @Test
  void noneIsInTheLog() {
    assertThat(leaks(log)).isEmpty();
  }

  @Test
  void noneIsInAnAnswer() {
    assertThat(leaks(answers)).isEmpty();
  }

  /** Where they are: place and secret. */
  private static List<String> leaks(String text) {
    List<String> leaks = new ArrayList<>();
    sections(text)
        .forEach(
            (place, part) ->
                PlantedSecret.all().stream()
                    .filter(secret -> secret.isIn(part))
                    .forEach(secret -> leaks.add(place + ": " + secret)));
    return leaks;
  }

  private static Map<String, String> sections(String text) {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder current = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith("planting: ")) {
        current = new StringBuilder();
        sections.put(line.substring("planting: ".length()), current);
      }
      current.append(line).append('\n');
    }
    Map<String, String> texts = new LinkedHashMap<>();
    sections.forEach((place, part) -> texts.put(place, part.toString()));
    return texts;
  }
}
