package dev.outcry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.SensitiveNames;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Looks through all that an event says. It does so at once, on the thread that it is called on: the
 * MDC is that thread's, and arguments may change. Never throws.
 */
final class EventScrubbing {

  private final Texts texts;
  private final NamedValues values;
  private final ThrowableScrubbing throwables;

  /** The last context that was met, and what is shown of it: it is the same one nearly always. */
  private volatile @Nullable KnownContext known;

  private record KnownContext(LoggerContextVO context, LoggerContextVO shown) {}

  EventScrubbing(Scrubber scrubber, SensitiveNames names) {
    this.texts = new Texts(scrubber);
    this.values = new NamedValues(texts, names);
    this.throwables = new ThrowableScrubbing(texts);
  }

  /** The event itself where all of it may be seen, else a copy without what may not. */
  ILoggingEvent clean(ILoggingEvent event) {
    try {
      return scrubbed(event);
    } catch (Throwable hostile) {
      return ScrubbedEvent.unreadable(event);
    }
  }

  private ILoggingEvent scrubbed(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    String cleanMessage = message == null ? null : texts.clean(message);
    Map<String, String> mdc = event.getMDCPropertyMap();
    Map<String, String> cleanMdc = mdc == null ? Map.of() : values.mdc(mdc);
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    List<KeyValuePair> cleanPairs =
        pairs == null ? null : values.pairs(pairs, FailureLine.is(event));
    List<Marker> markers = event.getMarkerList();
    List<Marker> cleanMarkers = markers == null ? null : PlainMarkers.of(markers, texts);
    IThrowableProxy throwable = event.getThrowableProxy();
    IThrowableProxy cleanThrowable = throwable == null ? null : throwables.clean(throwable);
    LoggerContextVO context = event.getLoggerContextVO();
    LoggerContextVO cleanContext = context == null ? null : clean(context);
    String thread = event.getThreadName();
    String cleanThread = thread == null ? null : texts.cleanOften(thread);
    if (isSame(cleanMessage, message)
        && isSame(cleanMdc, mdc)
        && isSame(cleanPairs, pairs)
        && isSame(cleanMarkers, markers)
        && isSame(cleanThrowable, throwable)
        && isSame(cleanContext, context)
        && isSame(cleanThread, thread)
        && mayShowArguments(event)) {
      return event;
    }
    return new ScrubbedEvent(
        event,
        cleanMessage,
        cleanThread,
        cleanMdc,
        cleanPairs,
        cleanMarkers,
        cleanThrowable,
        cleanContext);
  }

  /** Some encoders write the pattern and the arguments besides the message, or instead of it. */
  private boolean mayShowArguments(ILoggingEvent event) {
    Object[] arguments = event.getArgumentArray();
    if (arguments == null || arguments.length == 0) {
      return true;
    }
    for (Object argument : arguments) {
      if (!isSame(values.value(argument), argument)) {
        return false;
      }
    }
    String pattern = event.getMessage();
    return pattern == null || isSame(texts.cleanOften(pattern), pattern);
  }

  private LoggerContextVO clean(LoggerContextVO context) {
    KnownContext last = known;
    if (last != null && isSame(last.context, context)) {
      return last.shown;
    }
    Map<String, String> properties = context.getPropertyMap();
    Map<String, String> shown = properties == null ? Map.of() : values.mdc(properties);
    LoggerContextVO clean =
        isSame(shown, properties)
            ? context
            : new LoggerContextVO(context.getName(), shown, context.getBirthTime());
    known = new KnownContext(context, clean);
    return clean;
  }

  /** What is clean comes back as the same instance, and only that one counts as looked through. */
  private static boolean isSame(@Nullable Object clean, @Nullable Object given) {
    return clean == given;
  }

  /** The scrubber, guarded: the same instance where there is nothing to hide. */
  static final class Texts {

    private final UnaryOperator<String> scrub;
    private final SeenTexts clean = new SeenTexts();

    Texts(Scrubber scrubber) {
      this.scrub = SafeText.failingClosed(scrubber::scrub);
    }

    String clean(String text) {
      String scrubbed = scrub.apply(text);
      return scrubbed.equals(text) ? text : scrubbed;
    }

    /** The same for a text that comes again and again. */
    String cleanOften(String text) {
      if (clean.has(text)) {
        return text;
      }
      String scrubbed = clean(text);
      if (isSame(scrubbed, text)) {
        clean.add(text);
      }
      return scrubbed;
    }
  }
}
