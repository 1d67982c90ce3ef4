package dev.outcry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import dev.outcry.scrub.SensitiveNames;
import java.util.Objects;

/**
 * Stands in front of any appenders, whatever their encoders, and lets no event through with
 * something in it that must not be seen. It is a firewall as well: cyclic causes, arguments whose
 * {@code toString} fails, and whatever an appender behind it throws, errors included, stop here.
 *
 * <pre>{@code
 * <appender name="safe" class="dev.outcry.logback.ScrubbingAppender">
 *   <appender-ref ref="console" />
 * </appender>
 * }</pre>
 *
 * <p>Scrubbed are the message, its arguments, the values of the MDC, of key-values and of the
 * context's properties, the messages of the throwable, its causes and what they suppressed, and the
 * name of the thread. A value under a {@linkplain SensitiveNames sensitive name} is masked whole,
 * {@code request_id} and the ids of the trace stay. An event with nothing to hide in it passes as
 * it is. Of another one the appenders see a copy: its message is formatted and it has no arguments;
 * a key-value that is no string, number or boolean is there as JSON-like maps, lists and texts;
 * markers that carry data, and arguments that do (those of logstash-logback-encoder, for instance)
 * are left out; its throwable is described in full, but not there as a {@code Throwable}.
 *
 * <p>Caller data and plain markers are kept. It may stand in front of an {@code AsyncAppender}, and
 * behind one. A {@code SocketAppender} refuses such copies: it knows no events but Logback's own.
 * What an encoder reads from elsewhere (logstash-logback-encoder asks the logger context itself for
 * its properties) does not pass here.
 *
 * <p>Thread-safe. Logs nothing itself; what went wrong is in Logback's status messages.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Logback is required by those who use this package alone
public final class ScrubbingAppender extends ForwardingAppender {

  private Scrubber scrubber = Scrubbers.defaults();
  private SensitiveNames names = SensitiveNames.defaults();
  private volatile EventScrubbing scrubbing = new EventScrubbing(scrubber, names);

  /** Scrubs as {@link Scrubbers#defaults()} and {@link SensitiveNames#defaults()} do. */
  public ScrubbingAppender() {}

  /**
   * Sets what texts pass. One that fails hides the text.
   *
   * @param scrubber hides what must not be seen
   */
  public void setScrubber(Scrubber scrubber) {
    this.scrubber = Objects.requireNonNull(scrubber, "scrubber");
    this.scrubbing = new EventScrubbing(scrubber, names);
  }

  /**
   * Sets the names of key-values and MDC keys whose values are masked.
   *
   * @param names the names
   */
  public void setNames(SensitiveNames names) {
    this.names = Objects.requireNonNull(names, "names");
    this.scrubbing = new EventScrubbing(scrubber, names);
  }

  /** Starts; says so where there is no appender to write to. */
  @Override
  public void start() {
    if (isEmpty()) {
      addWarn("no appender is attached to [" + getName() + "]; add an <appender-ref>");
    }
    super.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    forward(scrubbing.clean(event));
  }
}
