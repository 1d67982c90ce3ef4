package dev.outcry.context;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.FieldHandles;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: a request, a message, a job. It carries the id that every log line of the work
 * shares, and what is being done.
 *
 * <pre>{@code
 * try (RequestContext.Scope scope = RequestContext.of("nightly-export").open()) {
 *   export(); // every log line in here has request_id and operation in its MDC
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; the {@linkplain #attachment attachments} are shared by all copies
 * of a context and die with it. A context that is built while another is open lies inside that one.
 *
 * @since 0.1.0
 */
public final class RequestContext {

  private static final VarHandle ATTACHMENTS =
      FieldHandles.of(MethodHandles.lookup(), "attachments", Attachments.class);

  private final String requestId;
  private final @Nullable String operation;
  private final @Nullable String method;
  private final @Nullable String path;
  private final @Nullable String query;
  private final @Nullable String remoteAddr;
  private final @Nullable String user;
  private final @Nullable TraceContext trace;
  private final long startedAtMillis;

  /** Most work has none, so they are made late. */
  private volatile @Nullable Attachments attachments;

  private final @Nullable RequestContext outer;
  private final int depth;

  /** Does nothing but set the fields: what calls anything in between is slower. */
  private RequestContext(
      String requestId,
      @Nullable String operation,
      @Nullable String method,
      @Nullable String path,
      @Nullable String query,
      @Nullable String remoteAddr,
      @Nullable String user,
      @Nullable TraceContext trace,
      long startedAtMillis,
      @Nullable RequestContext outer,
      int depth) {
    this.requestId = requestId;
    this.operation = operation;
    this.method = method;
    this.path = path;
    this.query = query;
    this.remoteAddr = remoteAddr;
    this.user = user;
    this.trace = trace;
    this.startedAtMillis = startedAtMillis;
    this.outer = outer;
    this.depth = depth;
  }

  /**
   * Starts a context; everything in it is optional, and the request id is made when absent.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a context for work without a path, with a new request id}
   *
   * @param operation the name of the work
   */
  public static RequestContext of(String operation) {
    return builder().operation(operation).build();
  }

  /** {@return the context that is open on this thread} */
  public static Optional<RequestContext> current() {
    return Optional.ofNullable(CurrentContext.get());
  }

  /** {@return the id that every log line of this work shares} */
  public String requestId() {
    return requestId;
  }

  /** {@return the name of work without a path; null for a request} */
  public @Nullable String operation() {
    return operation;
  }

  /** {@return the HTTP method; null where there is none} */
  public @Nullable String method() {
    return method;
  }

  /**
   * {@return the decoded, normalised path within the application, which scopes match; null if none}
   */
  public @Nullable String path() {
    return path;
  }

  /**
   * The query string, as it came, if it may be logged; null otherwise. The failure line shows it
   * scrubbed, and it is not in the MDC.
   *
   * @return as it came; null where there is none
   */
  public @Nullable String query() {
    return query;
  }

  /** {@return the caller's address in the form that may be logged; null if none} */
  public @Nullable String remoteAddr() {
    return remoteAddr;
  }

  /** {@return the user in the form that may be logged; null if unknown} */
  public @Nullable String user() {
    return user;
  }

  /** {@return the trace that this work belongs to} */
  public Optional<TraceContext> trace() {
    return Optional.ofNullable(trace);
  }

  /** {@return when the work began, to the millisecond} */
  public Instant startedAt() {
    return Instant.ofEpochMilli(startedAtMillis);
  }

  /**
   * State that belongs to this unit of work and dies with it; shared by all copies of the context.
   * The first call for a key makes it, once; making it may ask for others.
   *
   * @param <T> what it gives
   * @param key the class of the attachment, which names it
   * @param initial makes it when it is asked for first
   * @return what was attached, or has been made now
   * @throws NullPointerException if nothing is made
   */
  public <T> T attachment(Class<T> key, Supplier<T> initial) {
    return attachments().get(key, initial);
  }

  /** What its values pass on their way into the MDC. Hardly any context has one of its own. */
  Scrubber scrubber() {
    Attachments known = attachments;
    Scrubber own = known == null ? null : known.find(Scrubber.class);
    return own == null ? Scrubbers.defaults() : own;
  }

  private Attachments attachments() {
    Attachments known = attachments;
    return known != null ? known : FieldHandles.fill(ATTACHMENTS, this, new Attachments());
  }

  /** {@return the context that this one lies inside} */
  public Optional<RequestContext> outer() {
    return Optional.ofNullable(outer);
  }

  /**
   * Opens the context on this thread: {@link #current()} gives it and its keys are in the MDC,
   * until the scope is closed on the same thread. Keys that others put into the MDC stay untouched.
   *
   * @return to be closed on this thread
   */
  public Scope open() {
    return CurrentContext.open(this);
  }

  /**
   * Runs the task with this context open.
   *
   * @param task the work
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  public void run(Runnable task) {
    try (Scope scope = open()) {
      task.run();
    }
  }

  /**
   * Calls the task with this context open.
   *
   * @param <T> what it gives
   * @param task the work
   * @return what the task gives
   * @throws Exception what the task throws
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  public <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
    try (Scope scope = open()) {
      return task.call();
    }
  }

  /**
   * A copy to change: it keeps the request id, shares the attachments and lies inside the same
   * context.
   *
   * @return a builder with all that this context says
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * {@return the task in the context that is open now, on whatever thread it runs; as it is if none
   * is}
   *
   * @param task the work
   */
  public static Runnable wrap(Runnable task) {
    RequestContext context = CurrentContext.get();
    return context == null ? task : () -> context.run(task);
  }

  /**
   * {@return the task in the context that is open now, on whatever thread it runs; as it is if none
   * is}
   *
   * @param <T> what it gives
   * @param task the work
   */
  public static <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
    RequestContext context = CurrentContext.get();
    return context == null ? task : () -> context.call(task);
  }

  /**
   * {@return the task in the context that is open now, for the stages of a {@code
   * CompletableFuture}}
   *
   * @param <T> what it gives
   * @param task the work
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  public static <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> task) {
    RequestContext context = CurrentContext.get();
    if (context == null) {
      return task;
    }
    return () -> {
      try (Scope scope = context.open()) {
        return task.get();
      }
    };
  }

  /**
   * {@return an executor whose tasks run in the context that is open when they are handed in}
   *
   * @param executor runs the tasks
   */
  public static Executor wrap(Executor executor) {
    return task -> executor.execute(wrap(task));
  }

  /**
   * {@return an executor whose tasks run in the context that is open when they are handed in}
   *
   * @param executor runs the tasks
   */
  public static ExecutorService wrap(ExecutorService executor) {
    return new ContextExecutorService(executor);
  }

  @Override
  public String toString() {
    String what = operation != null ? operation : method + " " + path;
    return "RequestContext[" + requestId + " " + what + "]";
  }

  /** An open context; closing it restores what was there. */
  public interface Scope extends AutoCloseable {

    /**
     * Restores the context and the MDC keys that were there before, and closes what was opened
     * inside and is open still. Does nothing the second time, or on another thread. Never throws.
     */
    @Override
    void close();
  }

  /**
   * Collects the parts of a context; not thread-safe. Every part is optional. Control characters in
   * what goes into log lines are escaped, and 512 characters are kept.
   */
  public static final class Builder {
    private @Nullable String requestId;
    private @Nullable String operation;
    private @Nullable String method;
    private @Nullable String path;
    private @Nullable String query;
    private @Nullable String remoteAddr;
    private @Nullable String user;
    private @Nullable TraceContext trace;
    private long startedAtMillis = -1;
    private @Nullable RequestContext outer;
    private final @Nullable Attachments shared;
    private @Nullable Map<Class<?>, Object> attached;

    private Builder() {
      shared = null;
    }

    private Builder(RequestContext context) {
      requestId = context.requestId;
      operation = context.operation;
      method = context.method;
      path = context.path;
      query = context.query;
      remoteAddr = context.remoteAddr;
      user = context.user;
      trace = context.trace;
      startedAtMillis = context.startedAtMillis;
      shared = context.attachments();
      outer = context.outer;
    }

    /**
     * Sets the request id; made when absent.
     *
     * @param requestId the id
     * @return this builder
     * @throws IllegalArgumentException if it is not 1 to 128 of {@code [A-Za-z0-9._-]}
     */
    public Builder requestId(String requestId) {
      if (!RequestIds.isValid(requestId)) {
        throw new IllegalArgumentException(
            "a request id is 1 to 128 of [A-Za-z0-9._-]; this one has "
                + requestId.length()
                + " characters, or others; RequestIds.accept(..) replaces such ids");
      }
      this.requestId = requestId;
      return this;
    }

    /**
     * Sets the name of work without a path.
     *
     * @param operation the name of the work
     * @return this builder
     */
    public Builder operation(@Nullable String operation) {
      this.operation = label(operation);
      return this;
    }

    /**
     * Sets the HTTP method.
     *
     * @param method the HTTP method
     * @return this builder
     */
    public Builder method(@Nullable String method) {
      this.method = label(method);
      return this;
    }

    /**
     * Sets the decoded, normalised path within the application.
     *
     * @param path decoded, without the query
     * @return this builder
     */
    public Builder path(@Nullable String path) {
      this.path = label(path);
      return this;
    }

    /**
     * Sets the query string, as it came, if it may be logged: the failure line scrubs it.
     *
     * @param query as it came; null for none
     * @return this builder
     */
    public Builder query(@Nullable String query) {
      this.query = query;
      return this;
    }

    /**
     * Sets the caller's address in the form that may be logged.
     *
     * @param remoteAddr in the form that may be logged
     * @return this builder
     */
    public Builder remoteAddr(@Nullable String remoteAddr) {
      this.remoteAddr = label(remoteAddr);
      return this;
    }

    /**
     * Sets the user in the form that may be logged.
     *
     * @param user a pseudonym, say; null if unknown
     * @return this builder
     */
    public Builder user(@Nullable String user) {
      this.user = label(user);
      return this;
    }

    /**
     * Sets the trace.
     *
     * @param trace the trace
     * @return this builder
     */
    public Builder trace(@Nullable TraceContext trace) {
      this.trace = trace;
      return this;
    }

    /**
     * Sets what method, path, operation, address and user pass on their way into the MDC. Default:
     * {@link Scrubbers#defaults()}. The context itself keeps them as they are.
     *
     * @param scrubber hides what must not be seen
     * @return this builder
     */
    public Builder scrubber(Scrubber scrubber) {
      return attachment(Scrubber.class, scrubber);
    }

    /**
     * Attaches state to the work, in the place of what this key had.
     *
     * @param <T> the class of the attachment
     * @param key the class of the attachment, which names it
     * @param value held until the work ends
     * @return this builder
     */
    public <T> Builder attachment(Class<T> key, T value) {
      if (attached == null) {
        attached = new ConcurrentHashMap<>();
      }
      attached.put(key, value);
      return this;
    }

    /** A value that goes into log lines: on one line, and no longer than a path may be. */
    private static @Nullable String label(@Nullable String text) {
      return text == null ? null : SafeText.cut(SafeText.oneLine(text), Bounds.PATH_CHARS);
    }

    /**
     * Builds the context.
     *
     * @return the context
     */
    public RequestContext build() {
      String id = requestId == null ? RequestIds.defaults().next() : requestId;
      long startedAt = startedAtMillis < 0 ? System.currentTimeMillis() : startedAtMillis;
      RequestContext around = shared == null ? CurrentContext.get() : outer;
      if (around != null && around.depth >= Bounds.CONTEXT_DEPTH) {
        around = null; // work that starts work for ever would keep every context that ever was
      }
      int depth = around == null ? 0 : around.depth + 1;
      RequestContext context =
          new RequestContext(
              id,
              operation,
              method,
              path,
              query,
              remoteAddr,
              user,
              trace,
              startedAt,
              around,
              depth);
      if (shared != null) { // a copy shares them; two contexts that one builder made do not
        context.attachments = shared;
      }
      if (attached != null) {
        context.attachments().setAll(attached);
      }
      return context;
    }
  }
}
