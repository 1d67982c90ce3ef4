package dev.outcry.demo;

import ch.qos.logback.classic.LoggerContext;
import dev.outcry.Outcry;
import dev.outcry.scrub.Scrubbers;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service on {@code HOST} and {@code PORT}, the probes on {@code HEALTH_PORT} too where
 * that is set, and stops them when the process is told to.
 *
 * <p>Shows a start that fails in one line (exit code 2 for a bad setting, 1 for anything else), and
 * a stop that finishes what it has begun.
 */
public final class Main {

  private static final Logger LOGGER = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Starts the service. Everything it wants to know is in the environment. */
  public static void main(String[] args) {
    StoryLog story = StoryLog.listening();
    Settings settings = settings();
    Outcry outcry = outcry(settings);
    Thread.setDefaultUncaughtExceptionHandler(outcry.uncaughtExceptionHandler());
    DemoServer server = start(settings, outcry, story);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(server, outcry), "outcry-demo-shutdown"));
    LOGGER.info("listening on {}", server.url());
  }

  private static Settings settings() {
    try {
      return Settings.from(System.getenv());
    } catch (IllegalArgumentException bad) {
      throw exit(2, bad.getMessage());
    }
  }

  private static Outcry outcry(Settings settings) {
    try {
      return DemoErrors.outcry(settings);
    } catch (IllegalArgumentException bad) {
      throw exit(2, bad.getMessage());
    }
  }

  private static DemoServer start(Settings settings, Outcry outcry, StoryLog story) {
    int port = settings.port();
    try {
      DemoServer server = DemoServer.start(settings, outcry, story);
      if (settings.healthPort().isPresent()) {
        port = settings.healthPort().getAsInt();
        LOGGER.info("answering probes on {}", server.answerProbes(port));
      }
      return server;
    } catch (Exception failed) {
      if (failed.getCause() instanceof BindException taken) {
        String url = Settings.url(settings.host(), port);
        throw exit(1, "cannot listen on " + url + ": " + taken.getMessage());
      }
      LOGGER.error("cannot start", failed);
      throw exit(
          1, Scrubbers.defaults().scrub("cannot start: " + failed)); // JDBC_URL has a password
    }
  }

  private static void stop(DemoServer server, Outcry outcry) {
    server.close();
    outcry.close();
    LOGGER.info("stopped");
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop(); // flushes the appenders
  }

  /** To stderr: stdout belongs to the log, and the log is JSON. */
  private static AssertionError exit(int code, @Nullable String reason) {
    System.err.println("outcry-demo: " + reason);
    System.exit(code);
    return new AssertionError("unreachable");
  }
}
