package dev.outcry.context;

import dev.outcry.internal.ContextKeys;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Which context is open on a thread, and its keys in the MDC.
 *
 * <p>A pooled thread must come out as it went in. So opening notes what each of our keys had, and
 * closing restores exactly that; {@code MDC.clear()} would wipe the keys of others. A key that the
 * new context lacks is removed only if an outer context of ours had set it.
 *
 * <p>Scopes lie on the thread like a stack. Closing one closes those above it too: whoever forgot
 * to, or closes later, must not leave a context behind that has ended.
 */
final class CurrentContext {

  private static final String[] KEYS = ContextKeys.ALL.toArray(new String[0]);

  private static final int METHOD = 4;

  private static final ThreadLocal<@Nullable OpenScope> TOP = new ThreadLocal<>();

  private CurrentContext() {}

  static @Nullable RequestContext get() {
    OpenScope top = TOP.get();
    return top == null ? null : top.context;
  }

  static RequestContext.Scope open(RequestContext context) {
    OpenScope below = TOP.get();
    RequestContext before = below == null ? null : below.context;
    OpenScope scope = new OpenScope(context, below);
    Scrubber scrubber = context.scrubber();
    for (int key = 0; key < KEYS.length; key++) {
      String value = value(context, key);
      if (value != null || (before != null && value(before, key) != null)) {
        scope.set(key, isHarmless(key, value) ? value : scrubbed(scrubber, value));
      }
    }
    TOP.set(scope);
    return scope;
  }

  /** Ids have passed their check, and a method that everybody uses is no secret. */
  private static boolean isHarmless(int key, @Nullable String value) {
    return key < METHOD || (key == METHOD && ("GET".equals(value) || "POST".equals(value)));
  }

  /** One that fails hides the text: work goes on, and nothing gets out. */
  private static @Nullable String scrubbed(Scrubber scrubber, @Nullable String value) {
    try {
      return value == null ? null : scrubber.scrub(value);
    } catch (Throwable broken) {
      return SafeText.UNSCRUBBED;
    }
  }

  private static @Nullable String value(RequestContext context, int key) {
    TraceContext trace = key >= 1 && key <= 3 ? context.trace().orElse(null) : null;
    return switch (key) {
      case 0 -> context.requestId();
      case 1 -> trace == null ? null : trace.traceId();
      case 2 -> trace == null ? null : trace.spanId();
      case 3 -> trace == null ? null : trace.parentSpanId();
      case 4 -> context.method();
      case 5 -> context.path();
      case 6 -> context.operation();
      case 7 -> context.remoteAddr();
      default -> context.user();
    };
  }

  /** An open context, and what the thread had before. */
  private static final class OpenScope implements RequestContext.Scope {
    private static final int CLOSED = -1;

    private final Thread thread = Thread.currentThread();
    private final RequestContext context;
    private final @Nullable OpenScope below;
    private @Nullable String @Nullable [] values;

    /** A bit for each key that was set; {@link #CLOSED} once the scope is. */
    private int touched;

    OpenScope(RequestContext context, @Nullable OpenScope below) {
      this.context = context;
      this.below = below;
    }

    void set(int key, @Nullable String value) {
      touched |= 1 << key;
      String had = present(KEYS[key]);
      if (had != null) { // rare: a thread mostly comes without our keys
        if (values == null) {
          values = new @Nullable String[KEYS.length];
        }
        values[key] = had;
      }
      restore(key, value);
    }

    @Override
    public void close() {
      if (isClosed() || Thread.currentThread() != thread) {
        return;
      }
      while (!isClosed()) {
        OpenScope top = TOP.get();
        (top == null ? this : top).leave();
      }
    }

    private boolean isClosed() {
      return touched == CLOSED;
    }

    private void leave() {
      int set = touched;
      touched = CLOSED;
      // null too: an entry without a value holds nothing, and need not be made again
      TOP.set(below);
      for (int key = 0; key < KEYS.length; key++) {
        if ((set & (1 << key)) != 0) {
          restore(key, values == null ? null : values[key]);
        }
      }
    }

    /** The MDC is a logging library's: where it fails, work goes on without the key. */
    private static void restore(int key, @Nullable String value) {
      try {
        if (value == null) {
          MDC.remove(KEYS[key]);
        } else {
          MDC.put(KEYS[key], value);
        }
      } catch (RuntimeException | LinkageError broken) {
        // its lines lack a key; nothing here may keep a scope from opening or closing
      }
    }

    private static @Nullable String present(String key) {
      try {
        return MDC.get(key);
      } catch (RuntimeException | LinkageError broken) {
        return null;
      }
    }
  }
}
