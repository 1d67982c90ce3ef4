package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.security.PrivilegedActionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which wrappers are taken off, and which are what they say. */
@SuppressWarnings("serial") // nobody stores the exceptions
class UnwrappingTest {

  private final IOException inner = new IOException("inner");

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  private Throwable unwrapped(Throwable thrown) {
    return ExceptionClassifier.of(registry.build()).classify(thrown).error();
  }

  static Stream<Throwable> wrappers() {
    IOException inner = new IOException("inner");
    return Stream.of(
        new ExecutionException(inner),
        new ExecutionException("with a text", inner),
        new CompletionException(inner),
        new InvocationTargetException(inner),
        new UndeclaredThrowableException(inner),
        new PrivilegedActionException(inner),
        new UncheckedIOException(inner),
        new RuntimeException(inner),
        new RuntimeException(inner.toString(), inner));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void knownWrappersAreTakenOff(Throwable wrapper) {
    assertThat(unwrapped(wrapper)).isSameAs(wrapper.getCause());
  }

  static Stream<Throwable> noWrappers() {
    IOException inner = new IOException("inner");
    return Stream.of(
        new RuntimeException("a text of its own", inner),
        new RuntimeException(null, inner),
        new RuntimeException("", inner),
        new RuntimeException("nothing inside"),
        new RuntimeException(inner) {},
        new IllegalStateException(inner),
        new Exception(inner),
        new Error(inner),
        new UncheckedIOException(inner) {},
        new ExecutionException("nothing inside", null),
        HttpErrors.of(500).causedBy(inner));
  }

  @ParameterizedTest
  @MethodSource("noWrappers")
  void whatSpeaksForItselfIsNoWrapper(Throwable error) {
    assertThat(unwrapped(error)).isSameAs(error);
  }

  @Test
  void wrappersInsideOfWrappersAreTakenOff() {
    Throwable thrown = new RuntimeException(new ExecutionException(new CompletionException(inner)));
    assertThat(unwrapped(thrown)).isSameAs(inner);
    assertThat(ExceptionClassifier.create().classify(thrown).thrown()).isSameAs(thrown);
  }

  @Test
  void atMost16AreTakenOff() {
    Throwable thrown = inner;
    for (int i = 0; i < 16; i++) {
      thrown = new ExecutionException(thrown);
    }
    assertThat(unwrapped(thrown)).isSameAs(inner);
    assertThat(unwrapped(new ExecutionException(thrown))).isInstanceOf(ExecutionException.class);
  }

  @Test
  void aHundredThousandOfThemAreNoTrouble() {
    Throwable thrown = inner;
    for (int i = 0; i < 100_000; i++) {
      thrown = new CompletionException(null, thrown);
    }
    assertThat(answerTo(thrown, registry)).isEqualTo("built-in 500");
  }

  @Test
  void aCircleIsWalkedOnce() {
    RuntimeException a = new RuntimeException("java.util.concurrent.CompletionException: b");
    CompletionException b = new CompletionException("b", a);
    a.initCause(b);
    assertThat(unwrapped(a)).isSameAs(b);
    assertThat(unwrapped(b)).isSameAs(a);
  }

  @Test
  void aWrapperOfItselfIsWhatItIs() {
    class Own extends ExecutionException {
      @Override
      public synchronized Throwable getCause() {
        return this;
      }
    }
    assertThat(unwrapped(new Own())).isInstanceOf(Own.class);
  }

  @Test
  void aHostileCauseIsAnsweredAsItStands() {
    class Hostile extends Exception {
      @Override
      public String getMessage() {
        throw new IllegalStateException("no message");
      }

      @Override
      public String toString() {
        throw new StackOverflowError();
      }

      @Override
      public synchronized Throwable getCause() {
        throw new IllegalStateException("no cause");
      }
    }
    Hostile hostile = new Hostile();
    assertThat(unwrapped(new ExecutionException("text", hostile))).isSameAs(hostile);
    RuntimeException unsure = new RuntimeException("text", hostile);
    assertThat(unwrapped(unsure)).isSameAs(unsure);
    assertThat(answerTo(hostile, registry)).isEqualTo("built-in 500");
  }

  @Test
  void aHandlerForExactlyTheWrapperGetsTheWrapper() {
    Named a = named("A");
    ExecutionException wrapper = new ExecutionException(inner);
    registry.on(ExecutionException.class, a).on(IOException.class, named("B"));
    assertThat(answerTo(wrapper, registry)).isEqualTo("A");
    assertThat(a.given()).isSameAs(wrapper);
  }

  @Test
  void aMappingOfExactlyTheWrapperStopsThereToo() {
    registry.map(RuntimeException.class, 503).map(IOException.class, 502);
    assertThat(answerTo(new RuntimeException(inner), registry)).isEqualTo("built-in 503");
  }

  @Test
  void aHandlerForTheWrapperInAnInnerPositionStopsThere() {
    registry.on(CompletionException.class, named("A"));
    assertThat(answerTo(new ExecutionException(new CompletionException(inner)), registry))
        .isEqualTo("A");
  }

  @Test
  void aHandlerForAnAncestorOfTheWrapperDoesNotStopUnwrapping() {
    Named a = named("A");
    registry.on(Exception.class, a);
    answerTo(new ExecutionException(inner), registry);
    assertThat(a.given()).isSameAs(inner);
  }

  @Test
  void aHandlerForTheWrapperElsewhereDoesNotStopUnwrapping() {
    registry
        .scope("/jobs/*", jobs -> jobs.on(ExecutionException.class, named("A")))
        .on(IOException.class, named("B"));
    assertThat(answerTo(new ExecutionException(inner), "/x", registry)).isEqualTo("B");
    assertThat(answerTo(new ExecutionException(inner), "/jobs", registry)).isEqualTo("A");
  }
}
