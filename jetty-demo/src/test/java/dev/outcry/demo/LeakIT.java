package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Failing for a long time costs nothing that stays: no memory, no threads. */
class LeakIT {

  private static final int MEBIBYTE = 1 << 20;

  /** Requests that are sent at once, on one connection. */
  private static final int BATCH = 100;

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");

  private static final List<String> METHODS = List.of("GET", "POST", "DELETE", "HEAD");
  private static final List<String> PATHS =
      List.of(
          "/fail/unexpected",
          "/fail/null-pointer",
          "/fail/checked-io",
          "/fail/cyclic-cause",
          "/fail/handler",
          "/fail/wrapped",
          "/fail/business",
          "/fail/send-error",
          "/fail/maintenance",
          "/fail/dependency",
          "/fail/nope",
          "/orders/9",
          "/health");

  @Test
  void tenThousandFailuresLeaveHeapAndThreadsAsTheyWere() throws Exception {
    try (DemoProcess demo = DemoProcess.start()) {
      fail(demo.url(), 2_000);
      long liveBytes = liveBytes(demo);
      long threads = threads(demo);
      fail(demo.url(), 8_000);
      assertThat(liveBytes(demo)).isLessThan(liveBytes + MEBIBYTE);
      assertThreadsAreBackTo(threads, demo);
    }
  }

  /** One that a busy machine has needed besides ends when it was idle for a minute. */
  private static void assertThreadsAreBackTo(long before, DemoProcess demo) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    long threads = threads(demo);
    while (threads > before && System.nanoTime() - end < 0) {
      Thread.sleep(1_000);
      threads = threads(demo);
    }
    assertThat(threads).isLessThanOrEqualTo(before); // such a one may have been there before, too
  }

  private static void fail(URI url, int times) throws IOException {
    for (int from = 0; from < times; from += BATCH) {
      StringBuilder requests = new StringBuilder();
      for (int i = from; i < from + BATCH; i++) {
        requests.append(METHODS.get(i % METHODS.size())).append(' ');
        requests.append(PATHS.get(i % PATHS.size()));
        requests.append(i % 7 == 0 ? "/" + i : ""); // a path that was never seen before
        requests.append(" HTTP/1.1\nHost: x\nX-Request-Id: request-").append(i);
        requests.append(i % BATCH == BATCH - 1 ? "\nConnection: close\n\n" : "\n\n");
      }
      String responses = RawHttp.exchange(url, requests.toString());
      assertThat(responses.split("HTTP/1.1 ", -1)).hasSize(BATCH + 1);
    }
  }

  /** What a full collection leaves. The first one may only have queued what others hold on to. */
  private static long liveBytes(DemoProcess demo) throws Exception {
    jcmd(demo, "GC.class_histogram");
    Matcher total = TOTAL.matcher(jcmd(demo, "GC.class_histogram"));
    assertThat(total.find()).isTrue();
    return Long.parseLong(total.group(1));
  }

  /** Those of the service; the JVM's compiler threads come and go. */
  private static long threads(DemoProcess demo) throws Exception {
    return jcmd(demo, "Thread.print").lines().filter(line -> line.startsWith("\"http")).count();
  }

  private static String jcmd(DemoProcess demo, String command) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process jcmd =
        new ProcessBuilder(
                tool.toString(),
                "-J-Dsun.tools.attach.attachTimeout=120000", // ten seconds else
                Long.toString(demo.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    assertThat(jcmd.waitFor()).as(output).isZero();
    return output;
  }
}
