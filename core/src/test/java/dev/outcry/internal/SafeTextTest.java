package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text from objects that nobody trusts: something can always be shown, and it does no harm. */
class SafeTextTest {

  private static final String EMOJI = "\uD83D\uDE00";

  @Test
  void anObjectsTextIsGuarded() {
    assertThat(SafeText.of(null)).isEqualTo("null");
    assertThat(SafeText.of(7)).isEqualTo("7");
    assertThat(SafeText.of(new Speaking(() -> null))).isEqualTo("[unprintable]");
    assertThat(SafeText.of(failing(new IllegalStateException("inner")))).isEqualTo("[unprintable]");
    assertThat(SafeText.of(failing(new StackOverflowError()))).isEqualTo("[unprintable]");
    assertThat(SafeText.of(failing(new OutOfMemoryError()))).isEqualTo("[unprintable]");
  }

  @Test
  void anObjectsTextIsCutAndWellFormed() {
    assertThat(SafeText.of("x".repeat(1_000_000))).hasSize(8_192).endsWith("x\u2026");
    assertThat(SafeText.of("x".repeat(8_192))).hasSize(8_192).endsWith("xx");
    assertThat(SafeText.of("\uD83D".repeat(9_000))).hasSize(8_192).matches("\uFFFD+\u2026");
    assertThat(SafeText.of("x" + EMOJI.repeat(5_000))).matches("x(?:" + EMOJI + ")+\u2026");
  }

  @Test
  void aMessageIsGuardedAndCut() {
    assertThat(SafeText.messageOf(new Exception())).isNull();
    assertThat(SafeText.messageOf(new Exception("m"))).isEqualTo("m");
    assertThat(SafeText.messageOf(new Exception("m".repeat(1_000_000)))).hasSize(8_192);
    assertThat(SafeText.messageOf(new HostileMessage())).isEqualTo("[unprintable]");
  }

  @Test
  void cuttingNeverSplitsAPair() {
    for (int max = 1; max <= 9; max++) {
      String cut = SafeText.cut("a" + EMOJI.repeat(4), max);
      assertThat(cut).hasSizeLessThanOrEqualTo(max);
      assertThat(SafeText.wellFormed(cut)).isSameAs(cut);
    }
    assertThat(SafeText.cut("abc", 3)).isEqualTo("abc");
    assertThat(SafeText.cut("abcd", 3)).isEqualTo("ab\u2026");
  }

  @Test
  void clippingRepairsAndCutsWhereverThePairsStand() {
    String text = "\uDE00a" + EMOJI + "\uD83Db" + EMOJI + "\uDE00";
    for (int max = 1; max <= text.length() + 1; max++) {
      String clipped = SafeText.clip(text, max);
      assertThat(clipped).hasSizeLessThanOrEqualTo(max);
      assertThat(SafeText.wellFormed(clipped)).isSameAs(clipped);
      assertThat(clipped).isEqualTo(SafeText.cut(SafeText.wellFormed(text), max));
    }
  }

  @Test
  void cleanTextIsTheSameInstance() {
    String clean = new String("caf\u00e9 " + EMOJI);
    assertThat(SafeText.wellFormed(clean)).isSameAs(clean);
    assertThat(SafeText.oneLine(clean)).isSameAs(clean);
    assertThat(SafeText.printable(clean)).isSameAs(clean);
    assertThat(SafeText.clip(clean, 100)).isSameAs(clean);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"0000, 001f", "007f, 009f", "061c, 061c", "200e, 200f", "2028, 202e", "2066, 2069"})
  void charactersThatMoveOrReorderAreEscaped(String first, String last) {
    for (int c = Integer.parseInt(first, 16); c <= Integer.parseInt(last, 16); c++) {
      String escaped = String.format("a\\u%04xb", c);
      assertThat(SafeText.oneLine("a" + (char) c + "b")).isEqualTo(escaped);
      if (c != '\n' && c != '\t') {
        assertThat(SafeText.printable("a" + (char) c + "b")).isEqualTo(escaped);
      }
    }
  }

  @Test
  void printableTextKeepsItsLinesAndTabs() {
    assertThat(SafeText.printable("a\n\tb\r\u001b")).isEqualTo("a\n\tb\\u000d\\u001b");
  }

  private interface Speech {
    String speak();
  }

  private static Speaking failing(Error error) {
    return new Speaking(
        () -> {
          throw error;
        });
  }

  private static Speaking failing(RuntimeException error) {
    return new Speaking(
        () -> {
          throw error;
        });
  }

  private record Speaking(Speech speech) {
    @Override
    public String toString() {
      return speech.speak();
    }
  }

  private static final class HostileMessage extends Exception {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("inner");
    }
  }
}
