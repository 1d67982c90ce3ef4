package dev.outcry.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Flask 3.1.3 answers to 827 random sets of registrations is what this registry answers.
 *
 * <p>Flask's {@code Exception} is the root of all that it handles, as {@code java.lang.Exception}
 * is of all that the corpus throws; that a {@code RuntimeException} stands between it and {@code
 * HttpException} here changes nothing, since no case registers one. A handler for {@code
 * HTTPException} or for an ancestor of an unexpected error gets the argument that Flask gives.
 */
@SuppressWarnings("serial") // nobody stores the exceptions
class FlaskCorpusTest {

  private static final Map<String, String> PATHS =
      Map.of("app", "/elsewhere", "p", "/p/order", "p.c", "/p/c/order");
  private static final Map<String, String> SCOPES = Map.of("p", "/p/*", "p.c", "/p/c/*");

  private static final Map<String, Class<? extends Throwable>> CLASSES =
      Map.ofEntries(
          Map.entry("Exception", Exception.class),
          Map.entry("AppError", AppError.class),
          Map.entry("AppErrorChild", AppErrorChild.class),
          Map.entry("AppErrorGrandchild", AppErrorGrandchild.class),
          Map.entry("OtherError", OtherError.class),
          Map.entry("HTTPException", HttpException.class),
          Map.entry("BadRequest", HttpErrors.BadRequest.class),
          Map.entry("Forbidden", HttpErrors.Forbidden.class),
          Map.entry("NotFound", HttpErrors.NotFound.class),
          Map.entry("InternalServerError", HttpErrors.InternalServerError.class),
          Map.entry("ServiceUnavailable", HttpErrors.ServiceUnavailable.class),
          Map.entry("ForbiddenSub", ForbiddenSub.class),
          Map.entry("ForbiddenSubSub", ForbiddenSubSub.class),
          Map.entry("ForbiddenRecoded", ForbiddenRecoded.class),
          Map.entry("Storage507", Storage507.class),
          Map.entry("InternalSub", InternalSub.class));

  @Test
  void everyAnswerIsFlasks() throws IOException {
    List<String> mismatches = new ArrayList<>();
    int cases = 0;
    for (JsonNode one : corpus().get("cases")) {
      cases++;
      Answer expected = Answer.expected(one.get("expect"));
      Answer actual = answer(one);
      if (!actual.equals(expected)) {
        mismatches.add(one + "\n  answered " + actual);
      }
    }
    assertThat(mismatches).isEmpty();
    assertThat(cases).isEqualTo(827);
  }

  private static JsonNode corpus() throws IOException {
    try (InputStream json = FlaskCorpusTest.class.getResourceAsStream("resolution_cases.json")) {
      return JsonMapper.builder().build().readTree(json);
    }
  }

  /** What became of one case; a null says that the corpus says nothing or that there is none. */
  private record Answer(
      @Nullable Integer handler,
      @Nullable String argument,
      @Nullable String original,
      @Nullable Integer status) {

    static Answer expected(JsonNode expect) {
      return new Answer(
          expect.get("handler").isNull() ? null : expect.get("handler").intValue(),
          text(expect.get("arg")),
          text(expect.get("original")),
          expect.get("status").isNull() ? null : expect.get("status").intValue());
    }

    private static @Nullable String text(JsonNode node) {
      return node.isNull() ? null : node.asString();
    }
  }

  private static Answer answer(JsonNode one) {
    AtomicReference<@Nullable Answer> called = new AtomicReference<>();
    ErrorRegistry.Builder registry = ErrorRegistry.builder();
    int index = 0;
    for (JsonNode registration : one.get("register")) {
      int handler = index++;
      register(
          registry,
          registration,
          (error, context) -> {
            String original = error.getCause() == null ? null : name(error.getCause().getClass());
            called.set(new Answer(handler, name(error.getClass()), original, null));
            return ErrorEnvelope.of(500);
          });
    }
    RequestContext context =
        RequestContext.builder().path(PATHS.get(one.get("throwIn").asString())).build();
    Handled handled =
        ExceptionClassifier.of(registry.build())
            .handle(thrown(one.get("throw").asString()), context);
    Answer answer = called.get();
    return answer != null ? answer : new Answer(null, null, null, handled.envelope().status());
  }

  private static void register(
      ErrorRegistry.Builder registry, JsonNode registration, ErrorHandler<Throwable> handler) {
    String scope = registration.get("scope").asString();
    JsonNode key = registration.get("key");
    if (scope.equals("app")) {
      register((Registrations) registry, key, handler);
    } else {
      registry.scope(SCOPES.get(scope), inside -> register(inside, key, handler));
    }
  }

  private static void register(
      Registrations registrations, JsonNode key, ErrorHandler<Throwable> handler) {
    if (key.isNumber()) {
      registrations.on(key.intValue(), handler);
    } else {
      registrations.on(CLASSES.get(key.asString()), handler);
    }
  }

  private static Throwable thrown(String name) {
    try {
      return CLASSES.get(name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(name, impossible);
    }
  }

  private static @Nullable String name(Class<?> type) {
    return CLASSES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findAny()
        .orElse(type.getName());
  }

  static class AppError extends Exception {}

  static class AppErrorChild extends AppError {}

  static class AppErrorGrandchild extends AppErrorChild {}

  static class OtherError extends Exception {}

  static class ForbiddenSub extends HttpErrors.Forbidden {}

  static class ForbiddenSubSub extends ForbiddenSub {}

  /** A status cannot be changed by a subclass here, so this is a class of its own. */
  static class ForbiddenRecoded extends HttpException {
    ForbiddenRecoded() {
      super(499);
    }
  }

  static class Storage507 extends HttpException {
    Storage507() {
      super(507);
    }
  }

  static class InternalSub extends HttpErrors.InternalServerError {}
}
