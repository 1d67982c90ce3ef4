package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.core.status.Status;
import dev.outcry.context.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The configurations to include, as they are and with a jar missing. */
class ReadyMadeTest {

  private static final String FOLDER = "dev/outcry/logback/";
  private static final JsonMapper JSON = new JsonMapper();

  private static final Path AS_IN_THE_DOCUMENTS =
      Path.of("src/test/resources/logback-json-console.xml");

  @TempDir Path folder;

  private static String include(String file) {
    return "<include resource=\"" + FOLDER + file + "\" />";
  }

  private static String variable(String name, Object value) {
    return "<variable name=\"" + name + "\" value=\"" + value + "\" />";
  }

  /** What it writes to this stream of the process, which it looks up when it is configured. */
  private static String captured(Consumer<PrintStream> to, PrintStream before, Runnable task) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    to.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      to.accept(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String stdout(Runnable task) {
    return captured(System::setOut, System.out, task);
  }

  private static String stderr(Runnable task) {
    return captured(System::setErr, System.err, task);
  }

  private static void logs(Wiring wiring) {
    RequestContext request = RequestContext.of("test");
    request.run(
        () -> {
          wiring.logger().debug("asks for {}", Planted.MAIL);
          wiring.logger().atInfo().addKeyValue("sku", "A-7").log("to {}", Planted.MAIL);
          wiring
              .context
              .getLogger(FailureLine.LOGGER)
              .atError()
              .addKeyValue("status", 500)
              .setCause(new IllegalStateException("outer", new RuntimeException(Planted.CARD)))
              .log("500 on GET /");
        });
  }

  @Test
  void theConsoleHasFlatJsonLinesWithTheBlackBox() {
    String out =
        stdout(
            () -> {
              try (Wiring wiring = Wiring.by(AS_IN_THE_DOCUMENTS)) {
                assertThat(wiring.status(Status.WARN)).isEmpty();
                logs(wiring);
              }
            });
    Planted.assertNoneIn(out);
    List<JsonNode> lines = out.lines().map(JSON::readTree).toList();
    assertThat(lines)
        .extracting(line -> line.path("message").asString())
        .containsExactly("to [email]", "asks for [email]", "500 on GET /");
    assertThat(lines.get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "timestamp", "level", "logger", "thread", "message", "request_id", "operation", "sku");
    assertThat(lines.get(1).path("black_box").asBoolean()).isTrue();
    assertThat(lines.get(2).path("status").asInt()).isEqualTo(500);
    assertThat(lines.get(2).path("exc_info").asString())
        .startsWith("java.lang.RuntimeException: [card]")
        .contains("Wrapped by: java.lang.IllegalStateException: outer");
  }

  @Test
  void anApplicationMayHaveSeveralPackages() {
    String out =
        stdout(
            () -> {
              try (Wiring wiring =
                  Wiring.configured(
                      variable("OUTCRY_APPLICATION", "org.example.pay, com.example"),
                      include("json-console.xml"),
                      "<logger name=\"com.example.noisy\" level=\"INFO\" />")) {
                assertThat(wiring.status(Status.WARN)).isEmpty();
                RequestContext.of("test")
                    .run(
                        () -> {
                          for (String name :
                              List.of("com.example.Shop", "com.example.noisy.A", "org.example.B")) {
                            wiring.context.getLogger(name).debug("of {}", name);
                          }
                          wiring.context.getLogger("org.example.pay.C").debug("of the other");
                          wiring
                              .context
                              .getLogger(FailureLine.LOGGER)
                              .atError()
                              .addKeyValue("status", 500)
                              .setCause(new IllegalStateException())
                              .log("500 on GET /");
                        });
              }
            });
    assertThat(out.lines().map(JSON::readTree))
        .filteredOn(line -> line.path("black_box").asBoolean())
        .extracting(line -> line.path("logger").asString())
        .containsExactly("com.example.Shop", "org.example.pay.C");
  }

  @Test
  void filesAndMailsOpenThemToo() {
    for (String file : List.of("rolling-file.xml", "mail.xml")) {
      try (Wiring wiring =
          Wiring.configured(
              variable("OUTCRY_FILE", folder.resolve("several.log")),
              variable("OUTCRY_MAIL_FROM", "a@example.org"),
              variable("OUTCRY_MAIL_TO", "b@example.org"),
              variable("OUTCRY_APPLICATION", "org.example.pay,com.example"),
              include(file))) {
        assertThat(wiring.status(Status.WARN)).isEmpty();
        assertThat(wiring.logger().isDebugEnabled()).isTrue();
        assertThat(wiring.context.getLogger("org.example.pay.C").isDebugEnabled()).isTrue();
      }
    }
  }

  @Test
  void withoutAnApplicationDebugIsOff() {
    String out =
        stdout(
            () -> {
              try (Wiring wiring = Wiring.configured(include("json-console.xml"))) {
                assertThat(wiring.logger().isDebugEnabled()).isFalse();
                assertThat(wiring.logger().isInfoEnabled()).isTrue();
                logs(wiring);
              }
            });
    assertThat(out.lines()).hasSize(2);
  }

  /** Older ones look at the size once a minute. */
  private static boolean isSizeCheckedAtOnce() {
    return ReadyMadeTest.class
            .getClassLoader()
            .getResource(
                "ch/qos/logback/core/rolling/SizeAndTimeBasedFileNamingAndTriggeringPolicy.class")
        != null;
  }

  /** Logback waits for the last one alone when it is stopped, and for none when it rolls again. */
  private void awaitCompression(Path file) throws Exception {
    while (isCompressing(file)) {
      Thread.sleep(1);
    }
  }

  private boolean isCompressing(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(path -> !path.equals(file) && !path.toString().endsWith(".gz"));
    }
  }

  @Test
  @Timeout(300)
  void filesRollBySizeAreCompressedAndCappedTogether() throws Exception {
    assumeTrue(isSizeCheckedAtOnce());
    Path file = folder.resolve("shop.log");
    try (Wiring wiring =
        Wiring.configured(
            variable("OUTCRY_FILE", file),
            variable("OUTCRY_FILE_SIZE", "20KB"),
            variable("OUTCRY_FILE_TOTAL_SIZE", "4KB"),
            include("rolling-file.xml"))) {
      assertThat(wiring.status(Status.WARN)).isEmpty();
      for (int i = 0; i < 1_000; i++) {
        wiring.logger().info("line {} to {}", i, Planted.MAIL);
        awaitCompression(file);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> older = files.filter(path -> !path.equals(file)).toList();
      assertThat(older)
          .isNotEmpty()
          .allMatch(path -> path.toString().endsWith(".gz"))
          .noneMatch(path -> path.toString().endsWith(".0.gz")); // the oldest, beyond the cap
    }
    String now = Files.readString(file);
    Planted.assertNoneIn(now);
    assertThat(JSON.readTree(now.lines().toList().get(0)).path("message").asString())
        .startsWith("line ");
  }

  @Test
  void withoutTheEncodersJarThereAreStillJsonLinesAndOneLineSaysWhatToAdd() throws Exception {
    StringBuilder out = new StringBuilder();
    String err = stderr(() -> out.append(LogsWithout.jars("json-console.xml", "logstash-logback")));
    assertThat(err.lines())
        .singleElement()
        .asString()
        .contains("net.logstash.logback:logstash-logback-encoder");
    Planted.assertNoneIn(out.toString());
    assertThat(out.toString().lines().map(JSON::readTree))
        .extracting(line -> line.path("formattedMessage").asString())
        .containsExactly("to [email]");
  }

  @Test
  void withoutTheMailersJarThereIsALogAndNoMail() throws Exception {
    StringBuilder out = new StringBuilder();
    String err =
        stderr(() -> out.append(LogsWithout.jars("mail.xml", "mail", "angus", "activation")));
    assertThat(err.lines()).singleElement().asString().contains("org.eclipse.angus:jakarta.mail");
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void withNothingButLogbackBothAreSaidAndThereIsALog() throws Exception {
    StringBuilder out = new StringBuilder();
    String err =
        stderr(
            () ->
                out.append(
                    LogsWithout.jars(
                        "mail.xml", "logstash-logback", "mail", "angus", "activation")));
    assertThat(err.lines()).hasSize(2);
    assertThat(out.toString().lines()).hasSize(1);
  }
}
