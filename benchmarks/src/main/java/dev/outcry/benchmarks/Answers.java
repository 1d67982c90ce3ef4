package dev.outcry.benchmarks;

import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.zalando.problem.Problem;
import org.zalando.problem.ProblemBuilder;
import org.zalando.problem.Status;
import org.zalando.problem.ThrowableProblem;
import tools.jackson.databind.JsonNode;

/** One answer in the words of each library. */
final class Answers {

  static final String SMALL_TEXT = HttpStatus.description(404);
  static final String LARGE_TEXT = "The order cannot be placed as it is.";
  static final String REASON = "order_refused";
  static final String[] FIELDS = {"items[0].quantity", "items[2].sku", "address.postal_code"};
  static final String[] ERRORS = {
    "must be at least 1", "is not in the catalogue", "does not belong to the city"
  };

  private Answers() {}

  static ErrorEnvelope large() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(422, LARGE_TEXT)
            .reason(REASON)
            .error(FIELDS[0], ERRORS[0])
            .error(FIELDS[1], ERRORS[1])
            .error(FIELDS[2], ERRORS[2]);
    for (int i = 0; i < 5; i++) {
      envelope = envelope.with(NAMES[i], TEXTS[i]).with(NUMBERED[i], 1_000 + i);
    }
    return envelope;
  }

  /** Ten members: five texts and five numbers. */
  static final String[] NAMES = {"customer_group", "warehouse", "carrier", "currency", "channel"};

  static final String[] TEXTS = {"returning", "eu-west-1", "express", "EUR", "mobile-app"};
  static final String[] NUMBERED = {"line_count", "weight_g", "total_cents", "stock", "attempt"};

  private static Map<String, List<String>> errors() {
    Map<String, List<String>> errors = new LinkedHashMap<>();
    for (int i = 0; i < FIELDS.length; i++) {
      errors.put(FIELDS[i], List.of(ERRORS[i]));
    }
    return errors;
  }

  /** Its status, title, detail and id are our code, name, description and id. */
  static ProblemDetail smallDetail(String id) {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(org.springframework.http.HttpStatus.NOT_FOUND, SMALL_TEXT);
    detail.setProperty("request_id", id);
    return detail;
  }

  static ProblemDetail largeDetail(String id) {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            org.springframework.http.HttpStatusCode.valueOf(422), LARGE_TEXT);
    detail.setProperty("reason", REASON);
    detail.setProperty("errors", errors());
    detail.setProperty("request_id", id);
    for (int i = 0; i < 5; i++) {
      detail.setProperty(NAMES[i], TEXTS[i]);
      detail.setProperty(NUMBERED[i], 1_000 + i);
    }
    return detail;
  }

  static ThrowableProblem smallProblem(String id) {
    return Problem.builder()
        .withTitle("Not Found")
        .withStatus(Status.NOT_FOUND)
        .withDetail(SMALL_TEXT)
        .with("request_id", id)
        .build();
  }

  static ThrowableProblem largeProblem(String id) {
    ProblemBuilder problem =
        Problem.builder()
            .withTitle("Unprocessable Content")
            .withStatus(Status.UNPROCESSABLE_ENTITY)
            .withDetail(LARGE_TEXT)
            .with("reason", REASON)
            .with("errors", errors())
            .with("request_id", id);
    for (int i = 0; i < 5; i++) {
      problem.with(NAMES[i], TEXTS[i]).with(NUMBERED[i], 1_000 + i);
    }
    return problem.build();
  }

  static void requireSame(byte[] ours, byte[] other) {
    if (!Arrays.equals(ours, other)) {
      throw new IllegalStateException(text(ours) + "\nis not\n" + text(other));
    }
  }

  static void requireMembers(int members, JsonNode answer) {
    if (answer.size() != members) {
      throw new IllegalStateException("not " + members + " members: " + answer);
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
