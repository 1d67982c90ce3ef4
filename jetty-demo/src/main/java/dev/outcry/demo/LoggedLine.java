package dev.outcry.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a log, as our configuration writes it or as Logback's own {@code JsonEncoder} does.
 *
 * @param time the epoch where the line has none
 * @param fields everything by its name, as text
 */
record LoggedLine(Instant time, Map<String, String> fields) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The line, null where it is no JSON object. */
  static @Nullable LoggedLine parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        return null;
      }
      Map<String, String> fields = new LinkedHashMap<>();
      add(fields, node);
      add(fields, node.path("mdc"));
      node.path("kvpList").forEach(pair -> add(fields, pair));
      return new LoggedLine(time(node.path("timestamp")), fields);
    } catch (JacksonException | StackOverflowError noJson) {
      return null;
    }
  }

  private static void add(Map<String, String> fields, JsonNode object) {
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isContainer()) {
                fields.putIfAbsent(field.getKey(), field.getValue().asString());
              }
            });
  }

  private static Instant time(JsonNode time) {
    try {
      return time.isNumber()
          ? Instant.ofEpochMilli(time.asLong())
          : OffsetDateTime.parse(time.asString("")).toInstant();
    } catch (DateTimeException | JacksonException unknown) {
      return Instant.EPOCH;
    }
  }

  /** The first of these that the line has; null where it has none. */
  @Nullable String field(String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  String text(String... names) {
    String value = field(names);
    return value == null ? "" : value;
  }

  boolean isFailure() {
    return "dev.outcry.failure".equals(field("logger", "loggerName")) && field("status") != null;
  }

  boolean isFromBlackBox() {
    return "true".equals(field("black_box"));
  }
}
