package dev.outcry.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file of {@code HttpBenchmark}. Of the windows of one launch the lower quartile counts: what
 * disturbs only ever adds.
 */
final class HttpResults {

  private final List<Map<String, String>> rows;

  HttpResults(Path file) throws IOException {
    this.rows = Csv.read(file);
  }

  Set<String> cases() {
    Set<String> cases = new LinkedHashSet<>();
    rows.forEach(row -> cases.add(get(row, "case")));
    return cases;
  }

  int launches() {
    return launchNumbers().size();
  }

  boolean has(String asked, String server) {
    return rows.stream()
        .anyMatch(row -> get(row, "case").equals(asked) && get(row, "server").equals(server));
  }

  /** Microseconds of processor time for each request, over the launches. */
  Spread cpu(String asked, String server) {
    return overLaunches(launch -> launch(launch, asked, server, "cpu_micros").quartile());
  }

  /** Requests in a second, over the launches. */
  Spread perSecond(String asked, String server) {
    return overLaunches(launch -> launch(launch, asked, server, "per_second").median());
  }

  /** Processor time of one server divided by that of another in the same launch. */
  Spread ratio(String asked, String server, String other) {
    return overLaunches(
        launch ->
            launch(launch, asked, server, "cpu_micros").quartile()
                / launch(launch, asked, other, "cpu_micros").quartile());
  }

  private interface Figure {
    double of(String launch);
  }

  private Spread overLaunches(Figure figure) {
    List<Double> seen = new ArrayList<>();
    launchNumbers().forEach(launch -> seen.add(figure.of(launch)));
    return Spread.of(seen);
  }

  private Set<String> launchNumbers() {
    Set<String> launches = new TreeSet<>();
    rows.forEach(row -> launches.add(get(row, "launch")));
    return launches;
  }

  private Spread launch(String launch, String asked, String server, String column) {
    List<Double> windows =
        rows.stream()
            .filter(row -> get(row, "launch").equals(launch))
            .filter(row -> get(row, "case").equals(asked))
            .filter(row -> get(row, "server").equals(server))
            .map(row -> Double.valueOf(get(row, column)))
            .toList();
    return Spread.of(windows);
  }

  private static String get(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
