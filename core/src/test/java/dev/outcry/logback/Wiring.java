package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;

/** A log of its own, wired up for one test. */
final class Wiring implements AutoCloseable {

  final LoggerContext context = new LoggerContext();

  Wiring() {
    context.setMDCAdapter(MDC.getMDCAdapter());
  }

  /** A log that is configured by what stands between the tags of a configuration. */
  static Wiring configured(String... lines) {
    String xml = "<configuration>\n" + String.join("\n", lines) + "\n</configuration>";
    try {
      // older ones warn of a configuration that has no place of its own
      Path file = Files.createTempFile("logback", ".xml");
      Files.writeString(file, xml);
      Wiring wiring = by(file);
      Files.delete(file);
      return wiring;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A log that is configured by a file. */
  static Wiring by(Path file) {
    Wiring wiring = new Wiring();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(wiring.context);
    try {
      configurator.doConfigure(file.toFile());
      return wiring;
    } catch (JoranException bad) {
      throw new IllegalArgumentException(file.toString(), bad);
    }
  }

  /** What the root logger writes to; started, from the last to the first. */
  @SafeVarargs
  static Wiring through(Appender<ILoggingEvent>... chain) {
    Wiring wiring = new Wiring();
    for (int i = chain.length - 1; i >= 0; i--) {
      chain[i].setContext(wiring.context);
      if (i < chain.length - 1) {
        attach(chain[i], chain[i + 1]);
      }
      wiring.start(chain[i]);
    }
    Logger root = wiring.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.DEBUG);
    root.addAppender(chain[0]);
    return wiring;
  }

  @SuppressWarnings("unchecked")
  private static void attach(Appender<ILoggingEvent> front, Appender<ILoggingEvent> behind) {
    ((AppenderAttachable<ILoggingEvent>) front).addAppender(behind);
  }

  <A extends Appender<ILoggingEvent>> A start(A appender) {
    appender.setContext(context);
    appender.start();
    return appender;
  }

  Logger logger() {
    return context.getLogger("com.example.Shop");
  }

  /** What Logback said of itself from this level on, as texts. */
  List<String> status(int level) {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() >= level)
        .map(Status::getMessage)
        .toList();
  }

  /** Stops all appenders, which waits for what is in their queues. */
  @Override
  public void close() {
    context.stop();
  }

  /** Keeps the events that come to it, and asks them at once who called. */
  static final class Kept extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> events = new ArrayList<>();

    @Override
    protected synchronized void append(ILoggingEvent event) {
      event.getCallerData();
      events.add(event);
    }

    synchronized List<ILoggingEvent> events() {
      return List.copyOf(events);
    }

    ILoggingEvent only() {
      List<ILoggingEvent> all = events();
      if (all.size() != 1) {
        throw new AssertionError("expected one event but there are " + all.size() + ": " + all);
      }
      return all.get(0);
    }
  }
}
