package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture of a throwable shows what the original would, and ends. */
class ScrubbedThrowableTest {

  private static final StackTraceElement FRAME =
      new StackTraceElement("com.acme.Shop", "sell", "Shop.java", 7);

  @Test
  void aCircleIsShownOnceAndNamed() {
    List<Throwable> circle = Throwables.circleOf(2);
    circle.forEach(one -> one.setStackTrace(new StackTraceElement[] {FRAME}));
    assertThat(printed(circle.get(0)))
        .isEqualTo(
            """
            java.lang.Exception: circle 0
            \tat com.acme.Shop.sell(Shop.java:7)
            Caused by: java.lang.Exception: circle 1
            \t... 1 more
            Caused by: [circular cause: java.lang.Exception]
            """);
  }

  @Test
  void ofALongChainTheFirstSixteenAreShown() {
    String print = printed(Throwables.chainOf(100_000));
    assertThat(print)
        .contains("Exception: link 99999", "Exception: link 99984")
        .contains("Caused by: [further causes left out: java.lang.Exception]")
        .doesNotContain("link 99983");
  }

  @Test
  void whatWasSuppressedIsShownWithItsCauses() {
    List<Throwable> circle = Throwables.circleOf(2);
    Exception onClose = new IOException("on close", new IOException("why"));
    onClose.addSuppressed(new IOException("on the close of a close"));
    circle.get(0).addSuppressed(onClose);
    assertThat(printed(circle.get(0)))
        .contains("Suppressed: java.io.IOException: on close")
        .contains("Caused by: java.io.IOException: why")
        .contains("Suppressed: java.io.IOException: on the close of a close");
  }

  @Test
  void whatIsSuppressedInACircleIsShownOnce() {
    assertThat(printed(TameThrowablesTest.suppressedBack()))
        .containsOnlyOnce("java.lang.Exception: outer")
        .containsOnlyOnce("java.io.IOException: on close")
        .contains("[circular cause: java.lang.Exception]");
    assertThat(printed(TameThrowablesTest.suppressedBelow()))
        .containsOnlyOnce("java.lang.Exception: outer")
        .containsOnlyOnce("java.io.IOException: cause");
  }

  @Test
  void whoeverIsLeftOutIsCounted() {
    assertThat(printed(TameThrowablesTest.suppressing(TameThrowablesTest.manyOf(1_000))))
        .contains("Exception: one of many")
        .contains("[984 further suppressed left out]");
  }

  @Test
  void aHostileOneIsShownByItsName() {
    assertThat(printed(new Exception("m", new Throwables.Hostile())))
        .contains("java.lang.Exception: m", "ScrubbedThrowableTest.aHostileOneIsShownByItsName")
        .contains("Caused by: dev.outcry.internal.Throwables$Hostile: [unprintable]");
  }

  @Test
  void framesAreTheOriginals() {
    Throwable picture = ScrubbedThrowable.of(new Throwables.Framed(FRAME, null), text -> text);
    assertThat(picture.getStackTrace()).containsExactly(FRAME);
    assertThat(
            ScrubbedThrowable.of(Throwables.circleOf(1_000).get(0), text -> text).getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("circleOf"))
        .noneMatch(frame -> frame.getClassName().equals(ScrubbedThrowable.class.getName()));
  }

  @Test
  void equalExceptionsAreNotTheSame() {
    Throwable equal = new Throwables.AllEqual(null);
    for (int i = 0; i < 20; i++) {
      equal = new Throwables.AllEqual(equal);
    }
    assertThat(printed(equal)).contains("[further causes left out: ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.outcry.internal.TameThrowablesTest#wild")
  void everyPictureIsShortEnoughToPrintAndNeedsTheOriginalNoMore(String name, Throwable wild) {
    Throwable picture = ScrubbedThrowable.of(wild, text -> text);
    assertThat(printed(wild)).contains(wild.getClass().getName()).hasSizeLessThan(1_000_000);
    assertThat(ScrubbedThrowable.of(picture, text -> text)).isSameAs(picture);
  }

  @Test
  void aThousandLongMessagesAreBounded() {
    Exception outer = new Exception("m".repeat(1_000_000));
    for (int i = 0; i < 1_000; i++) {
      outer.addSuppressed(new Exception("m".repeat(100_000)));
    }
    assertThat(printed(outer)).hasSizeLessThan(1_000_000);
  }

  private static String printed(Throwable throwable) {
    StringWriter text = new StringWriter();
    ScrubbedThrowable.of(throwable, words -> words).printStackTrace(new PrintWriter(text, true));
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
