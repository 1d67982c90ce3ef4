package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.util.FileSize;
import dev.outcry.context.RequestContext;
import dev.outcry.internal.Bounds;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds the debug lines of each request in memory, and writes them when the request fails: the
 * story of a failure at the level DEBUG, at the price of INFO.
 *
 * <pre>{@code
 * <appender name="log" class="dev.outcry.logback.BlackBoxAppender">
 *   <applicationPackage>com.example</applicationPackage>
 *   <appender-ref ref="safe" /> <!-- a ScrubbingAppender; without one this does not start -->
 * </appender>
 * <logger name="com.example" level="DEBUG" />
 * }</pre>
 *
 * <p>Held are events below INFO of loggers in the application's packages, while a {@link
 * RequestContext} is open. When a failure line (of the logger {@code dev.outcry.failure}) of that
 * request passes, they are written in front of it, in their order and with {@code black_box=true}
 * as a key-value; of equal failures the first in a window brings them, as it brings the stack
 * trace. Where nothing fails they die with the context; outside of any, such events are not kept.
 * All other events pass at once.
 *
 * <p>Nothing is formatted unless it is written. Numbers, strings, ids and times are held as they
 * are; every other argument is asked for its text at once, as DEBUG lines do: later it might say
 * something else, and until then it would keep in memory whatever it refers to. A throwable is held
 * as it is.
 *
 * <p>One request holds 64 events and 32 KB, all together 8 MB, unless told otherwise: the oldest
 * give way, and how many did is written with the rest. A text of more than 4,096 characters is not
 * kept, only its length: of a secret that was cut no scrubber can tell.
 *
 * <p>It must stand in front of an {@code AsyncAppender}, not behind one: the context is the
 * thread's. Thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Logback is required by those who use this package alone
public final class BlackBoxAppender extends ForwardingAppender {

  private static final int SERVER_ERROR = 500;

  /** Appenders behind one another that are looked at. */
  private static final int DEPTH = 8;

  private final List<String> packages = new ArrayList<>();
  private final StatusWindows windows = new StatusWindows(System::nanoTime);
  private final AtomicBoolean toldOfThread = new AtomicBoolean();
  private int maxEvents = Bounds.BLACK_BOX_EVENTS;
  private long maxBytes = Bounds.BLACK_BOX_BYTES;
  private long maxTotalBytes = Bounds.BLACK_BOXES_BYTES;
  private int failedStatus = SERVER_ERROR;
  private volatile BoxMemory memory = new BoxMemory(maxEvents, maxBytes, maxTotalBytes);

  /** Holds nothing until it knows the application's packages. */
  public BlackBoxAppender() {}

  /**
   * Adds a package of the application, or several with commas; those below it belong to it.
   *
   * @param names separated by commas; what is below them belongs to them
   */
  public void addApplicationPackage(String names) {
    packages.addAll(PackageNames.in(names));
  }

  /**
   * Sets how many events of one request are held. Default: 64.
   *
   * @param maxEvents of one request
   */
  public void setMaxEvents(int maxEvents) {
    this.maxEvents = maxEvents;
  }

  /**
   * Sets how much of one request is held. Default: 32 KB.
   *
   * @param maxSize of one request
   */
  public void setMaxSize(FileSize maxSize) {
    this.maxBytes = maxSize.getSize();
  }

  /**
   * Sets how much of all requests together is held. Default: 8 MB.
   *
   * @param maxTotalSize of all requests
   */
  public void setMaxTotalSize(FileSize maxTotalSize) {
    this.maxTotalBytes = maxTotalSize.getSize();
  }

  /**
   * Sets from which status on a failure brings its debug lines. Default: 500. Failures that are not
   * counted by fingerprint, those of 503 and of clients, bring them once a minute for each status.
   *
   * @param failedStatus the lowest that counts as failed
   */
  public void setFailedStatus(int failedStatus) {
    this.failedStatus = failedStatus;
  }

  /** Starts, unless what it holds would get past the scrubber. */
  @Override
  public void start() {
    for (Iterator<Appender<ILoggingEvent>> all = iteratorForAppenders(); all.hasNext(); ) {
      if (!isSafe(all.next())) {
        return;
      }
    }
    if (isEmpty()) {
      addError(
          "the black box ["
              + getName()
              + "] does not start: it has no ScrubbingAppender behind it");
      return;
    }
    if (packages.isEmpty()) {
      addInfo("the black box [" + getName() + "] holds nothing: it has no <applicationPackage>");
    }
    memory = new BoxMemory(maxEvents, maxBytes, maxTotalBytes);
    super.start();
  }

  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    if (!isStarted() || isSafe(appender)) {
      super.addAppender(appender);
    }
  }

  private boolean isSafe(Appender<ILoggingEvent> appender) {
    if (isScrubbed(appender, DEPTH)) {
      return true;
    }
    addError(
        "the black box ["
            + getName()
            + "] does not write to ["
            + appender.getName()
            + "], which no ScrubbingAppender guards: put <appender class=\""
            + ScrubbingAppender.class.getName()
            + "\"> between them");
    return false;
  }

  private static boolean isScrubbed(Appender<?> appender, int depth) {
    if (appender instanceof ScrubbingAppender || depth == 0) {
      return depth > 0;
    }
    if (!(appender instanceof AppenderAttachable<?> attached)) {
      return false;
    }
    Iterator<? extends Appender<?>> behind = attached.iteratorForAppenders();
    if (!behind.hasNext()) {
      return false;
    }
    while (behind.hasNext()) {
      if (!isScrubbed(behind.next(), depth - 1)) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (isHeld(event)) {
      hold(event);
      return;
    }
    if (FailureLine.is(event)) {
      writeWhatLedTo(event);
    }
    forward(event);
  }

  private boolean isHeld(ILoggingEvent event) {
    return event.getLevel().toInt() < Level.INFO_INT && isOfApplication(event.getLoggerName());
  }

  private boolean isOfApplication(String logger) {
    for (int i = 0; i < packages.size(); i++) {
      String name = packages.get(i);
      if (logger.startsWith(name)
          && (logger.length() == name.length() || logger.charAt(name.length()) == '.')) {
        return true;
      }
    }
    return false;
  }

  private void hold(ILoggingEvent event) {
    try {
      RequestContext context = RequestContext.current().orElse(null);
      if (context != null) {
        Boxes.of(context, memory).add(HeldEvent.of(event));
      } else if (event.getMDCPropertyMap().containsKey("request_id")
          && toldOfThread.compareAndSet(false, true)) {
        addWarn(
            "the black box ["
                + getName()
                + "] sees events of a request on another thread; an AsyncAppender belongs behind it");
      }
    } catch (Throwable failed) { // the line is lost, the request goes on
      tell("an event could not be held", failed);
    }
  }

  private void writeWhatLedTo(ILoggingEvent line) {
    try {
      RequestContext context = RequestContext.current().orElse(null);
      if (context != null && isDue(line)) {
        Boxes.of(context, memory).take(line).forEach(this::forward);
      }
    } catch (Throwable failed) { // the failure line itself must pass
      tell("held events could not be written", failed);
    }
  }

  /** What is held now, of requests that have ended too, until there is a need for the room. */
  long usedBytes() {
    return memory.used();
  }

  private boolean isDue(ILoggingEvent line) {
    int status = FailureLine.status(line);
    return status >= failedStatus
        && (line.getThrowableProxy() != null
            || (FailureLine.fingerprint(line) == null && windows.begins(status)));
  }
}
