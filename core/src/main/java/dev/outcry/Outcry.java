package dev.outcry;

import dev.outcry.classify.Blame;
import dev.outcry.classify.ErrorHandler;
import dev.outcry.classify.ErrorRegistry;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.classify.Handled;
import dev.outcry.classify.Registrations;
import dev.outcry.context.RequestContext;
import dev.outcry.context.RequestIds;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.http.HttpStatus;
import dev.outcry.report.FailureLedger;
import dev.outcry.scrub.Pseudonymizer;
import dev.outcry.scrub.Scrubber;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Turns failures into answers: classifies, runs the handler, records once, and says what the client
 * may know.
 *
 * <pre>{@code
 * Outcry outcry = Outcry.builder()
 *     .map(StockTooLow.class, 409)
 *     .on(404, (error, context) -> ErrorEnvelope.of(404, "No such page."))
 *     .build();
 * }</pre>
 *
 * <p>Immutable but for its counters, and thread-safe. Nothing is static: two of them know nothing
 * of each other. Whoever builds one closes it.
 *
 * @since 0.1.0
 */
public final class Outcry implements AutoCloseable {

  private final ExceptionClassifier classifier;
  private final Answering answering;
  private final List<EnvelopeFormat> formats;
  private final RequestIds requestIds;
  private final Scrubber scrubber;
  private final Pseudonymizer pseudonymizer;
  private final @Nullable FailureLedger ledger;
  private final FailureReports reports;
  private final Recorder recorder;
  private final ThrownOn thrownOn = new ThrownOn();

  private Outcry(Builder builder, Logger failures) {
    this.classifier = ExceptionClassifier.of(builder.registry.build());
    this.answering = new Answering(classifier);
    this.formats = List.copyOf(builder.formats);
    this.requestIds = builder.requestIds;
    this.scrubber = builder.scrubber;
    this.pseudonymizer = builder.pseudonymizer;
    this.ledger = builder.ledger;
    Scrubbing scrubbing = new Scrubbing(scrubber);
    Fingerprints fingerprints = new Fingerprints(builder.inApp, builder.fingerprintKeys);
    this.reports = new FailureReports(builder, fingerprints);
    this.recorder =
        new Recorder(
            answering,
            scrubbing,
            fingerprints,
            new FailureLog(
                failures,
                builder.levels,
                new LogKeys(builder.keyNames),
                new StormControl(builder.stormWindow, System::nanoTime),
                scrubbing),
            new FailureListeners(reports.before(builder.listeners)));
  }

  /**
   * With the defaults: {@code builder().build()}.
   *
   * @return the toolkit
   */
  public static Outcry create() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers and records a failure: once in a context, however often it comes by. Never throws, and
   * calls no handler twice in a call.
   *
   * <p>Where the stack is used up even for saying that it is, the {@code StackOverflowError} passes
   * on, and is not recorded: it belongs to whoever further up has the stack to hand it in.
   *
   * @param error what was thrown
   * @param context the unit of work that it happened in
   * @return the failure as it was answered
   */
  public Failure handle(Throwable error, RequestContext context) {
    Throwable given = orMissing(error);
    return record(given, context, open -> answering.answer(given, open));
  }

  /**
   * Answers and records a status without an exception, such as a container's {@code sendError}.
   * Never throws.
   *
   * @param status what is not 400 to 599 is answered as 500
   * @param context the unit of work that it happened in
   * @return the failure as it was answered
   */
  public Failure handle(int status, RequestContext context) {
    return handle(HttpErrors.of(HttpStatus.isError(status) ? status : 500), context);
  }

  /**
   * Records that the client went away before it was answered, as 499 and without a handler. Never
   * throws.
   *
   * @param error what was thrown
   * @param context the unit of work that it happened in
   * @return the failure as it was answered
   */
  public Failure aborted(Throwable error, RequestContext context) {
    Throwable given = orMissing(error);
    return record(given, context, open -> classifier.aborted(given));
  }

  private static Throwable orMissing(@Nullable Throwable error) {
    return error == null ? new NullPointerException("no error was handed in") : error;
  }

  private Failure record(
      Throwable given, @Nullable RequestContext context, Function<RequestContext, Handled> answer) {
    RequestContext known = context == null ? contextFor("unknown") : context;
    return recorder.record(given, known, answer);
  }

  /**
   * Runs a piece of work that is no request, and handles what it throws. Its context lies inside
   * the one that is open, if any, and shares its id and trace.
   *
   * @param <T> what it gives
   * @param operation a name for the work, which goes into its log lines
   * @param task the work
   * @return the result, or the failure
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  public <T extends @Nullable Object> Outcome<T> guard(String operation, Callable<T> task) {
    RequestContext context = contextFor(operation);
    try (RequestContext.Scope scope = context.open()) {
      return Outcome.success(task.call());
    } catch (Throwable error) {
      Failure failure = handle(error, context);
      if (error instanceof InterruptedException) { // now: an interrupted appender loses its lines
        Thread.currentThread().interrupt();
      }
      return Outcome.failure(failure, thrownOn::add);
    }
  }

  /**
   * As {@link #guard(String, Callable)}, for work without a result.
   *
   * @param operation the name of the work
   * @param task the work
   * @return the result, or the failure
   */
  public Outcome<@Nullable Void> guard(String operation, ThrowingRunnable task) {
    return guard(
        operation,
        () -> {
          task.run();
          return null;
        });
  }

  /** A context inside the one that is open, if any, and with its id and trace. */
  RequestContext contextFor(String operation) {
    RequestContext.Builder context = RequestContext.builder().operation(operation);
    RequestContext.current()
        .ifPresentOrElse(
            outer -> context.requestId(outer.requestId()).trace(outer.trace().orElse(null)),
            () -> context.requestId(requestIds.next()));
    return context.build();
  }

  /**
   * Handles what nobody caught, in the context that is open on the thread still, else in a new one
   * that is named after the thread: a scope around the work has been closed by then.
   *
   * @return a handler for {@link Thread#setDefaultUncaughtExceptionHandler}
   */
  public Thread.UncaughtExceptionHandler uncaughtExceptionHandler() {
    return (thread, error) -> {
      if (!thrownOn.remove(error, classifier.classify(error).error())) {
        handle(error, RequestContext.current().orElseGet(() -> contextFor(thread.getName())));
      }
    };
  }

  /**
   * {@return an executor whose tasks run in the context that is open when they are handed in, and
   * whose failed tasks are handled once, whether or not anybody reads their futures}
   *
   * <p>A task that is interrupted while the executor works on was cancelled, and is recorded as
   * {@linkplain #aborted aborted}. What a task catches itself is not seen; stages of a {@code
   * CompletableFuture} catch everything: {@link #guard} the work inside, or that of a scheduler.
   *
   * @param executor runs the tasks, and stays its owner's
   */
  public ExecutorService watch(ExecutorService executor) {
    return new WatchedExecutorService(this, thrownOn, executor);
  }

  /** {@return what classifies} */
  public ExceptionClassifier classifier() {
    return classifier;
  }

  /**
   * {@return the format of an answer, by the request's {@code Accept} header; the preferred one
   * without}
   *
   * @param accept the header as it came
   */
  public EnvelopeFormat format(@Nullable String accept) {
    return EnvelopeFormats.negotiate(accept, formats);
  }

  /** {@return what makes and accepts request ids} */
  public RequestIds requestIds() {
    return requestIds;
  }

  /** {@return what scrubs texts for the log, and what the client is told of a 5xx} */
  public Scrubber scrubber() {
    return scrubber;
  }

  /** {@return what stands for users in the log} */
  public Pseudonymizer pseudonymizer() {
    return pseudonymizer;
  }

  /** {@return the ledger that counts what is reported, if there is one} */
  public Optional<FailureLedger> ledger() {
    return Optional.ofNullable(ledger);
  }

  /**
   * Closes the reporters. It can be called twice; failures are still answered and logged
   * afterwards.
   */
  @Override
  public void close() {
    reports.close();
  }

  /** Work that may throw. */
  @FunctionalInterface
  public interface ThrowingRunnable {
    /**
     * Does it.
     *
     * @throws Exception whatever went wrong
     */
    void run() throws Exception;
  }

  /**
   * Collects the configuration; not thread-safe. What a module registers with {@code on}, {@code
   * map} and {@code scope} yields to what is registered here; of other settings the last one holds.
   */
  public static final class Builder extends Settings<Builder> implements Registrations {
    private final ErrorRegistry.Builder registry = ErrorRegistry.builder();
    private Registrations target = registry;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    @Override
    public Builder on(int status, ErrorHandler<? super HttpException> handler) {
      target.on(status, handler);
      return this;
    }

    @Override
    public <E extends Throwable> Builder on(Class<E> type, ErrorHandler<? super E> handler) {
      target.on(type, handler);
      return this;
    }

    @Override
    public Builder map(Class<? extends Throwable> type, int status) {
      target.map(type, status);
      return this;
    }

    @Override
    public Builder map(Class<? extends Throwable> type, int status, Blame blame) {
      target.map(type, status, blame);
      return this;
    }

    @Override
    public <E extends Throwable> Builder map(
        Class<E> type, Function<? super E, ? extends @Nullable HttpException> translation) {
      target.map(type, translation);
      return this;
    }

    @Override
    public <E extends Throwable> Builder map(
        Class<E> type,
        Function<? super E, ? extends @Nullable HttpException> translation,
        Blame blame) {
      target.map(type, translation, blame);
      return this;
    }

    @Override
    public Builder scope(String pattern, Consumer<? super Registrations> registrations) {
      target.scope(pattern, registrations);
      return this;
    }

    /**
     * Adds bundles. What is registered on this builder wins over them, in any order.
     *
     * @param modules the modules
     * @return this builder
     */
    public Builder modules(OutcryModule... modules) {
      Registrations before = target;
      target = registry.yielding();
      try {
        for (OutcryModule module : modules) {
          module.configure(this);
        }
      } finally {
        target = before;
      }
      return this;
    }

    /**
     * Adds the bundles that the service loader finds. One that cannot be loaded, or fails, is said
     * in the log and costs none of the others.
     *
     * @return this builder
     */
    public Builder discoverModules() {
      ModuleDiscovery.configure(this);
      return this;
    }

    /**
     * Freezes the configuration.
     *
     * @return the toolkit
     * @throws IllegalStateException if a slot was taken twice, or two keys of the failure line have
     *     one name; the message names both sides
     */
    public Outcry build() {
      Rehearsal.once();
      return new Outcry(this, FailureLog.LOGGER);
    }

    /** A toolkit whose failure lines go elsewhere, and which takes nothing for granted. */
    Outcry build(Logger failures) {
      return new Outcry(this, failures);
    }
  }
}
