package dev.outcry.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container's process while it has nothing to do.
 *
 * @param liveBytes what a full collection leaves
 * @param perRequest how many objects there are that one request each has needed
 * @param threads how many of each name
 * @param leftovers what requests have left on threads: {@code []} if nothing
 */
record Vitals(long liveBytes, long perRequest, String threads, String leftovers) {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");

  private static final Pattern PER_REQUEST =
      Pattern.compile(
          "(?m)^ *\\d+: +(\\d+) +\\d+ +dev\\.outcry\\."
              + "(?:servlet\\.(?:Exchange|CycleListener|Guarded\\w+)|context\\.RequestContext)(?: |$)");

  /** Takes them when no request is at work. */
  static Vitals of(ContainerProcess process) throws IOException, InterruptedException {
    process.settle();
    histogram(process); // the first collection may only have queued what others hold on to
    String histogram = histogram(process);
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new AssertionError(histogram);
    }
    long perRequest =
        PER_REQUEST.matcher(histogram).results().mapToLong(r -> Long.parseLong(r.group(1))).sum();
    return new Vitals(
        Long.parseLong(total.group(1)),
        perRequest,
        process.ask("threads"),
        process.ask("leftovers"));
  }

  private static String histogram(ContainerProcess process)
      throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process jcmd =
        new ProcessBuilder(
                tool.toString(),
                "-J-Dsun.tools.attach.attachTimeout=120000", // ten seconds else
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new AssertionError(output);
    }
    return output;
  }
}
