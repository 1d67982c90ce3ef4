package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random registrations, always the same ones: whatever holds here holds for any set of them. */
class RegistrationPropertiesTest {

  private static final List<String> SCOPES = List.of("", "/a/*", "/a/b/*", "/a/b/c/*", "/d/*");
  private static final List<String> PATHS =
      List.of("/", "/a", "/a/x", "/a/b", "/a/b/c/x", "/a/bb", "/d/a", "/dd");
  private static final List<Object> KEYS =
      List.of(
          404,
          409,
          500,
          503,
          HttpException.class,
          HttpErrors.NotFound.class,
          HttpErrors.Conflict.class,
          IOException.class,
          FileNotFoundException.class,
          IllegalStateException.class,
          RuntimeException.class,
          Exception.class,
          ExecutionException.class);
  private static final List<Supplier<Throwable>> ERRORS =
      List.of(
          () -> HttpErrors.of(404),
          () -> new HttpException(409),
          () -> HttpErrors.of(500),
          IOException::new,
          FileNotFoundException::new,
          IllegalStateException::new,
          StackOverflowError::new,
          () -> new ExecutionException(new FileNotFoundException()),
          () -> new RuntimeException(new IllegalStateException()));

  /** One verb in one scope; its name is what a handler answers. */
  private record Registration(String scope, Object key, int mappedTo) {
    void to(ErrorRegistry.Builder registry) {
      if (scope.isEmpty()) {
        to((Registrations) registry);
      } else {
        registry.scope(scope, this::to);
      }
    }

    @SuppressWarnings("unchecked") // the keys above
    private void to(Registrations registrations) {
      if (key instanceof Integer status) {
        registrations.on(status, named(toString()));
      } else if (mappedTo > 0) {
        registrations.map((Class<? extends Throwable>) key, mappedTo);
      } else {
        registrations.on((Class<Throwable>) key, named(toString()));
      }
    }
  }

  private static Set<Registration> randomRegistrations(Random random) {
    Set<Registration> registrations = new LinkedHashSet<>();
    Set<Object> mapped = new LinkedHashSet<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      String scope = SCOPES.get(random.nextInt(SCOPES.size()));
      Object key = KEYS.get(random.nextInt(KEYS.size()));
      boolean mappable =
          key instanceof Class<?> type && !HttpException.class.isAssignableFrom(type);
      if (!mappable || random.nextBoolean()) {
        registrations.add(new Registration(scope, key, 0));
      } else if (mapped.add(List.of(scope, key))) {
        registrations.add(new Registration(scope, key, random.nextBoolean() ? 409 : 503));
      }
    }
    return registrations;
  }

  private static List<String> answers(Iterable<Registration> registrations, List<String> paths) {
    List<String> answers = new ArrayList<>();
    for (String path : paths) {
      for (Supplier<Throwable> error : ERRORS) {
        answers.add(answerTo(error.get(), path, registry(registrations)));
      }
    }
    return answers;
  }

  @Test
  void theAnswerNeverDependsOnTheOrderOfRegistration() {
    Random random = new Random(20261121);
    for (int round = 0; round < 150; round++) {
      List<Registration> registrations = new ArrayList<>(randomRegistrations(random));
      List<String> answers = answers(registrations, PATHS);
      Collections.shuffle(registrations, random);
      assertThat(answers(registrations, PATHS)).as("%s", registrations).isEqualTo(answers);
    }
  }

  @Test
  void whatIsAddedInAScopeChangesNothingOutsideOfIt() {
    Random random = new Random(7);
    List<String> outside = PATHS.stream().filter(path -> !path.matches("/a(/.*)?")).toList();
    for (int round = 0; round < 150; round++) {
      Set<Registration> registrations = randomRegistrations(random);
      List<String> before = answers(registrations, outside);
      Set<Registration> more = new LinkedHashSet<>(registrations);
      for (Registration added : randomRegistrations(random)) {
        boolean free =
            more.stream().noneMatch(r -> r.scope.equals("/a/*") && r.key.equals(added.key));
        if (free) {
          more.add(new Registration("/a/*", added.key, added.mappedTo));
        }
      }
      assertThat(answers(more, outside)).as("%s", more).isEqualTo(before);
    }
  }

  /** Supertypes of what was thrown, of what is inside its wrappers, and of what stands for it. */
  private static boolean concerns(Class<?> type, Throwable thrown, int status) {
    Class<?> standIn = HttpErrors.of(status).getClass();
    boolean standsAbove =
        type.isAssignableFrom(standIn) && HttpException.class.isAssignableFrom(type);
    boolean concerns = standsAbove || type.isInstance(thrown);
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      concerns |= type.isInstance(cause);
    }
    return concerns;
  }

  private static ErrorRegistry.Builder registry(Iterable<Registration> registrations) {
    ErrorRegistry.Builder registry = ErrorRegistry.builder();
    registrations.forEach(registration -> registration.to(registry));
    return registry;
  }

  @Test
  void aHandlerForAnUnrelatedClassChangesNothing() {
    Random random = new Random(42);
    int looked = 0;
    for (int round = 0; round < 300; round++) {
      Set<Registration> before = randomRegistrations(random);
      Registration added = newHandler(before, random);
      Set<Registration> after = new LinkedHashSet<>(before);
      after.add(added);
      for (String path : PATHS) {
        for (Supplier<Throwable> error : ERRORS) {
          Throwable thrown = error.get();
          int status =
              ExceptionClassifier.of(registry(before).build()).classify(thrown, path).status();
          if (added.key instanceof Class<?> type && !concerns(type, thrown, status)) {
            looked++;
            assertThat(answerTo(thrown, path, registry(after)))
                .as("%s at %s with %s", thrown, path, after)
                .isEqualTo(answerTo(thrown, path, registry(before)));
          }
        }
      }
    }
    assertThat(looked).isGreaterThan(1_000);
  }

  @Test
  void aHandlerThatIsAddedChangesOnlyWhatItAnswersItself() {
    Random random = new Random(4711);
    int won = 0;
    for (int round = 0; round < 300; round++) {
      Set<Registration> before = randomRegistrations(random);
      Registration added = newHandler(before, random);
      Set<Registration> after = new LinkedHashSet<>(before);
      after.add(added);
      for (String path : PATHS) {
        for (Supplier<Throwable> error : ERRORS) {
          String was = answerTo(error.get(), path, registry(before));
          String is = answerTo(error.get(), path, registry(after));
          won += is.equals(was) ? 0 : 1;
          assertThat(is)
              .as("%s at %s with %s added to %s", error.get(), path, added, before)
              .isIn(was, added.toString());
        }
      }
    }
    assertThat(won).isGreaterThan(100);
  }

  /** A handler for a slot that is free. */
  private static Registration newHandler(Set<Registration> taken, Random random) {
    while (true) {
      String scope = SCOPES.get(random.nextInt(SCOPES.size()));
      Registration handler = new Registration(scope, KEYS.get(random.nextInt(KEYS.size())), 0);
      if (!taken.contains(handler)) {
        return handler;
      }
    }
  }
}
