package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Corpus.Label;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every scrubber promises, whatever it looks for. */
class ScrubbingPromisesTest {

  private static final Scrubber SCRUBBER = Scrubbers.defaults();
  private static final String MAIL = "bob@" + "example.com";

  private static long sink;

  @Test
  void aCleanTextIsTheSameInstance() {
    for (String text : clean()) {
      assertThat(SCRUBBER.scrub(text)).isSameAs(text);
    }
  }

  @Test
  void aCleanLatin1TextCostsNoByte() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> texts = clean();
    long thread = Thread.currentThread().getId();
    for (int i = 0; i < 200; i++) {
      scrubAll(texts);
    }
    int calls = 500 * texts.size();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 500; i++) {
      scrubAll(texts);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertThat(sink).isPositive();
    assertThat(allocated / (double) calls).isLessThan(0.5);
  }

  @SuppressWarnings("ReferenceEquality") // the same instance is what is promised
  private static void scrubAll(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      sink += SCRUBBER.scrub(texts.get(i)).length();
    }
  }

  @Test
  void onlyTheSpanGoes() {
    assertThat(SCRUBBER.scrub("\u4E2D\uD83D\uDE00 " + MAIL + "\uD83D\uDE00 \u00FC"))
        .isEqualTo("\u4E2D\uD83D\uDE00 [email]\uD83D\uDE00 \u00FC");
    assertThat(SCRUBBER.scrub("\uDE00password=\uD83D\u4E2D1\u4E2D next"))
        .isEqualTo("\uDE00password=[secret] next");
  }

  @Test
  void wideCharactersAreNotTakenForTheirLowBytes() {
    StringBuilder wide = new StringBuilder();
    (MAIL + " password=hunter2").chars().forEach(c -> wide.append((char) (c | 0x4E00)));
    assertThat(SCRUBBER.scrub(wide.toString())).isEqualTo(wide.toString());
  }

  @Test
  void everyStartOfAWideTextIsSeen() {
    for (int i = 0; i < 40; i++) {
      String text = "\u4E2D".repeat(i) + " " + MAIL;
      assertThat(SCRUBBER.scrub(text)).isEqualTo("\u4E2D".repeat(i) + " [email]");
    }
  }

  @Test
  void everyPlaceOfTheTextIsSeen() {
    for (int before = 0; before < 40; before++) {
      for (int after = 0; after < 20; after++) {
        String text = ".".repeat(before) + " " + MAIL + " " + ".".repeat(after);
        assertThat(SCRUBBER.scrub(text)).contains("[email]").doesNotContain("bob");
      }
    }
  }

  @Test
  void overlappingThingsBecomeOne() {
    assertThat(SCRUBBER.scrub("iban=DE89 3704 0044 0532 0130 00 ok")).isEqualTo("iban=[iban] ok");
  }

  /** A mark in a value that is found first would lose its bracket to the value's. */
  @Test
  void aBracketThatAValueOpensIsTheValues() {
    Scrubber all = Scrubbers.builder().enable(Detector.values()).build();
    String value = "7Hk2x9Lq";
    assertThat(all.scrub("sessionid=" + value + "--::-:1*****, tail"))
        .isEqualTo("sessionid=" + value + "--[ip]-:1*****, tail");
    assertThat(all.scrub("(password=" + value + "[0]) tail")).isEqualTo("(password=[secret]) tail");
    assertThat(all.scrub("[password=" + value + "] tail")).isEqualTo("[password=[secret]] tail");
    assertThat(all.scrub("password=" + value.repeat(9) + "[" + value.repeat(9) + "]] tail"))
        .isEqualTo("password=[secret]] tail");
  }

  @Test
  void aListIsMaskedToItsOwnBracketOrTheEndOfItsLine() {
    assertThat(SCRUBBER.scrub("pin=[12, 34] ok")).isEqualTo("pin=[[secret]] ok");
    assertThat(SCRUBBER.scrub("token=[[12], [34]] ok")).isEqualTo("token=[[secret]] ok");
    assertThat(SCRUBBER.scrub("token=[12, " + MAIL + ", 34] ok")).isEqualTo("token=[[secret]] ok");
    assertThat(SCRUBBER.scrub("password=[s3cret")).isEqualTo("password=[[secret]");
    assertThat(SCRUBBER.scrub("password=[s3cret on\nnext")).isEqualTo("password=[[secret]\nnext");
    assertThat(SCRUBBER.scrub("token: [none] ok")).isEqualTo("token: [none] ok");
  }

  @Test
  void shortTextsAreFine() {
    assertThat(SCRUBBER.scrub("")).isEmpty();
    for (char c = 0; c < 0x300; c++) {
      String one = String.valueOf(c);
      assertThat(SCRUBBER.scrub(one)).isSameAs(one);
      String more = one + '@' + one + one + '=' + one + ':' + one;
      assertThat(SCRUBBER.scrub(more)).isNotEqualTo(SafeText.UNSCRUBBED);
    }
  }

  @Test
  void whereScrubbingFailsAConstantStandsForTheText() {
    Rule broken =
        new Rule() {
          @Override
          List<Trigger> triggers() {
            return List.of(Trigger.of("abc"));
          }

          @Override
          long find(String text, int at) {
            throw new StackOverflowError();
          }
        };
    Mask mask = new Mask(0, "[x]", Redaction.standard());
    Scrubber scrubber =
        new ScanningScrubber(List.of(new Watch(broken.triggers().get(0), broken, mask)), List.of());
    assertThat(scrubber.scrub("an abc")).isEqualTo(SafeText.UNSCRUBBED);
    assertThat(scrubber.scrub("an ab")).isEqualTo("an ab");
  }

  @Test
  void manyThreadsMayShareIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        String text = "mail " + i + ' ' + MAIL + " password=hunter" + i;
        tasks.add(() -> SCRUBBER.scrub(text));
      }
      int i = 0;
      for (Future<String> future : threads.invokeAll(tasks)) {
        assertThat(future.get()).isEqualTo("mail " + i++ + " [email] password=[secret]");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Tag("soak")
  void aHundredMegabytesAreFine() {
    String text = "a quiet line with nothing in it, ".repeat(3_200_000) + MAIL;
    assertThat(SCRUBBER.scrub(text)).endsWith(" [email]").hasSize(text.length() - 8);
  }

  private static List<String> clean() {
    return Corpus.ofOurs("clean").stream()
        .filter(row -> row.label() == Label.NEG)
        .map(Corpus.Row::text)
        .filter(text -> text.chars().allMatch(c -> c < 0x100))
        .toList();
  }
}
