package dev.outcry.validation;

import static java.util.stream.Collectors.joining;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.Bounds;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Violations as the answer to the client. */
final class Violations {

  private static final Comparator<ConstraintViolation<?>> ORDER =
      Comparator.<ConstraintViolation<?>, Path>comparing(
              ConstraintViolation::getPropertyPath, FieldPath.ORDER)
          .thenComparing(
              ConstraintViolation::getMessage, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Paths of fields that the log tells: enough to see what a client gets wrong. */
  private static final int LOGGED_PATHS = 10;

  private Violations() {}

  /** A 422 without a stack trace, with a message for each violation and none of them twice. */
  static HttpException toHttpException(Collection<? extends ConstraintViolation<?>> violations) {
    HttpException failure = HttpErrors.of(422).reason("validation_failed");
    for (ConstraintViolation<?> violation : first(violations)) {
      String path = FieldPath.of(violation.getPropertyPath());
      String message = ClientText.of(violation);
      if (!failure.errors().getOrDefault(path, List.of()).contains(message)) {
        failure.error(path, message);
      }
    }
    return failure.logMessage(logMessage(violations, failure.errors().keySet()));
  }

  /**
   * As many as an envelope holds, always the same ones: they come in a set without an order. The
   * others are compared with the last of these, and neither sorted nor rendered.
   */
  private static Collection<ConstraintViolation<?>> first(
      Collection<? extends ConstraintViolation<?>> violations) {
    TreeSet<ConstraintViolation<?>> first = new TreeSet<>(ORDER);
    for (ConstraintViolation<?> violation : violations) {
      if (first.size() < Bounds.FIELD_ERRORS) {
        first.add(violation);
      } else if (ORDER.compare(violation, first.last()) < 0 && first.add(violation)) {
        first.pollLast();
      }
    }
    return first;
  }

  /** Without the messages, which are made for the client and may hold more than one thinks. */
  private static String logMessage(
      Collection<? extends ConstraintViolation<?>> violations, Collection<String> paths) {
    Class<?> root = violations.iterator().next().getRootBeanClass();
    String where = root == null ? "" : " in " + root.getName();
    int count = violations.size();
    String what = count + (count == 1 ? " constraint violation" : " constraint violations");
    String fields = paths.stream().limit(LOGGED_PATHS).collect(joining(", "));
    String more = paths.size() > LOGGED_PATHS ? ", ..." : "";
    return what + where + (fields.isEmpty() ? "" : ": " + fields + more);
  }
}
