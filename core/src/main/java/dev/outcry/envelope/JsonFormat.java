package dev.outcry.envelope;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The flat shape, {@code application/json}. */
final class JsonFormat implements EnvelopeFormat {

  private final JsonBodies bodies = new JsonBodies(JsonFormat::members);

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public byte[] encode(ErrorEnvelope envelope, String requestId) {
    return bodies.encode(envelope, requestId);
  }

  private static void members(ErrorEnvelope envelope, String requestId, JsonGenerator json) {
    json.writeNumberProperty("code", envelope.status());
    json.writeStringProperty("name", envelope.name());
    json.writeStringProperty("description", envelope.description());
    String reason = envelope.reason();
    if (reason != null) {
      json.writeStringProperty("reason", reason);
    }
    if (!envelope.errors().isEmpty()) {
      json.writeObjectPropertyStart("errors");
      for (Map.Entry<String, List<String>> field : envelope.errors().entrySet()) {
        json.writeArrayPropertyStart(field.getKey());
        for (String message : field.getValue()) {
          json.writeString(message);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeStringProperty("request_id", requestId);
  }
}
