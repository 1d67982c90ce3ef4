package dev.outcry.health;

import dev.outcry.internal.SafeText;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a readiness probe is told. Immutable.
 *
 * @param status of the whole
 * @param checks each check by its name, in the order of registration: {@code ok}, {@code fail} or
 *     {@code timeout}, and no word on why
 * @since 0.1.0
 */
public record HealthReport(Status status, Map<String, String> checks) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Whether to send requests here. */
  public enum Status {
    /** All is well. */
    OK,
    /** Something optional is not well; requests are served. */
    DEGRADED,
    /** Something is not well that requests need. */
    UNAVAILABLE,
    /** The process is about to stop. It finishes what it has begun and wants no more. */
    DRAINING
  }

  /**
   * Copies the checks.
   *
   * @param status the worst of the checks
   * @param checks what each of them says, by name
   * @throws NullPointerException if anything is null
   */
  public HealthReport {
    Objects.requireNonNull(status, "status");
    Map<String, String> copy = new LinkedHashMap<>();
    checks.forEach(
        (name, state) ->
            copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(state, "state")));
    checks = Collections.unmodifiableMap(copy);
  }

  /**
   * 200 where requests are served, else 503: all that load balancers look at.
   *
   * @return 200 or 503
   */
  public int statusCode() {
    return status == Status.OK || status == Status.DEGRADED ? 200 : 503;
  }

  /**
   * {@return the body, such as {@code {"status":"ok","checks":{"db":"ok"}}}; {@code checks} is left
   * out where there are none}
   */
  public String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("status", status.name().toLowerCase(Locale.ROOT));
      if (!checks.isEmpty()) {
        json.writeObjectPropertyStart("checks");
        checks.forEach(
            (name, state) ->
                json.writeStringProperty(SafeText.wellFormed(name), SafeText.wellFormed(state)));
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return out.toString();
  }
}
