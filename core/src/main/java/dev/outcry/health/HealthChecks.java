package dev.outcry.health;

import dev.outcry.health.HealthReport.Status;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process can serve requests, by what it depends on. That it lives at all is another
 * question, which asks no dependency: a restart mends no database.
 *
 * <pre>{@code
 * HealthChecks checks =
 *     HealthChecks.builder()
 *         .ready("db", HealthChecks.dataSource(dataSource))
 *         .ready("disk", HealthChecks.diskSpace(Path.of("/var/spool/orders"), 100_000_000))
 *         .ready("mail", HealthChecks.http(mailUri), check -> check.optional())
 *         .build();
 * }</pre>
 *
 * <p>The checks run in parallel, each on a daemon thread that is made for the run and ends with it.
 * However many ask, each check runs once at a time, and what it said holds for a second. One that
 * hangs is interrupted at its deadline and reported as {@code timeout}; until it has returned it is
 * not started again, and nobody waits for it.
 *
 * <p>When a check begins to fail, fails in another way or is well again, the logger {@code
 * dev.outcry.health} says so once, with the exception's class and scrubbed message.
 *
 * <p>Thread-safe. Who built it closes it.
 *
 * @since 0.1.0
 */
public final class HealthChecks implements AutoCloseable {

  private static final HealthReport DRAINING = new HealthReport(Status.DRAINING, Map.of());

  /** What a check that was interrupted may take to end. */
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<SingleFlight> checks;
  private final StateLog log;
  private final AtomicBoolean draining = new AtomicBoolean();

  private HealthChecks(List<SingleFlight> checks, StateLog log) {
    this.checks = List.copyOf(checks);
    this.log = log;
  }

  /**
   * No check: ready until it is drained.
   *
   * @return the checks
   */
  public static HealthChecks none() {
    return builder().build();
  }

  /**
   * Starts without a check.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Takes a connection and asks whether it is valid, for a second at most where the driver heeds
   * that. A pool whose connections are all in use fails the check too. Give the driver a socket
   * timeout: few can be interrupted while they read.
   *
   * @param dataSource the database
   * @return the check
   */
  @SuppressWarnings("exports") // who has no DataSource at hand cannot call this
  public static HealthCheck dataSource(DataSource dataSource) {
    return new DataSourceCheck(Objects.requireNonNull(dataSource, "dataSource"));
  }

  /**
   * Asks whether at least so many bytes are left to us where this file or directory lies.
   *
   * @param path a path on the disk
   * @param bytes how many must be free
   * @return the check
   * @throws IllegalArgumentException if that is less than one
   */
  public static HealthCheck diskSpace(Path path, long bytes) {
    return new DiskSpaceCheck(Objects.requireNonNull(path, "path"), bytes);
  }

  /**
   * Asks for this address by GET; 2xx is well, and anything else is not, a redirect included. Ask a
   * neighbour for its liveness: readiness that hangs on readiness takes down whole chains.
   *
   * @param address what is asked
   * @return the check
   * @throws IllegalArgumentException if it is not {@code http} or {@code https}, has no host, or
   *     names a user
   */
  public static HealthCheck http(URI address) {
    return new HttpCheck(address);
  }

  /**
   * Runs what has to be run and says how it stands. Never takes longer than the longest deadline,
   * and runs nothing once {@link #drain} was called.
   *
   * @return the report
   * @throws IllegalStateException if a check of these calls it: it would wait for itself
   */
  public HealthReport ready() {
    if (draining.get()) {
      return DRAINING;
    }
    List<Supplier<CheckState>> answers = new ArrayList<>(checks.size());
    for (SingleFlight check : checks) {
      if (check.runsOn(Thread.currentThread())) {
        throw new IllegalStateException(
            "the check \"" + check.name() + "\" asks for readiness, of which it is a part");
      }
      answers.add(check.begin());
    }
    Map<String, String> states = new LinkedHashMap<>();
    Status status = Status.OK;
    for (int i = 0; i < answers.size(); i++) {
      CheckState state = answers.get(i).get();
      states.put(checks.get(i).name(), state.word());
      if (state != CheckState.OK && status != Status.UNAVAILABLE) {
        status = checks.get(i).isOptional() ? Status.DEGRADED : Status.UNAVAILABLE;
      }
    }
    return draining.get() ? DRAINING : new HealthReport(status, states);
  }

  /**
   * Says from now on that the process is not ready. Call it when it is about to stop, a little
   * before it stops to listen: load balancers need a probe to notice.
   */
  public void drain() {
    if (draining.compareAndSet(false, true)) {
      log.draining();
    }
  }

  /**
   * Drains, and interrupts the checks that are running. Waits up to a second for them; afterwards
   * no thread is left, but of a check that ignores interrupts.
   */
  @Override
  public void close() {
    draining.set(true);
    checks.forEach(SingleFlight::close);
    long end = System.nanoTime() + CLOSE_NANOS;
    try {
      for (SingleFlight check : checks) {
        check.awaitEnd(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt(); // they are daemons, and have been told
    }
  }

  /** How one check is run; immutable. */
  public static final class Options {
    private static final Options DEFAULTS = new Options(false, null, Duration.ofSeconds(1));

    private final boolean optional;
    private final @Nullable Duration deadline;
    private final Duration cache;

    private Options(boolean optional, @Nullable Duration deadline, Duration cache) {
      this.optional = optional;
      this.deadline = deadline;
      this.cache = cache;
    }

    /**
     * Requests are served without it: if it is not well, that is {@code degraded} and still 200.
     *
     * @return these options
     */
    public Options optional() {
      return new Options(true, deadline, cache);
    }

    /**
     * How long a run may take; by default what {@link Builder#deadline} says, and never longer.
     *
     * @param deadline how long at most
     * @return these options
     * @throws IllegalArgumentException if it is not positive
     */
    public Options deadline(Duration deadline) {
      return new Options(optional, Builder.positive(deadline), cache);
    }

    /**
     * How long an answer holds, from the moment it was given; one second by default. With zero,
     * only those share a run who ask while it is under way.
     *
     * @param cache how long an answer holds
     * @return these options
     * @throws IllegalArgumentException if it is negative
     */
    public Options cache(Duration cache) {
      if (cache.isNegative()) {
        throw new IllegalArgumentException("a cache holds for zero or longer, not " + cache);
      }
      return new Options(optional, deadline, cache);
    }
  }

  /** Collects checks; not thread-safe. */
  public static final class Builder {

    /** Below the second that Kubernetes gives a probe. */
    private static final Duration DEADLINE = Duration.ofMillis(800);

    private static final Duration FOREVER = Duration.ofDays(365);
    private static final int NAME_CHARS = 64;

    private record Registered(HealthCheck check, Options options) {}

    private final Map<String, Registered> checks = new LinkedHashMap<>();
    private @Nullable Duration deadline;
    private Scrubber scrubber = Scrubbers.defaults();

    private Builder() {}

    /**
     * Adds a check that has to be well for the process to be ready.
     *
     * @param name as the report shows it: 1 to 64 characters on one line
     * @param check the check
     * @return this builder
     * @throws IllegalArgumentException if the name has another form, or is taken
     */
    public Builder ready(String name, HealthCheck check) {
      return ready(name, check, options -> options);
    }

    /**
     * Adds a check with options of its own.
     *
     * @param name its name in the answer
     * @param check the check
     * @param options sets the options of this check
     * @return this builder
     * @throws IllegalArgumentException if the name has another form, or is taken
     */
    public Builder ready(String name, HealthCheck check, UnaryOperator<Options> options) {
      if (name.isBlank()
          || name.length() > NAME_CHARS
          || !SafeText.wellFormed(SafeText.oneLine(name)).equals(name)) {
        throw new IllegalArgumentException(
            "the name of a check has 1 to 64 characters on one line, unlike \""
                + SafeText.oneLine(SafeText.clip(name, NAME_CHARS))
                + '"');
      }
      Registered added =
          new Registered(
              Objects.requireNonNull(check, "check"),
              Objects.requireNonNull(options.apply(Options.DEFAULTS), "options"));
      if (checks.putIfAbsent(name, added) != null) {
        throw new IllegalArgumentException("two checks have the name \"" + name + '"');
      }
      return this;
    }

    /**
     * How long {@link #ready} may take, and each of its checks; 800 ms by default. Without this
     * call a check may be given longer by its own options.
     *
     * @param deadline how long at most
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder deadline(Duration deadline) {
      this.deadline = positive(deadline);
      return this;
    }

    /**
     * Cleans what checks throw, before it is logged; {@link Scrubbers#defaults} by default.
     *
     * @param scrubber hides what must not be seen
     * @return this builder
     */
    public Builder scrubber(Scrubber scrubber) {
      this.scrubber = Objects.requireNonNull(scrubber, "scrubber");
      return this;
    }

    /**
     * Builds it. Nothing runs before {@link HealthChecks#ready} is called.
     *
     * @return the checks
     */
    public HealthChecks build() {
      StateLog log = new StateLog(scrubber);
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      List<SingleFlight> flights = new ArrayList<>();
      checks.forEach(
          (name, added) ->
              flights.add(
                  new SingleFlight(
                      new CheckPlan(
                          name,
                          added.check,
                          added.options.optional,
                          nanos(deadlineOf(added.options)),
                          nanos(added.options.cache),
                          loader,
                          log))));
      return new HealthChecks(flights, log);
    }

    private Duration deadlineOf(Options options) {
      if (deadline == null) {
        return options.deadline == null ? DEADLINE : options.deadline;
      }
      return options.deadline == null || options.deadline.compareTo(deadline) > 0
          ? deadline
          : options.deadline;
    }

    private static long nanos(Duration duration) {
      return (duration.compareTo(FOREVER) < 0 ? duration : FOREVER).toNanos();
    }

    private static Duration positive(Duration deadline) {
      if (deadline.isNegative() || deadline.isZero()) {
        throw new IllegalArgumentException("a deadline is positive, not " + deadline);
      }
      return deadline;
    }
  }
}
