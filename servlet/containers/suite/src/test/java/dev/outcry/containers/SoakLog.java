package dev.outcry.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the process may say under load: one line of each failure, at its level, and little else. */
final class SoakLog {

  private static final int COMPLAINTS = 20;

  /** What the application's exceptions say; of those only the failure line tells. */
  private static final List<String> TEXTS =
      List.of(
          "secret", "simulated", "after startAsync", "after complete", "in start", "in mid-body");

  private final Map<String, Integer> due = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final List<String> complaints = new ArrayList<>();
  private long failures;

  /** This request will fail so. */
  void expect(String id, int status) {
    due.put(id, status);
  }

  /** Whoever sends this request may leave before it is answered; unless it fails by itself. */
  void mayLeave(String id, boolean fails) {
    if (!fails) {
      gone.add(id);
    }
  }

  void complain(String what) {
    synchronized (complaints) {
      if (complaints.size() < COMPLAINTS) {
        complaints.add(what);
      }
    }
  }

  List<String> complaints() {
    synchronized (complaints) {
      return List.copyOf(complaints);
    }
  }

  /** Failures that should have been in the log by now and are not. */
  Map<String, Integer> missing() {
    return Map.copyOf(due);
  }

  long failures() {
    return failures;
  }

  void read(List<Line> lines) {
    lines.forEach(this::read);
  }

  private void read(Line line) {
    if (line.isOfAFailure()) {
      failures++;
      readFailure(line);
    } else if (line.isOfTheContainer()) {
      boolean ofNoMatter =
          line.level().equals("INFO") || line.all().contains("dev.outcry.servlet.ResponseAborted");
      if (!ofNoMatter || TEXTS.stream().anyMatch(line.all()::contains)) {
        complain("the container says: " + line.all());
      }
    }
  }

  private void readFailure(Line line) {
    Integer status = due.remove(line.id());
    boolean alarming = line.level().equals("ERROR") || line.level().equals("WARN");
    if (status != null) {
      String level = status == 503 ? "WARN" : status >= 500 ? "ERROR" : "INFO";
      if (line.status() != status || !line.level().equals(level)) {
        complain("not a line of " + status + ": " + line.all());
      }
    } else if (!line.id().startsWith("left-") || (alarming && gone.contains(line.id()))) {
      complain("nobody waits for this line: " + line.all());
    }
  }
}
