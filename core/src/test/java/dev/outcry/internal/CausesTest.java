package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walk over causes ends, whatever the chain is. */
class CausesTest {

  @Test
  void aChainIsOutermostFirst() {
    Exception root = new IOException("root");
    Exception middle = new IllegalStateException(root);
    Exception top = new RuntimeException(middle);
    assertThat(Causes.chain(top)).containsExactly(top, middle, root);
    assertThat(Causes.chain(root)).containsExactly(root);
  }

  @Test
  void aChainOfAHundredThousandEndsAfterSixteen() {
    Throwable top = Throwables.chainOf(100_000);
    assertThat(Causes.chain(top)).hasSize(16).startsWith(top, top.getCause());
  }

  @Test
  void aCircleEndsBeforeItRepeats() {
    List<Throwable> circle = Throwables.circleOf(3);
    assertThat(Causes.chain(circle.get(1)))
        .containsExactly(circle.get(1), circle.get(2), circle.get(0));
  }

  @Test
  void aThrowableThatIsItsOwnCauseHasNone() {
    Throwable self = new Throwables.OwnCause();
    assertThat(Causes.causeOf(self)).isNull();
    assertThat(Causes.chain(self)).containsExactly(self);
  }

  @Test
  void aCauseThatIsAnotherOneEachTimeIsFollowedSixteenTimes() {
    assertThat(Causes.chain(new Throwables.EndlessCause())).hasSize(16);
  }

  @Test
  void whatCannotBeAskedHasNothing() {
    Throwable hostile = new Throwables.Hostile();
    assertThat(Causes.causeOf(hostile)).isNull();
    assertThat(Causes.chain(hostile)).hasSize(1);
    assertThat(Causes.framesOf(hostile)).isEmpty();
    assertThat(Causes.suppressedOf(hostile)).isEmpty();
  }

  @Test
  void framesAreWholeAndBounded() {
    StackTraceElement frame = new StackTraceElement("com.acme.Shop", "sell", "Shop.java", 7);
    StackTraceElement[] many = new StackTraceElement[1_000_000];
    java.util.Arrays.fill(many, frame);
    assertThat(Causes.framesOf(new Throwables.Framed(many))).hasSize(1_024).containsOnly(frame);
    assertThat(Causes.framesOf(new Throwables.Framed(null, frame, null))).containsExactly(frame);
    assertThat(Causes.framesOf(new Throwables.Framed((StackTraceElement[]) null))).isEmpty();
  }

  @Test
  void onlyIdentityCounts() {
    Throwable inner = new Throwables.AllEqual(null);
    Throwable outer = new Throwables.AllEqual(inner);
    assertThat(Causes.chain(outer)).hasSize(2);
  }
}
