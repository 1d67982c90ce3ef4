package dev.outcry.demo;

import java.util.ArrayList;
import java.util.List;

/** A stack trace for somebody who looks for a bug of the application, not for one of the server. */
final class ShortTrace {

  /** Whose frames are counted, where there are more than a few. */
  private static final List<String> SERVER =
      List.of("org.eclipse.jetty.", "jakarta.", "java.", "jdk.", "sun.");

  private static final int A_FEW = 3;

  private ShortTrace() {}

  static List<String> of(String trace) {
    List<String> shown = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String line : trace.lines().toList()) {
      if (!isOfServer(line)) {
        show(run, shown);
      }
      (isOfServer(line) ? run : shown).add(isMark(line) ? line.replaceFirst(": null$", "") : line);
    }
    show(run, shown);
    return shown;
  }

  /** What stands where a chain of causes comes back to one that was shown. */
  static boolean isMark(String line) {
    return line.startsWith("[circular cause: ");
  }

  private static boolean isOfServer(String line) {
    String frame = line.strip();
    return frame.startsWith("at ") && SERVER.stream().anyMatch(frame.substring(3)::startsWith);
  }

  private static void show(List<String> run, List<String> shown) {
    if (run.size() <= A_FEW) {
      shown.addAll(run);
    } else {
      String indent = run.get(0).substring(0, run.get(0).indexOf("at "));
      shown.add(indent + "... " + run.size() + " frames of the server and of Java");
    }
    run.clear();
  }
}
