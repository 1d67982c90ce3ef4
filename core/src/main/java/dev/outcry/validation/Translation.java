package dev.outcry.validation;

import dev.outcry.Outcry;
import dev.outcry.http.HttpException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose mistake a {@code ConstraintViolationException} is. */
enum Translation {

  /** Only what came in through the parameters of a method or constructor is the client's. */
  PARAMETERS,

  /** So are violations that no method had a part in; those of return values are still ours. */
  EVERYTHING;

  /**
   * The answer to the client; null if there is one violation among them, or none at all, that the
   * client is not to blame for.
   */
  @Nullable HttpException translate(ConstraintViolationException error) {
    Set<ConstraintViolation<?>> violations = error.getConstraintViolations();
    if (violations == null || violations.isEmpty()) {
      return null;
    }
    for (ConstraintViolation<?> violation : violations) {
      if (!isClients(violation.getPropertyPath())) {
        return null;
      }
    }
    return Violations.toHttpException(violations);
  }

  void addTo(Outcry.Builder outcry) {
    outcry.map(ConstraintViolationException.class, this::translate);
  }

  private boolean isClients(Path path) {
    for (Path.Node node : path) {
      ElementKind kind = node.getKind();
      if (kind == ElementKind.PARAMETER || kind == ElementKind.CROSS_PARAMETER) {
        return true;
      }
      if (kind != ElementKind.METHOD && kind != ElementKind.CONSTRUCTOR) {
        return this == EVERYTHING && kind != ElementKind.RETURN_VALUE;
      }
    }
    return this == EVERYTHING;
  }
}
