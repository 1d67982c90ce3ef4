package dev.outcry.benchmarks.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that JMH has written, with processor time and allocation beside the wall's time. */
final class JmhResults {

  /**
   * One line of it.
   *
   * @param benchmark class and method
   * @param parameters in the order of their names, {@code name=value}
   * @param wall nanoseconds for an operation, by the clock
   * @param cpu nanoseconds for an operation, by the scheduler
   * @param bytes allocated by an operation
   */
  record Row(String benchmark, String parameters, Spread wall, Spread cpu, double bytes) {}

  private final List<Row> rows = new ArrayList<>();

  JmhResults(Path file) {
    for (JsonNode entry : JsonMapper.builder().build().readTree(file.toFile())) {
      JsonNode second = entry.path("secondaryMetrics");
      JsonNode wall = entry.path("primaryMetric");
      double factor = wall.path("scoreUnit").asString("").startsWith("us") ? 1_000 : 1;
      String name = entry.path("benchmark").asString("");
      rows.add(
          new Row(
              name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
              parameters(entry.path("params")),
              spread(wall.path("rawData"), factor),
              spread(second.path("cpu").path("rawData"), 1),
              second.path("gc.alloc.rate.norm").path("score").asDouble(0)));
    }
  }

  List<Row> rows() {
    return rows;
  }

  private static String parameters(JsonNode named) {
    StringJoiner all = new StringJoiner(", ");
    named.properties().stream()
        .map(one -> one.getKey() + "=" + one.getValue().asString(""))
        .sorted()
        .forEach(all::add);
    return all.toString();
  }

  private static Spread spread(JsonNode forks, double factor) {
    List<Double> seen = new ArrayList<>();
    for (JsonNode fork : forks) {
      for (JsonNode iteration : fork) {
        seen.add(factor * iteration.asDouble(0));
      }
    }
    return Spread.of(seen);
  }
}
