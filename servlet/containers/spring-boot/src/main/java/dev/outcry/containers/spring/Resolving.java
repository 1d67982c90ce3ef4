package dev.outcry.containers.spring;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the application leaves to Spring. */
@RestControllerAdvice
class Resolving {

  /** Has a handler. */
  static final class Handled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ExceptionHandler(Handled.class)
  ResponseEntity<String> answer(Handled handled) {
    return ResponseEntity.status(418).body("by Spring");
  }
}
