package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
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

  private static final List<Detector> DEFAULTS =
      Stream.of(Detector.values()).filter(Detector::isOnByDefault).toList();

  private static final Mask MASK = new Mask(100, "[acme]", Redaction.standard());

  private static final String QUIET =
      """
      GET /api/orders/17 answered 200 in 31 ms for tenant acme, bytes=517
      Order confirmed and handed to the warehouse of region eu-west-1, total EUR 99
      Started ServerConnector@6f75e721{HTTP/1.1, (http/1.1)}{0.0.0.0:8080} in 412 ms
      Fetched rows from table stock_levels: status=OK, took=12ms, cache=miss
      The response of the payment provider took longer than expected, the job will try again
      \tat org.eclipse.jetty.server.handler.ContextHandler.doScope(ContextHandler.java:1434)
      \tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:113)
      """;

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

  /** Characters whose low bytes are those of letters, digits and separators. */
  @Test
  void findsBehindCharactersOfAnyLowByteWhatLookingEverywhereFinds() {
    Scrubber sieving = new ScanningScrubber(watches(DEFAULTS), List.of());
    Scrubber looking = ScanningScrubber.withoutSieve(watches(DEFAULTS));
    List<String> secrets =
        List.of(
            "Bearer " + "0f9e1a7".repeat(4),
            "glpat-" + "a1B2".repeat(6),
            "MTAy" + "Qw1_".repeat(5) + ".X-_4kQ." + "z_8R".repeat(7));
    for (String secret : secrets) {
      for (int low = 0; low < 256; low++) {
        for (int offset = 0; offset < 8; offset++) {
          String text = ".".repeat(offset) + (char) (0x7200 + low) + secret + ", or so";
          assertThat(sieving.scrub(text))
              .isEqualTo(looking.scrub(text))
              .doesNotContain(secret.substring(8));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Detector.class)
  void everyTriggerIsInAPairWhereverItBegins(Detector detector) {
    Random random = new Random(5);
    Sieve sieve = sieve(watches(detector));
    for (Rule rule : detector.rules(OWN_NAMES)) {
      for (Trigger trigger : rule.triggers()) {
        for (int i = 0; i < 100 && !trigger.isInRun(); i++) {
          String before = "\u00FC".repeat(random.nextInt(12));
          String text = before + literal(trigger, random) + "\u00FC".repeat(random.nextInt(3));
          assertThat(places(text, sieve)).as(text).contains(before.length());
          if (text.length() >= Sieve.BLOCK) {
            assertThat(placesWithoutCopy(text, sieve)).as(text).contains(before.length());
          }
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
    assertThat(asked.get()).isLessThan(3L * text.length()); // two of three are what "::" takes
  }

  /** A sieve that lets everything through tells of two places for each character. */
  @Test
  void mostOfAQuietTextIsPassedOver() {
    Sieve sieve = sieve(watches(DEFAULTS));
    int chars = 0;
    int places = 0;
    for (String line : QUIET.lines().toList()) {
      chars += line.length();
      places += places(line, sieve).size();
    }
    assertThat(places).isPositive().isLessThan(chars / 12);
  }

  @Test
  void aPrefixOfTheApplicationIsFoundByTheSieveAsEverywhere() {
    Rule own = new PrefixRule("acme_", 8);
    List<Watch> watches = new ArrayList<>(watches(DEFAULTS));
    own.triggers().forEach(trigger -> watches.add(new Watch(trigger, own, MASK)));
    Scrubber sieving = new ScanningScrubber(watches, List.of());
    for (int i = 0; i < 17; i++) {
      String before = ".".repeat(i);
      assertThat(sieving.scrub(before + "acme_" + "7Hk2x9Lq"))
          .isEqualTo(before + MASK.text())
          .isEqualTo(ScanningScrubber.withoutSieve(watches).scrub(before + "acme_" + "7Hk2x9Lq"));
    }
    int more =
        places(QUIET, sieve(watches)).size() - places(QUIET, sieve(watches(DEFAULTS))).size();
    assertThat(more).isBetween(0, QUIET.length() / 50);
  }

  /** What is too short to be copied, in parts of all lengths, blocks that overlap among them. */
  @Test
  void findsInShortTextsWhatLookingEverywhereFinds() {
    Scrubber sieving = new ScanningScrubber(watches(), List.of());
    Scrubber looking = ScanningScrubber.withoutSieve(watches());
    for (String file : FILES) {
      for (Corpus.Row row : Corpus.ofOurs(file)) {
        int length = row.text().length();
        for (int from = 0; from < length; from += 7) {
          for (int to = from + Sieve.BLOCK; to <= Math.min(length, from + 40); to += 5) {
            String part = row.text().substring(from, to);
            assertThat(sieving.scrub(part)).isEqualTo(looking.scrub(part));
          }
        }
      }
    }
  }

  /** Around the borders of what is read at a time, and of blocks. */
  @Test
  void findsInMixturesOfAnyLengthWhatLookingEverywhereFinds() {
    Scrubber sieving = new ScanningScrubber(watches(), List.of());
    Scrubber looking = ScanningScrubber.withoutSieve(watches());
    List<String> rows = new ArrayList<>();
    FILES.forEach(file -> Corpus.ofOurs(file).forEach(row -> rows.add(row.text())));
    Random random = new Random(3);
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder("-".repeat(random.nextInt(9)));
      while (text.length() < 2 * Buffers.CHARS) {
        text.append(rows.get(random.nextInt(rows.size())))
            .append(" ,;\n".charAt(random.nextInt(4)));
        if (random.nextInt(8) == 0) {
          text.append(noise(random));
        }
      }
      assertThat(sieving.scrub(text.toString())).isEqualTo(looking.scrub(text.toString()));
    }
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      noise.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x3000) : random.nextInt(128)));
    }
    return noise.toString();
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
  private static List<Integer> places(String text, Sieve sieve) {
    byte[] chars = new byte[text.length() + Sieve.BLOCK];
    text.getBytes(0, text.length(), chars, 0);
    Sieve.end(chars, text.length());
    return places(from -> sieve.next(chars, from, text.length()));
  }

  private static List<Integer> placesWithoutCopy(String text, Sieve sieve) {
    return places(from -> sieve.next(text, from));
  }

  private static List<Integer> places(IntToLongFunction next) {
    List<Integer> places = new ArrayList<>();
    for (long told = next.applyAsLong(0);
        told != Sieve.NOTHING;
        told = next.applyAsLong(Sieve.block(told) + Sieve.BLOCK)) {
      for (int bits = Sieve.places(told); bits != 0; bits &= bits - 1) {
        places.add(Sieve.block(told) - Sieve.BEFORE + Integer.numberOfTrailingZeros(bits));
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

  private static Sieve sieve(List<Watch> watches) {
    return Sieve.of(watches.stream().map(Watch::trigger).toList());
  }

  private static List<Watch> watches() {
    return watches(List.of(Detector.values()));
  }

  private static List<Watch> watches(List<Detector> detectors) {
    return detectors.stream().flatMap(detector -> watches(detector).stream()).toList();
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
