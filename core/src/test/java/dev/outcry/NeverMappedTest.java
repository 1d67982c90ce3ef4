package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import dev.outcry.testing.Foreign;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What says nothing about whose fault it is stays unexpected, with and without the bundles. */
class NeverMappedTest {

  /** A bean that fails while it is written. */
  static final class Unwritable {
    public int getPrice() {
      return List.<Integer>of().get(0);
    }
  }

  static Stream<Throwable> errors() {
    JsonMapper mapper = JsonMapper.builder().build();
    return Stream.of(
        new IllegalArgumentException(),
        new NumberFormatException(),
        new DateTimeParseException("not a date", "x", 0),
        new URISyntaxException(":", "no scheme"),
        new IllegalStateException(),
        new NullPointerException(),
        new ClassCastException(),
        new IndexOutOfBoundsException(),
        new NoSuchElementException(),
        catchThrowable(() -> List.of().add(null)),
        catchThrowable(() -> List.of(1).remove(0)),
        new FileNotFoundException("/etc/shop.conf"),
        new NoSuchFileException("/etc/shop.conf"),
        new AccessDeniedException("/etc/shop.conf"),
        new SecurityException(),
        new SQLException("?"),
        new CancellationException(),
        new UncheckedIOException(new IOException()),
        new CompletionException(new IllegalStateException()),
        new StackOverflowError(),
        new OutOfMemoryError(),
        new NoClassDefFoundError(),
        new AssertionError(),
        catchThrowable(() -> mapper.readTree("{")),
        catchThrowable(() -> mapper.readValue("\"x\"", Integer.class)),
        catchThrowable(() -> mapper.readValue("{}", Runnable.class)),
        catchThrowable(() -> mapper.writeValueAsString(new Unwritable())),
        catchThrowable(() -> mapper.readTree("[".repeat(100_000))),
        Foreign.thrown(Foreign.type("com.fasterxml.jackson.core.JsonProcessingException")),
        Foreign.thrown(Foreign.type("jakarta.validation.ConstraintViolationException")),
        Foreign.thrown(Foreign.type("jakarta.persistence.EntityNotFoundException")),
        Foreign.thrown(Foreign.type("org.springframework.security.access.AccessDeniedException")));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void staysUnexpected(Throwable error) {
    OutcryModule[] all = {
      OutcryModules.jdbc(), OutcryModules.io(), OutcryModules.concurrency(),
    };
    for (Outcry outcry : List.of(Outcry.create(), Outcry.builder().modules(all).build())) {
      Classification what = outcry.classifier().classify(error);
      assertThat(what.unexpected()).isTrue();
      assertThat(what.status()).isEqualTo(500);
      assertThat(what.blame()).isEqualTo(Blame.SERVER);
      assertThat(what.handlerFailure()).isEmpty();
    }
  }
}
