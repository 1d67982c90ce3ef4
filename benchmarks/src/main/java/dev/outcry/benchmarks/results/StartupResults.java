package dev.outcry.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file of {@code StartupBenchmark}. */
final class StartupResults {

  private final List<Map<String, String>> rows;

  StartupResults(Path file) throws IOException {
    this.rows = Csv.read(file);
  }

  Spread of(String figure, String server) {
    List<Double> seen =
        rows.stream()
            .filter(row -> figure.equals(row.get("figure")) && server.equals(row.get("server")))
            .map(row -> Double.valueOf(row.getOrDefault("value", "0")))
            .toList();
    return Spread.of(seen);
  }
}
