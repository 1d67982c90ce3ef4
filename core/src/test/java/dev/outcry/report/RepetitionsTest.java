package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One of a kind in each window; the others are numbers. */
class RepetitionsTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final Fingerprint A = new Fingerprint(1);
  private static final Fingerprint B = new Fingerprint(2);

  private long now = Long.MAX_VALUE - 5 * SECOND;
  private final Repetitions repetitions = new Repetitions(Duration.ofSeconds(10));

  private long pass(Fingerprint fingerprint) {
    return repetitions.pass(fingerprint, 1, now);
  }

  @Test
  void theFirstOfAWindowPassesAndSaysHowManyThereWere() {
    assertThat(pass(A)).isZero();
    assertThat(pass(B)).isZero();
    assertThat(pass(A)).isEqualTo(Repetitions.REPETITION);
    now += 10 * SECOND - 1;
    assertThat(pass(A)).isEqualTo(Repetitions.REPETITION);
    now += 1;
    assertThat(pass(A)).isEqualTo(2);
    assertThat(pass(B)).isZero();
    now += 10 * SECOND;
    assertThat(pass(A)).isZero();
  }

  @Test
  void whatCouldNotBeSentIsGivenBack() {
    pass(A);
    pass(A);
    now += 10 * SECOND;
    assertThat(pass(A)).isEqualTo(1);
    repetitions.giveBack(A, 2, now);
    assertThat(pass(A)).isEqualTo(2);
    assertThat(pass(A)).isEqualTo(Repetitions.REPETITION);
  }

  @Test
  void whatIsGivenBackLateDoesNotEndTheWindowOfTheNext() {
    long first = now;
    pass(A);
    now += 10 * SECOND;
    assertThat(pass(A)).isZero();
    repetitions.giveBack(A, 1, first);
    assertThat(pass(A)).isEqualTo(Repetitions.REPETITION);
    now += 10 * SECOND;
    assertThat(pass(A)).isEqualTo(2);
  }

  @Test
  void oneThatSpeaksForOthersCountsForThemToo() {
    pass(A);
    assertThat(repetitions.pass(A, 5, now)).isEqualTo(Repetitions.REPETITION);
    now += 10 * SECOND;
    assertThat(pass(A)).isEqualTo(5);
  }

  @Test
  void withoutAWindowEverythingPasses() {
    Repetitions off = new Repetitions(Duration.ZERO);
    assertThat(off.pass(A, 1, now)).isZero();
    assertThat(off.pass(A, 1, now)).isZero();
    assertThat(off.size()).isZero();
  }

  @Test
  void aWindowMayBeEndless() {
    Repetitions endless = new Repetitions(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(endless.pass(A, 1, now)).isZero();
    assertThat(endless.pass(A, 1, now + 1_000_000 * SECOND)).isEqualTo(Repetitions.REPETITION);
  }

  @Test
  void thatManyFingerprintsAreRememberedAndTheNewestAmongThem() {
    for (int i = 0; i < 10_000; i++) {
      now++;
      assertThat(pass(new Fingerprint(i))).isZero();
      assertThat(repetitions.size()).isLessThanOrEqualTo(1_024);
    }
    assertThat(pass(new Fingerprint(9_999))).isEqualTo(Repetitions.REPETITION);
  }
}
