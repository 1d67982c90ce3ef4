package dev.outcry.context;

import dev.outcry.internal.ContextKeys;
import dev.outcry.internal.IpLiterals;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
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

  // their places in ContextKeys.ALL
  private static final int REQUEST_ID = 0;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_SPAN_ID = 3;
  private static final int METHOD = 4;
  private static final int PATH = 5;
  private static final int OPERATION = 6;
  private static final int REMOTE_ADDR = 7;
  private static final int USER = 8;

  private static final ThreadLocal<@Nullable OpenScope> TOP = new ThreadLocal<>();

  /** What lies outside the outermost context: it has set none of the keys. */
  private static final RequestContext NOTHING = RequestContext.builder().requestId("none").build();

  private CurrentContext() {}

  static @Nullable RequestContext get() {
    OpenScope top = TOP.get();
    return top == null ? null : top.context;
  }

  /** Spelled out, because a loop over the keys makes each request a tenth slower. */
  static RequestContext.Scope open(RequestContext context) {
    OpenScope below = TOP.get();
    RequestContext before = below == null ? NOTHING : below.context;
    OpenScope scope = new OpenScope(context, below);
    Scrubber scrubber = context.scrubber();
    scope.set(REQUEST_ID, context.requestId()); // it has passed its check, like those of a trace
    setTrace(scope, context.trace().orElse(null), before.trace().orElse(null));
    scope.set(METHOD, scrubbedMethod(scrubber, context.method()), before.method());
    scope.set(PATH, scrubbed(scrubber, context.path()), before.path());
    scope.set(OPERATION, scrubbed(scrubber, context.operation()), before.operation());
    scope.set(REMOTE_ADDR, scrubbedAddress(scrubber, context.remoteAddr()), before.remoteAddr());
    scope.set(USER, scrubbed(scrubber, context.user()), before.user());
    TOP.set(scope);
    return scope;
  }

  private static void setTrace(
      OpenScope scope, @Nullable TraceContext trace, @Nullable TraceContext before) {
    if (trace != null) {
      scope.set(TRACE_ID, trace.traceId(), null);
      scope.set(SPAN_ID, trace.spanId(), before == null ? null : before.spanId());
      scope.set(
          PARENT_SPAN_ID, trace.parentSpanId(), before == null ? null : before.parentSpanId());
    } else if (before != null) {
      scope.set(TRACE_ID, null, before.traceId());
      scope.set(SPAN_ID, null, before.spanId());
      scope.set(PARENT_SPAN_ID, null, before.parentSpanId());
    }
  }

  /** A method that everybody uses is no secret. */
  private static @Nullable String scrubbedMethod(Scrubber scrubber, @Nullable String method) {
    return "GET".equals(method) || "POST".equals(method) ? method : scrubbed(scrubber, method);
  }

  /** The default scrubber lets addresses pass, and most are of this form. */
  @SuppressWarnings("ReferenceEquality") // another scrubber is to see it, whatever it equals
  private static @Nullable String scrubbedAddress(Scrubber scrubber, @Nullable String address) {
    return address != null && scrubber == Scrubbers.defaults() && IpLiterals.isIpv4(address)
        ? address
        : scrubbed(scrubber, address);
  }

  /** One that fails hides the text: work goes on, and nothing gets out. */
  private static @Nullable String scrubbed(Scrubber scrubber, @Nullable String value) {
    try {
      if (value == null) {
        return null;
      }
      String clean = scrubber.scrub(value);
      return clean == null ? SafeText.UNSCRUBBED : clean;
    } catch (Throwable broken) {
      return SafeText.UNSCRUBBED;
    }
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

    /** Sets the key; removes it where only the context outside had it. */
    void set(int key, @Nullable String value, @Nullable String before) {
      if (value != null || before != null) {
        set(key, value);
      }
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
