package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.internal.SafeText;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that cost expressions quadratic time and worse cost us linear time. */
class HostileTextsTest {

  private static final Scrubber SCRUBBER =
      Scrubbers.builder().enable(Detector.IPV4, Detector.IPV6, Detector.PHONE).build();

  static Stream<String> seeds() {
    return Stream.of(
        "a",
        "a.",
        "x@a.a.a.",
        "\"password\"",
        "\\\"x",
        "ey" + "J",
        "ey" + "J.",
        "ey" + "Jaaaaaaaaaa.bbb.",
        "://a:",
        "://a@",
        "-----BE" + "GIN RSA PRIVATE KEY-----\n",
        "<password>",
        "a@",
        "a@b.cc@",
        "=",
        "a=",
        "password=",
        "password=\"",
        "password='\"",
        "password=***",
        "token: [",
        "pin=[1 ",
        "pin=[[1",
        "pin=[[secret]1 ",
        "authorization: ",
        "Authorization=",
        "bearer ",
        "Bearer aaaaaaaaaaaaaaaa",
        "basic YTph",
        " -u a:bcdefgh",
        " -u \"'",
        "1",
        "1234 ",
        "4111 1111 1111 1111 ",
        "DE89 3704 ",
        "123-45-",
        "xo" + "xb-",
        "sk-",
        "SG.a.",
        "1:A",
        "MT",
        "cookie: a=b; ",
        "a.b.pwd:",
        "pwd = ",
        " = ",
        "\\\\\\\"pwd\\\\\\\":",
        "::",
        "1.1.1.1.",
        "+1 ",
        "\u00FC@",
        "maestro 5018",
        "5018 ",
        "://",
        "http://a:b",
        "://a:b@",
        "-----BE" + "GIN ",
        "token: [1",
        "token=[",
        "authorization=\\",
        "Authorization: Bearer ",
        "--user ",
        "curl -u ",
        "12345678 ",
        "4111-",
        "4111" + "1111" + "1111" + "1111",
        "DE" + "89370400440532013",
        "GB82 WEST ",
        "123-45-6789",
        "000-00-0000",
        "xo" + "xb-1",
        "SG.",
        "AK" + "IA",
        "AK" + "IA" + "A".repeat(16),
        "1:AA",
        "12345678:AA",
        "MTA.",
        "0Q~",
        "-us1",
        "pwd:x ",
        "pwd:[",
        "pwd=[[",
        "pwd=a;pwd=",
        "password=[secret]",
        "hooks.slack.com/",
        "sk_li" + "ve_",
        "gl" + "pat-a.",
        "gh" + "p_a",
        "wh" + "sec_",
        "glc_ey" + "J",
        "-",
        "_",
        "~",
        "@",
        ".",
        "0123456789abcdef",
        "AA11AA11",
        "\u4E2D");
  }

  /** A bound for hangs alone, of the time of the processor: a quadratic rule takes minutes. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aMegabyteIsNoMatter(String seed) {
    String text = seed.repeat(1_000_000 / seed.length());
    var threads = ManagementFactory.getThreadMXBean();
    String once =
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(5),
            () -> {
              long before = threads.getCurrentThreadCpuTime();
              String scrubbed = SCRUBBER.scrub(text);
              assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                  .isLessThan(Duration.ofSeconds(20));
              return scrubbed;
            });
    assertThat(once).isNotEqualTo(SafeText.UNSCRUBBED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scrubbingItTwiceIsScrubbingItOnce(String seed) {
    String once = SCRUBBER.scrub(seed.repeat(300));
    assertThat(SCRUBBER.scrub(once)).isSameAs(once);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("seeds")
  void tenTimesTheTextTakesTenTimesAsLong(String seed) {
    String small = seed.repeat(1_000_000 / seed.length());
    String large = seed.repeat(10_000_000 / seed.length());
    assertThat(best(large)).isLessThan(60 * Math.max(best(small), 1_000_000));
  }

  private static long best(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getCurrentThreadCpuTime();
      SCRUBBER.scrub(text);
      best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
    }
    return best;
  }
}
