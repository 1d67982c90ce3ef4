package dev.outcry;

import dev.outcry.FailureLog.LevelRule;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestIds;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.FailureLedger;
import dev.outcry.scrub.Pseudonymizer;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The settings of a toolkit, all but what it answers with. Of each the last one holds.
 *
 * @param <B> the builder that has them
 */
abstract class Settings<B extends Settings<B>> {
  final List<LevelRule> levels = new ArrayList<>();
  final Map<String, String> keyNames = new HashMap<>();
  final List<FailureListener> listeners = new ArrayList<>();
  final List<ErrorReporter> reporters = new ArrayList<>();
  final Map<Class<?>, Function<? super Throwable, @Nullable String>> fingerprintKeys =
      new HashMap<>();
  List<EnvelopeFormat> formats = EnvelopeFormats.defaults();
  RequestIds requestIds = RequestIds.defaults();
  Scrubber scrubber = Scrubbers.defaults();
  Pseudonymizer pseudonymizer = Pseudonymizer.none();
  Duration stormWindow = Duration.ofMinutes(1);
  String[] inApp = {};
  @Nullable FailureLedger ledger;
  Set<Blame> reported = EnumSet.of(Blame.SERVER, Blame.DEPENDENCY);
  @Nullable String release;
  @Nullable String environment;

  /**
   * The builder itself.
   *
   * @return this builder
   */
  abstract B self();

  /**
   * Sets the formats that answers may have, in the place of {@link EnvelopeFormats#defaults()}. The
   * preferred one answers where {@code Accept} leaves the choice. To add one, name the others too.
   *
   * @param preferred the one for whoever asks for nothing
   * @param others what there is beside it
   * @return this builder
   */
  public B formats(EnvelopeFormat preferred, EnvelopeFormat... others) {
    List<EnvelopeFormat> all = new ArrayList<>();
    all.add(preferred);
    all.addAll(List.of(others));
    this.formats = all;
    return self();
  }

  /**
   * Sets what makes and accepts request ids.
   *
   * @param requestIds what makes and accepts ids
   * @return this builder
   */
  public B requestIds(RequestIds requestIds) {
    this.requestIds = Objects.requireNonNull(requestIds, "requestIds");
    return self();
  }

  /**
   * Sets what scrubs: {@link Scrubbers#defaults()}. One that throws hides the whole text.
   *
   * @param scrubber hides what must not be seen
   * @return this builder
   */
  public B scrubber(Scrubber scrubber) {
    this.scrubber = Objects.requireNonNull(scrubber, "scrubber");
    return self();
  }

  /**
   * Sets what stands for users in the log: nothing that tells them apart, without a key.
   *
   * @param pseudonymizer what makes pseudonyms
   * @return this builder
   */
  public B pseudonymizer(Pseudonymizer pseudonymizer) {
    this.pseudonymizer = Objects.requireNonNull(pseudonymizer, "pseudonymizer");
    return self();
  }

  /**
   * Adds listeners, which see every failure once.
   *
   * @param listeners the listeners
   * @return this builder
   */
  public B listeners(FailureListener... listeners) {
    this.listeners.addAll(List.of(listeners));
    return self();
  }

  /**
   * Adds reporters, which are told of every failure that somebody of {@link #reportBlamedOn} is to
   * blame for, once. The toolkit closes them when it is closed.
   *
   * @param reporters what gets the reports
   * @return this builder
   */
  public B reporters(ErrorReporter... reporters) {
    this.reporters.addAll(List.of(reporters));
    return self();
  }

  /**
   * Sets the ledger that counts what is reported; {@link Outcry#ledger()} gives it.
   *
   * @param ledger the ledger
   * @return this builder
   */
  public B ledger(FailureLedger ledger) {
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    return self();
  }

  /**
   * Sets whose failures are reported: those of SERVER and DEPENDENCY.
   *
   * @param first whose failures are reported
   * @param others and whose
   * @return this builder
   */
  public B reportBlamedOn(Blame first, Blame... others) {
    this.reported = EnumSet.of(first, others);
    return self();
  }

  /**
   * Tells failures of this class, and of its subclasses, apart by a key alone, and no more by the
   * place where they were made. Of two functions that hold the one for the nearer class counts; one
   * that gives null or fails does not.
   *
   * @param <E> the class of what was thrown
   * @param type what it is asked for, and its subclasses
   * @param key for example the state of an SQL error; at most 8,192 characters of it count
   * @return this builder
   */
  public <E extends Throwable> B fingerprint(
      Class<E> type, Function<? super E, ? extends @Nullable String> key) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(key, "key");
    fingerprintKeys.put(type, error -> key.apply(type.cast(error)));
    return self();
  }

  /**
   * Sets the release of the application, which reports tell; null if it is not known.
   *
   * @param release the release
   * @return this builder
   */
  public B release(@Nullable String release) {
    this.release = release;
    return self();
  }

  /**
   * Sets where it runs, such as {@code production}, which reports tell; null if it is not known.
   *
   * @param environment the environment
   * @return this builder
   */
  public B environment(@Nullable String environment) {
    this.environment = environment;
    return self();
  }

  /**
   * Sets the level of the failure line for some statuses; else it goes by blame: ERROR for SERVER
   * and DEPENDENCY, WARN for OVERLOAD, INFO for CLIENT, DEBUG for ABORTED. The first rule holds.
   *
   * @param statuses which statuses
   * @param level their level
   * @return this builder
   */
  public B logLevel(IntPredicate statuses, Level level) {
    levels.add(new LevelRule(statuses, level));
    return self();
  }

  /**
   * Renames a key of the failure line: {@code status}, {@code reason}, {@code blame}, {@code
   * fingerprint}, {@code exception}, {@code handler_failure}, {@code seen} or {@code explain}.
   * Those of the context are renamed in the logging configuration.
   *
   * @param key one of the failure line's
   * @param name visible ASCII without spaces, and no key of the context
   * @return this builder
   * @throws IllegalArgumentException if there is no such key, or it cannot have that name
   */
  public B logKey(String key, String name) {
    LogKeys.check(key, name);
    keyNames.put(key, name);
    return self();
  }

  /**
   * Sets how long equal failures are counted before one brings its trace again: one minute.
   *
   * @param window how long
   * @return this builder
   * @throws IllegalArgumentException if it is not positive
   */
  public B stormWindow(Duration window) {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a storm window is positive, not " + window);
    }
    this.stormWindow = window;
    return self();
  }

  /**
   * Sets the prefixes of the application's own packages, by which fingerprints tell failures.
   *
   * @param packages the packages, with what is below them
   * @return this builder
   * @throws IllegalArgumentException if one is empty: it would be the prefix of everything
   */
  public B inApp(String... packages) {
    for (String name : packages) {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException(
            "inApp(..) takes prefixes of packages such as com.example.shop, not an empty one");
      }
    }
    this.inApp = packages.clone();
    return self();
  }
}
