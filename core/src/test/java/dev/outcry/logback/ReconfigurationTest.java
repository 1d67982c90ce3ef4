package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.status.Status;
import dev.outcry.context.RequestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log is configured anew while it is in use. */
@Timeout(300)
class ReconfigurationTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private static String variable(String name, Object value) {
    return "<variable name=\"" + name + "\" value=\"" + value + "\" />";
  }

  private Path configuration(Path log, String application) throws Exception {
    Path file = Files.createTempFile(folder, "logback", ".xml");
    return Files.writeString(
        file,
        String.join(
            "\n",
            "<configuration>",
            variable("OUTCRY_FILE", log),
            variable("OUTCRY_APPLICATION", application),
            "<include resource=\"dev/outcry/logback/rolling-file.xml\" />",
            "</configuration>"));
  }

  private static void configure(Wiring wiring, Path file) throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(wiring.context);
    wiring.context.reset();
    configurator.doConfigure(file.toFile());
  }

  private static void fails(Wiring wiring) {
    RequestContext.of("test")
        .run(
            () -> {
              wiring.context.getLogger("org.example.Pay").debug("asks {}", Planted.MAIL);
              wiring
                  .context
                  .getLogger(FailureLine.LOGGER)
                  .atError()
                  .addKeyValue("status", 500)
                  .setCause(new IllegalStateException(Planted.CARD))
                  .log("500 for {}", Planted.MAIL);
            });
  }

  @Test
  void theNewOneHoldsAndScrubsAndTheOldOneIsGone() throws Exception {
    Path first = folder.resolve("first.log");
    Path second = folder.resolve("second.log");
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (Wiring wiring = new Wiring()) {
      configure(wiring, configuration(first, "com.example"));
      assertThat(wiring.logger().getEffectiveLevel()).isEqualTo(Level.DEBUG);
      fails(wiring);
      Appender<?> before = wiring.context.getLogger("ROOT").getAppender("OUTCRY_FILES");
      Thread busy =
          new Thread(
              () -> {
                while (!stop.get()) {
                  RequestContext.of("busy").run(() -> wiring.logger().info("{}", Planted.MAIL2));
                }
              });
      busy.setUncaughtExceptionHandler((dead, why) -> thrown.set(why));
      busy.start();
      try {
        for (int i = 0; i < 5; i++) {
          configure(wiring, configuration(second, "org.example"));
        }
        fails(wiring);
      } finally {
        stop.set(true);
        busy.join();
      }
      assertThat(thrown.get()).isNull();
      assertThat(before.isStarted()).isFalse();
      assertThat(wiring.logger().isDebugEnabled()).isFalse(); // of the first configuration alone
      // Logback stops its file while somebody may be writing: that event is its loss, and not ours
      assertThat(wiring.status(Status.ERROR))
          .filteredOn(message -> !message.equals("Appender [OUTCRY_ROLLING] failed to append."))
          .isEmpty();
    }
    String firstText = Files.readString(first);
    Planted.assertNoneIn(firstText);
    String text = Files.readString(second);
    Planted.assertNoneIn(text);
    assertThat(text.lines().map(JSON::readTree).filter(line -> line.path("black_box").asBoolean()))
        .extracting((JsonNode line) -> line.path("message").asString())
        .containsExactly("asks [email]");
  }
}
