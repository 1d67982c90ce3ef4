package dev.outcry.scrub;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What stands in the place of what a {@link Detector} found. Immutable.
 *
 * @since 0.1.0
 */
public final class Redaction {

  /** Fewer hidden characters than this and those that stay give the rest away. */
  private static final int HIDDEN = 8;

  /** Of these a spelling has separators, or has none. */
  private static final Set<String> NUMBERS =
      Set.of(
          Detector.CARD.text(),
          Detector.IBAN.text(),
          Detector.US_SSN.text(),
          Detector.PHONE.text());

  private static final Redaction DEFAULT =
      new Redaction("the detector's own text", EnumSet.allOf(Detector.class), (mark, span) -> mark);

  private static final Redaction LAST_4 =
      new Redaction(
          "keepLast4()",
          EnumSet.of(Detector.CARD, Detector.IBAN, Detector.US_SSN, Detector.PHONE),
          Redaction::lastFour);

  private static final Redaction FIRST_6_LAST_4 =
      new Redaction(
          "keepFirst6Last4()", EnumSet.of(Detector.CARD), (mark, span) -> firstSix(mark, span));

  private static final Redaction TRUNCATED =
      new Redaction(
          "truncateAddress()",
          EnumSet.of(Detector.IPV4, Detector.IPV6),
          (mark, span) -> Addresses.truncate(mark, span));

  private final String name;
  private final Set<Detector> fitting;
  private final Way way;
  private final Pseudonymizer pseudonymizer;

  /** From the detector's own text and what it found to what stands there instead. */
  @FunctionalInterface
  private interface Way {
    String redact(String mark, String found);
  }

  private Redaction(String name, Set<Detector> fitting, Way way) {
    this(name, fitting, way, Pseudonymizer.none());
  }

  private Redaction(String name, Set<Detector> fitting, Way way, Pseudonymizer pseudonymizer) {
    this.name = name;
    this.fitting = fitting;
    this.way = way;
    this.pseudonymizer = pseudonymizer;
  }

  /**
   * {@return this text, whatever was found}
   *
   * @param text stands in the place of what was found
   * @throws IllegalArgumentException for an empty text: nobody could see that something was there
   */
  public static Redaction text(String text) {
    if (Objects.requireNonNull(text, "text").isEmpty()) {
      throw new IllegalArgumentException("an empty text hides that something was there");
    }
    return new Redaction("text(" + text + ')', EnumSet.allOf(Detector.class), (mark, span) -> text);
  }

  /**
   * The last four characters, as {@code [card *1111]}; nothing of a number of which fewer than
   * eight characters would stay hidden. For {@link Detector#CARD}, {@link Detector#IBAN}, {@link
   * Detector#US_SSN} and {@link Detector#PHONE}.
   *
   * @return the redaction
   */
  public static Redaction keepLast4() {
    return LAST_4;
  }

  /**
   * The first six and the last four digits, the most that PCI DSS 3.4.1 lets anybody see. For
   * {@link Detector#CARD}.
   *
   * @return the redaction
   */
  public static Redaction keepFirst6Last4() {
    return FIRST_6_LAST_4;
  }

  /**
   * The network: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address. For {@link
   * Detector#IPV4} and {@link Detector#IPV6}.
   *
   * @return the redaction
   */
  public static Redaction truncateAddress() {
    return TRUNCATED;
  }

  /**
   * The pseudonym of what was found, so that two texts can be seen to speak of the same address,
   * person or number: of the kind that the detector's own text names, {@code email} or {@code
   * card}. The separators of numbers do not count, nor does the case of an e-mail address. The
   * detector's own text stands where the pseudonymizer has no key, and for what is longer than
   * 1,024 characters. A pseudonym is left as it is when it is scrubbed again.
   *
   * @param pseudonymizer what makes pseudonyms
   * @return the redaction
   */
  public static Redaction pseudonym(Pseudonymizer pseudonymizer) {
    Objects.requireNonNull(pseudonymizer, "pseudonymizer");
    return new Redaction(
        "pseudonym(" + pseudonymizer + ')',
        EnumSet.allOf(Detector.class),
        (mark, found) -> pseudonymOf(pseudonymizer, mark, found),
        pseudonymizer);
  }

  /** The detector's own text. */
  static Redaction standard() {
    return DEFAULT;
  }

  boolean fits(Detector detector) {
    return fitting.contains(detector);
  }

  Set<Detector> fitting() {
    return fitting;
  }

  String of(String mark, String text, int start, int end) {
    return this == DEFAULT ? mark : way.redact(mark, text.substring(start, end));
  }

  private static String lastFour(String mark, String found) {
    String kept = characters(found);
    if (kept.length() - 4 < HIDDEN) {
      return mark;
    }
    String label = mark.substring(0, mark.length() - 1);
    return label + " *" + kept.substring(kept.length() - 4) + ']';
  }

  private static String firstSix(String mark, String found) {
    String digits = characters(found);
    int hidden = digits.length() - 10;
    return hidden < 3
        ? mark
        : digits.substring(0, 6) + "*".repeat(hidden) + digits.substring(digits.length() - 4);
  }

  /** Of what has a pseudonym in it there is none. */
  private static String pseudonymOf(Pseudonymizer pseudonymizer, String mark, String found) {
    for (int i = 0; i < found.length(); i++) {
      if (pseudonymizer.endOf(found, i) >= 0) {
        return mark;
      }
    }
    String kind = mark.substring(1, mark.length() - 1);
    String sign = found.startsWith("+") ? "+" : "";
    return pseudonymizer.pseudonym(kind, NUMBERS.contains(mark) ? sign + characters(found) : found);
  }

  /** Whose pseudonyms it leaves. */
  Pseudonymizer pseudonymizer() {
    return pseudonymizer;
  }

  private static String characters(String found) {
    StringBuilder kept = new StringBuilder(found.length());
    for (int i = 0; i < found.length(); i++) {
      if (Chars.is(found.charAt(i), Chars.ALNUM)) {
        kept.append(found.charAt(i));
      }
    }
    return kept.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
