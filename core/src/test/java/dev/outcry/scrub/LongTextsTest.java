package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.internal.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long a text is and whatever place is free for looking at it, what is in it goes. */
class LongTextsTest {

  private static final Scrubber SCRUBBER = Scrubbers.defaults();
  private static final String MAIL = "bob@" + "example.com";
  private static final String CARD = "41111111" + "11111111";
  private static final String VALUE = "hunter" + "22";

  @Test
  void whatLiesAcrossTwoPartsGoes() {
    for (int parts = 1; parts <= 2; parts++) {
      for (int i = -24; i <= 8; i++) {
        String front = ". ".repeat(parts * Buffers.CHARS).substring(0, parts * Buffers.CHARS + i);
        String behind = " ." + " .".repeat(i & 7);
        assertThat(SCRUBBER.scrub(front + ' ' + MAIL)).isEqualTo(front + " [email]");
        assertThat(SCRUBBER.scrub(front + ' ' + MAIL + behind))
            .isEqualTo(front + " [email]" + behind);
        assertThat(SCRUBBER.scrub(front + ' ' + CARD)).isEqualTo(front + " [card]");
        assertThat(SCRUBBER.scrub(front + ' ' + CARD + behind))
            .isEqualTo(front + " [card]" + behind);
        assertThat(SCRUBBER.scrub(front + " password=" + VALUE))
            .isEqualTo(front + " password=[secret]");
      }
    }
  }

  @Test
  void aLongCleanTextIsTheSameInstance() {
    for (int length = Buffers.CHARS - 9; length <= Buffers.CHARS + 9; length++) {
      String text = "quiet ".repeat(length).substring(0, length);
      assertThat(SCRUBBER.scrub(text)).isSameAs(text);
    }
  }

  @Test
  void whereNoBufferIsFreeOneDoesWithout() {
    List<Integer> taken = takeAll();
    try {
      for (int before = 0; before < 60; before++) {
        String front = ". ".repeat(before);
        assertThat(SCRUBBER.scrub(front + MAIL)).isEqualTo(front + "[email]");
        assertThat(SCRUBBER.scrub(front + CARD + ", ok")).isEqualTo(front + "[card], ok");
      }
      String clean = "a quiet line with nothing in it, and another one";
      assertThat(SCRUBBER.scrub(clean)).isSameAs(clean);
    } finally {
      taken.forEach(buffer -> Buffers.giveBack(buffer, 0));
    }
  }

  /**
   * One that was kept would be missed by the next text, and would show the last one's characters.
   */
  @Test
  void buffersAreGivenBackEmpty() {
    String secret = "a line that says password=" + VALUE + " and no more";
    for (int i = 0; i < 10; i++) {
      assertThat(SCRUBBER.scrub(secret)).doesNotContain(VALUE);
      assertThat(SCRUBBER.scrub(secret.repeat(400))).doesNotContain(VALUE);
      assertThat(broken().scrub(secret + " abc")).isEqualTo(SafeText.UNSCRUBBED);
    }
    List<Integer> taken = takeAll();
    try {
      assertThat(taken).hasSize(2);
      for (int buffer : taken) {
        assertThat(Buffers.get(buffer)).startsWith(new byte[Buffers.CHARS]);
      }
    } finally {
      taken.forEach(buffer -> Buffers.giveBack(buffer, 0));
    }
  }

  /** All that this thread may have. */
  private static List<Integer> takeAll() {
    List<Integer> taken = new ArrayList<>();
    for (int buffer = Buffers.take(); buffer != Buffers.NONE; buffer = Buffers.take()) {
      taken.add(buffer);
    }
    return taken;
  }

  private static Scrubber broken() {
    Rule rule =
        new Rule() {
          @Override
          List<Trigger> triggers() {
            return List.of(Trigger.of("abc"));
          }

          @Override
          long find(String text, int at) {
            throw new IllegalStateException("broken");
          }
        };
    Mask mask = new Mask(0, "[x]", Redaction.standard());
    return new ScanningScrubber(List.of(new Watch(rule.triggers().get(0), rule, mask)), List.of());
  }
}
