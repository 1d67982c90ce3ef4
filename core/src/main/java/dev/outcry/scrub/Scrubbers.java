package dev.outcry.scrub;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ready-made scrubbers, and the way to one's own.
 *
 * <p>All of them keep the promises of {@link Scrubber}: linear time, the same instance for a text
 * with nothing in it, only the span replaced, the same result when scrubbed again. They use no
 * regular expression but those that they are given, and keep nothing between two texts. Where
 * anything goes wrong, {@code [scrubbing failed]} stands for the whole text.
 *
 * @since 0.1.0
 */
public final class Scrubbers {

  private static final Scrubber DEFAULTS = builder().build();
  private static final Scrubber NONE = text -> text;

  private Scrubbers() {}

  /**
   * {@return every {@link Detector} that is on by default, with the texts that are the detectors'
   * own}
   */
  public static Scrubber defaults() {
    return DEFAULTS;
  }

  /**
   * Leaves every text as it is.
   *
   * @return the scrubber
   */
  public static Scrubber none() {
    return NONE;
  }

  /**
   * Begins with {@link #defaults}.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Switches detectors and sets redactions. Not thread-safe. */
  public static final class Builder {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int TRIGGER = 3;
    private static final int BEHIND_DETECTORS = 100;

    private final Set<Detector> detectors = EnumSet.noneOf(Detector.class);
    private final Map<Detector, Redaction> redactions = new EnumMap<>(Detector.class);
    private final List<Watch> own = new ArrayList<>();
    private final List<RegexScan> expressions = new ArrayList<>();
    private SensitiveNames names = SensitiveNames.defaults();

    private Builder() {
      for (Detector detector : Detector.values()) {
        if (detector.isOnByDefault()) {
          detectors.add(detector);
        }
      }
    }

    /**
     * Switches detectors on.
     *
     * @param detectors the kinds of text
     * @return this builder
     */
    public Builder enable(Detector... detectors) {
      this.detectors.addAll(List.of(detectors));
      return this;
    }

    /**
     * Switches detectors off.
     *
     * @param detectors the kinds of text
     * @return this builder
     */
    public Builder disable(Detector... detectors) {
      this.detectors.removeAll(List.of(detectors));
      return this;
    }

    /**
     * What stands for what a detector found, which need not be on.
     *
     * @param detector the kind of text
     * @param redaction what to put in its place
     * @return this builder
     * @throws IllegalArgumentException if the redaction is not for what this detector finds
     */
    public Builder redact(Detector detector, Redaction redaction) {
      Objects.requireNonNull(detector, "detector");
      if (!Objects.requireNonNull(redaction, "redaction").fits(detector)) {
        throw new IllegalArgumentException(
            redaction + " is for " + redaction.fitting() + ", not for " + detector);
      }
      redactions.put(detector, redaction);
      return this;
    }

    /**
     * Which names say that the value behind them is secret, for {@link Detector#KEY_VALUE}: {@code
     * tenant_pin=1234} goes once {@code tenantPin} is added, {@code session=7} stays once {@code
     * session} is allowed. What another detector finds in such a value goes all the same. Default:
     * {@link SensitiveNames#defaults()}; another call replaces them.
     *
     * @param names the names of secrets in texts
     * @return this builder
     */
    public Builder names(SensitiveNames names) {
      this.names = Objects.requireNonNull(names, "names");
      return this;
    }

    /**
     * Looks for tokens with a prefix of their own, which {@code [label]} stands for.
     *
     * @param label lower-case letters, digits and hyphens, 32 at most
     * @param literalPrefix three ASCII characters at least, in the case given; found where no
     *     letter, digit or underscore is in front of it
     * @param minLength how many characters of {@code [A-Za-z0-9_-]} follow it at the least, 1 to
     *     128; all that follow are the token's
     * @return this builder
     * @throws IllegalArgumentException for a label, prefix or length outside of those bounds
     */
    public Builder prefix(String label, String literalPrefix, int minLength) {
      if (literalPrefix.length() < TRIGGER || !literalPrefix.chars().allMatch(c -> c < 0x80)) {
        throw new IllegalArgumentException(
            "a prefix has three ASCII characters or more: " + literalPrefix);
      }
      if (minLength < 1 || minLength > Token.LOOK) {
        throw new IllegalArgumentException("not from 1 to " + Token.LOOK + ": " + minLength);
      }
      Mask mask = mask(label);
      Rule rule = new PrefixRule(literalPrefix, minLength);
      rule.triggers().forEach(trigger -> own.add(new Watch(trigger, rule, mask)));
      return this;
    }

    /**
     * Looks for what an expression matches, which {@code [label]} stands for. This costs what the
     * expression costs, per text; it gets to see 65,536 characters, behind which {@code
     * [unscrubbed]} stands for the rest, and a tenth of a second, or {@code [scrubbing failed]}
     * stands for the text.
     *
     * @param label lower-case letters, digits and hyphens, 32 at most
     * @param pattern the pattern
     * @return this builder
     * @throws IllegalArgumentException for another label
     */
    public Builder regex(String label, Pattern pattern) {
      Objects.requireNonNull(pattern, "pattern");
      expressions.add(new RegexScan(pattern, mask(label)));
      return this;
    }

    /** {@return a scrubber with all that; later changes of this builder do not reach it} */
    public Scrubber build() {
      List<Watch> watches = new ArrayList<>();
      int order = 0;
      for (Detector detector : detectors) {
        Redaction redaction = redactions.getOrDefault(detector, Redaction.standard());
        Mask mask = new Mask(order++, detector.text(), redaction);
        for (Rule rule : detector.rules(names)) {
          rule.triggers().forEach(trigger -> watches.add(new Watch(trigger, rule, mask)));
        }
      }
      watches.addAll(own);
      return new ScanningScrubber(watches, expressions);
    }

    private Mask mask(String label) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "a label has lower-case letters, digits and hyphens, 32 at most: " + label);
      }
      int order = BEHIND_DETECTORS + own.size() + expressions.size();
      return new Mask(order, '[' + label + ']', Redaction.standard());
    }
  }
}
