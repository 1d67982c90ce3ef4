package dev.outcry.context;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Which context is open on a thread, and its keys in the MDC.
 *
 * <p>A pooled thread must come out as it went in. So opening notes what each of our keys had, and
 * closing restores exactly that; {@code MDC.clear()} would wipe the keys of others. A key that the
 * new context lacks is removed only if an outer context of ours had set it.
 */
final class CurrentContext {

  private static final String[] KEYS = {
    "request_id",
    "trace_id",
    "span_id",
    "parent_span_id",
    "method",
    "path",
    "operation",
    "remote_addr",
    "user"
  };

  private static final ThreadLocal<@Nullable RequestContext> CURRENT = new ThreadLocal<>();

  private CurrentContext() {}

  static @Nullable RequestContext get() {
    return CURRENT.get();
  }

  static RequestContext.Scope open(RequestContext context) {
    RequestContext before = CURRENT.get();
    OpenScope scope = new OpenScope(before);
    for (int key = 0; key < KEYS.length; key++) {
      String value = value(context, key);
      if (value != null || (before != null && value(before, key) != null)) {
        scope.set(key, value);
      }
    }
    CURRENT.set(context);
    return scope;
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

  /** What the thread had before. */
  private static final class OpenScope implements RequestContext.Scope {
    private final Thread thread = Thread.currentThread();
    private final @Nullable RequestContext before;
    private @Nullable String @Nullable [] values;
    private int touched;
    private boolean closed;

    OpenScope(@Nullable RequestContext before) {
      this.before = before;
    }

    void set(int key, @Nullable String value) {
      touched |= 1 << key;
      String had = MDC.get(KEYS[key]);
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
      if (closed || Thread.currentThread() != thread) {
        return;
      }
      closed = true;
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
      for (int key = 0; key < KEYS.length; key++) {
        if ((touched & (1 << key)) != 0) {
          restore(key, values == null ? null : values[key]);
        }
      }
    }

    private static void restore(int key, @Nullable String value) {
      if (value == null) {
        MDC.remove(KEYS[key]);
      } else {
        MDC.put(KEYS[key], value);
      }
    }
  }
}
