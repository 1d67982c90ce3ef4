package dev.outcry.scrub;

import dev.outcry.internal.SafeText;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every scrubber and every text there is. */
public final class FuzzedTexts {

  private static final Scrubber ALL = Scrubbers.builder().enable(Detector.values()).build();
  private static final Pattern MARKS =
      Pattern.compile(
          Stream.of(Detector.values())
              .map(detector -> Pattern.quote(detector.text()))
              .distinct()
              .collect(Collectors.joining("|")));

  private static final int LONG = 32 * 1024;
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(2);

  private FuzzedTexts() {}

  /** The door that the fuzzer comes in by. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String text = text(data);
    check(Scrubbers.defaults(), text);
    check(ALL, text);
    if (data[0] % 16 == 15 && !text.isEmpty()) {
      checkTime(text.repeat(LONG / text.length() + 1));
    }
  }

  /** The first byte says how the others are meant. */
  static String text(byte[] data) {
    if (data.length == 0) {
      return "";
    }
    int length = data.length - 1;
    return switch (data[0] & 3) {
      case 0, 1 -> new String(data, 1, length, StandardCharsets.UTF_8);
      case 2 -> new String(data, 1, length, StandardCharsets.ISO_8859_1);
      default -> new String(data, 1, length, StandardCharsets.UTF_16BE);
    };
  }

  private static void check(Scrubber scrubber, String text) {
    String once = checked(scrubber::scrub, text);
    require(once.equals(text) || !once.equals(SafeText.UNSCRUBBED), "failed");
    require(isMadeOf(once, text), "something else than a span has changed");
  }

  /** What that way makes of a text, if doing it again changes nothing, and a clean one stays. */
  @SuppressWarnings("ReferenceEquality") // the same instance is what is promised
  static String checked(UnaryOperator<String> way, String text) {
    String once = way.apply(text);
    require(once == text || !once.equals(text), "another instance of a clean text");
    require(way.apply(once) == once, "twice is not once");
    return once;
  }

  /** Whether what is between the marks stands in the text, in this order, from end to end. */
  private static boolean isMadeOf(String scrubbed, String text) {
    String[] pieces = MARKS.split(scrubbed, -1);
    int from = 0;
    for (int i = 0; i < pieces.length; i++) {
      boolean last = i == pieces.length - 1;
      int at = last ? text.length() - pieces[i].length() : text.indexOf(pieces[i], from);
      if (at < from || (i == 0 && !text.startsWith(pieces[0])) || !text.startsWith(pieces[i], at)) {
        return false;
      }
      from = at + pieces[i].length();
    }
    return true;
  }

  /** Far more than it takes where each character costs the same, and less than a square does. */
  private static void checkTime(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    ALL.scrub(text);
    require(threads.getCurrentThreadCpuTime() - before < LONG_NANOS, "slow");
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
