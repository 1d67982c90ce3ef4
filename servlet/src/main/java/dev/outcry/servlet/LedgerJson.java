package dev.outcry.servlet;

import dev.outcry.context.TraceContext;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.report.FailureGroup;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A ledger for tools. */
final class LedgerJson {

  private static final JsonFactory JSON = new JsonFactory();

  private LedgerJson() {}

  /** All groups, without their samples. */
  static byte[] list(List<FailureGroup> groups) {
    return object(
        json -> {
          json.writeArrayPropertyStart("groups");
          for (FailureGroup group : groups) {
            json.writeStartObject();
            members(group, json);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** One group with its sample. */
  static byte[] group(FailureGroup group) {
    return object(
        json -> {
          members(group, json);
          json.writeObjectPropertyStart("sample");
          sample(group.sample(), json);
          json.writeEndObject();
        });
  }

  private static byte[] object(Consumer<JsonGenerator> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void members(FailureGroup group, JsonGenerator json) {
    json.writeStringProperty("fingerprint", group.fingerprint().toString());
    json.writeStringProperty("title", group.title());
    json.writeNumberProperty("count", group.count());
    json.writeStringProperty("first_seen", group.firstSeen().toString());
    json.writeStringProperty("last_seen", group.lastSeen().toString());
    counts("statuses", group.statuses(), json);
    counts("releases", group.releases(), json);
    json.writeArrayPropertyStart("request_ids");
    group.requestIds().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void counts(String name, Map<?, Long> counts, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    counts.forEach((key, count) -> json.writeNumberProperty(LedgerPage.label(key), count));
    json.writeEndObject();
  }

  private static void sample(ErrorReport sample, JsonGenerator json) {
    json.writeStringProperty("occurred_at", sample.occurredAt().toString());
    json.writeNumberProperty("status", sample.status());
    json.writeStringProperty("blame", sample.blame().name());
    text("reason", sample.reason(), json);
    text("request_id", sample.requestId(), json);
    text("trace_id", sample.trace().map(TraceContext::traceId).orElse(null), json);
    text("operation", sample.operation(), json);
    text("method", sample.method(), json);
    text("path", sample.path(), json);
    text("user", sample.user(), json);
    text("release", sample.release(), json);
    text("environment", sample.environment(), json);
    json.writeArrayPropertyStart("causes");
    for (Cause cause : sample.causes()) {
      json.writeStartObject();
      json.writeStringProperty("type", cause.type());
      text("message", cause.message(), json);
      json.writeArrayPropertyStart("frames");
      cause.frames().forEach(frame -> json.writeString(frame.toString()));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What is not known is left out. */
  private static void text(String name, @Nullable String value, JsonGenerator json) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }
}
