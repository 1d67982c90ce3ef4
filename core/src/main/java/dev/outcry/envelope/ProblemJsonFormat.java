package dev.outcry.envelope;

import dev.outcry.internal.JsonPointers;
import dev.outcry.internal.MemberNames;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * RFC 9457. Its title is the phrase of the status and never changes with the occurrence (section
 * 3.1.3); what happened this time is in the detail.
 */
final class ProblemJsonFormat implements EnvelopeFormat {

  private final @Nullable String typeBase;
  private final JsonBodies bodies = new JsonBodies(this::members);

  ProblemJsonFormat(@Nullable URI typeBase) {
    this.typeBase =
        typeBase == null ? null : base(MemberNames.checkReference(typeBase).toASCIIString());
  }

  /** A base that ends in a delimiter is used as it is; {@code urn:problem:} is one. */
  private static String base(String base) {
    return base.isEmpty() || "/#:=?".indexOf(base.charAt(base.length() - 1)) >= 0
        ? base
        : base + '/';
  }

  @Override
  public String mediaType() {
    return "application/problem+json";
  }

  @Override
  public byte[] encode(ErrorEnvelope envelope, String requestId) {
    return bodies.encode(envelope, requestId);
  }

  private void members(ErrorEnvelope envelope, String requestId, JsonGenerator json) {
    json.writeStringProperty("type", type(envelope));
    json.writeStringProperty("title", envelope.name());
    json.writeNumberProperty("status", envelope.status());
    json.writeStringProperty("detail", envelope.description());
    String reason = envelope.reason();
    if (reason != null) {
      json.writeStringProperty("reason", reason);
    }
    if (!envelope.errors().isEmpty()) {
      errors(envelope.errors(), json);
    }
    String instance = instance(envelope, requestId);
    if (instance != null) {
      json.writeStringProperty("instance", instance);
    }
    json.writeStringProperty("request_id", requestId);
  }

  /** Section 3.1.1: absent means about:blank; we say it, because clients that look for it exist. */
  private String type(ErrorEnvelope envelope) {
    URI type = envelope.type();
    if (type != null) {
      return type.toASCIIString();
    }
    String reason = envelope.reason();
    return typeBase == null || reason == null ? "about:blank" : typeBase + reason;
  }

  private static void errors(Map<String, List<String>> errors, JsonGenerator json) {
    json.writeArrayPropertyStart("errors");
    for (Map.Entry<String, List<String>> field : errors.entrySet()) {
      String pointer = JsonPointers.fragment(field.getKey());
      for (String message : field.getValue()) {
        json.writeStartObject();
        json.writeStringProperty("detail", message);
        json.writeStringProperty("pointer", pointer);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static @Nullable String instance(ErrorEnvelope envelope, String requestId) {
    URI instance = envelope.instance();
    if (instance != null) {
      return instance.toASCIIString();
    }
    return JsonBodies.isUuid(requestId) ? "urn:uuid:" + requestId : null;
  }
}
