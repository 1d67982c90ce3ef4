package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Passing over most of a text loses nothing, and rules are asked in few places. */
class SieveTest {

  private static final int OFFSETS_OF_ROW = 2;

  private static final List<String> FILES =
      List.of(
          "auth_header",
          "aws_key",
          "card",
          "clean",
          "email",
          "github_token",
          "gitlab_token",
          "iban",
          "ip",
          "jwt",
          "keyvalue_secret",
          "phone",
          "private_key",
          "stripe_key",
          "us_ssn");

  /** Names that end like those of source files ask for a trigger of their own. */
  private static final SensitiveNames OWN_NAMES =
      SensitiveNames.builder().add("tenantData").build();

  static Stream<String> hostileTexts() {
    return HostileTextsTest.seeds();
  }

  /** Wherever a text begins in a pair of characters and in a step of the search for numbers. */
  @Test
  void findsWhatLookingEverywhereFinds() {
    Scrubber sieving = new ScanningScrubber(watches(), List.of());
    Scrubber looking = ScanningScrubber.withoutSieve(watches());
    int offset = 0;
    for (String file : FILES) {
      for (Corpus.Row row : Corpus.ofOurs(file)) {
        for (int i = 0; i < OFFSETS_OF_ROW; i++) {
          offset += 3; // odd, as the number of offsets is not
          String text = "\u00E1".repeat(offset % 8) + ' ' + row.text() + " ".repeat(offset % 3);
          assertThat(sieving.scrub(text)).isEqualTo(looking.scrub(text));
        }
      }
    }
  }

  @Test
  void findsWhatStandsUnderNamesOfTheApplication() {
    Scrubber scrubber = Scrubbers.builder().names(OWN_NAMES).build();
    for (int i = 0; i < 9; i++) {
      String before = "\u00E1".repeat(i) + ' ';
      assertThat(scrubber.scrub(before + "tenantData:7Hk2x9Lq"))
          .isEqualTo(before + "tenantData:[secret]");
    }
  }

  @ParameterizedTest
  @EnumSource(Detector.class)
  void everyTriggerIsInAPairWhereverItBegins(Detector detector) {
    Random random = new Random(5);
    for (Rule rule : detector.rules(OWN_NAMES)) {
      for (Trigger trigger : rule.triggers()) {
        for (int i = 0; i < 100 && !trigger.isInRun(); i++) {
          String before = "\u00FC".repeat(random.nextInt(12));
          String text = before + literal(trigger, random) + "\u00FC".repeat(random.nextInt(3));
          assertThat(places(text, detector)).as(text).contains(before.length());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void rulesAreAskedAFewTimesPerCharacterAtTheMost(String seed) {
    AtomicLong asked = new AtomicLong();
    List<Watch> watches = new ArrayList<>();
    for (Detector detector : Detector.values()) {
      for (Watch watch : watches(detector)) {
        Rule counting = counting(watch.rule(), asked);
        watches.add(new Watch(watch.trigger(), counting, watch.mask()));
      }
    }
    Scrubber scrubber = new ScanningScrubber(watches, List.of());
    String text = seed.repeat(3_000 / seed.length());
    scrubber.scrub(text);
    assertThat(asked.get()).isLessThan(9 * 4L * text.length()); // 9 rounds at the most
  }

  private static Rule counting(Rule rule, AtomicLong asked) {
    return new Rule() {
      @Override
      List<Trigger> triggers() {
        return rule.triggers();
      }

      @Override
      boolean outgrowsValues() {
        return rule.outgrowsValues();
      }

      @Override
      long find(String text, int at) {
        asked.incrementAndGet();
        return rule.find(text, at);
      }
    };
  }

  @SuppressWarnings("deprecation") // as the sieve is used
  private static List<Integer> places(String text, Detector detector) {
    Sieve sieve = Sieve.of(watches(detector).stream().map(Watch::trigger).toList());
    byte[] chars = new byte[text.length() + Sieve.BLOCK];
    text.getBytes(0, text.length(), chars, 0);
    Sieve.end(chars, text.length());
    List<Integer> places = new ArrayList<>();
    for (int block = sieve.next(chars, 0, text.length());
        block >= 0;
        block = sieve.next(chars, block + Sieve.BLOCK, text.length())) {
      for (int bits = sieve.places(chars, block); bits != 0; bits &= bits - 1) {
        places.add(block - Sieve.BEFORE + Integer.numberOfTrailingZeros(bits));
      }
    }
    return places;
  }

  private static String literal(Trigger trigger, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < trigger.length(); i++) {
      char c = (char) random.nextInt(256);
      while (!trigger.at(i).has(c)) {
        c = (char) random.nextInt(256);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static List<Watch> watches() {
    return Stream.of(Detector.values()).flatMap(detector -> watches(detector).stream()).toList();
  }

  private static List<Watch> watches(Detector detector) {
    Mask mask = new Mask(0, detector.text(), Redaction.standard());
    List<Watch> watches = new ArrayList<>();
    for (Rule rule : detector.rules(OWN_NAMES)) {
      rule.triggers().forEach(trigger -> watches.add(new Watch(trigger, rule, mask)));
    }
    return watches;
  }
}
