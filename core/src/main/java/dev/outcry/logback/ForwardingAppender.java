package dev.outcry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An appender in front of others, and a wall between them and the thread that logs: Logback catches
 * the exceptions of an appender but not its errors, and one {@code StackOverflowError} of an
 * encoder ends the thread of an {@code AsyncAppender} for good.
 */
abstract class ForwardingAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AppenderAttachable<ILoggingEvent> {

  /** What keeps failing is told of so often, for Logback keeps what it is told. */
  private static final int TOLD = 3;

  private final List<Appender<ILoggingEvent>> behind = new CopyOnWriteArrayList<>();
  private final AtomicInteger told = new AtomicInteger();

  /** For the appenders of this package. */
  ForwardingAppender() {}

  /** Hands the event to every appender behind this one; what one throws, the next does not see. */
  final void forward(ILoggingEvent event) {
    for (Appender<ILoggingEvent> next : behind) {
      try {
        next.doAppend(event);
      } catch (Throwable failed) { // errors too: see above
        tell("appender [" + next.getName() + "] failed", failed);
      }
    }
  }

  /** Names the class alone: what the failure says of itself has not been scrubbed. */
  final void tell(String what, Throwable failed) {
    try {
      if (told.get() < TOLD && told.getAndIncrement() < TOLD) {
        addError(what + ": " + failed.getClass().getName());
      }
    } catch (Throwable again) {
      // no memory or no stack; the thread that logs has its own work to do
    }
  }

  final boolean isEmpty() {
    return behind.isEmpty();
  }

  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    if (!behind.contains(appender)) {
      behind.add(appender);
    }
  }

  @Override
  public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
    return behind.iterator();
  }

  @Override
  public @Nullable Appender<ILoggingEvent> getAppender(String name) {
    for (Appender<ILoggingEvent> one : behind) {
      if (name.equals(one.getName())) {
        return one;
      }
    }
    return null;
  }

  @Override
  public boolean isAttached(Appender<ILoggingEvent> appender) {
    return behind.contains(appender);
  }

  @Override
  public boolean detachAppender(Appender<ILoggingEvent> appender) {
    return behind.remove(appender);
  }

  @Override
  public boolean detachAppender(String name) {
    return behind.removeIf(one -> name.equals(one.getName()));
  }

  @Override
  public void detachAndStopAllAppenders() {
    for (Appender<ILoggingEvent> one : behind) {
      try {
        one.stop();
      } catch (Throwable failed) {
        tell("appender [" + one.getName() + "] did not stop", failed);
      }
    }
    behind.clear();
  }

  /** Stops the appenders behind this one too: nobody else would. */
  @Override
  public void stop() {
    super.stop();
    detachAndStopAllAppenders();
  }
}
