package dev.outcry.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.testing.OlderAnnotations;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Beside an older Jackson 2 that brings the annotations, only what needs Jackson's databind fails.
 */
class OlderAnnotationsTest {

  private static String run(Class<?> inside) throws Exception {
    return (String) OlderAnnotations.call(inside.getName());
  }

  static final class Answers implements Callable<String> {
    @Override
    public String call() {
      StringBuilder bodies = new StringBuilder();
      try (Outcry outcry = Outcry.create()) {
        RequestContext context = RequestContext.of("test");
        Failure failure = outcry.handle(new Conflict("Sold out.").with("sku", "a"), context);
        for (EnvelopeFormat format : EnvelopeFormats.defaults()) {
          byte[] body = format.encode(failure.envelope(), failure.requestId());
          bodies.append(new String(body, StandardCharsets.UTF_8));
        }
      }
      return bodies.toString();
    }
  }

  @Test
  void failuresAreHandledAndAnswered() throws Exception {
    assertThat(run(Answers.class)).contains("\"code\":409", "\"status\":409", "Sold out.", "<html");
  }

  static final class Creates implements Callable<String> {
    @Override
    public String call() {
      return complaint() + "\n" + complaint();
    }

    private static String complaint() {
      try {
        JsonReader.create();
        return "made";
      } catch (IllegalStateException missing) {
        return missing.getMessage() + " caused by " + missing.getCause();
      }
    }
  }

  /** The second time as well, when the JVM remembers that it could not link the class. */
  @Test
  void aReaderByJacksonSaysWhatIsMissing() throws Exception {
    assertThat(run(Creates.class).lines())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("com.fasterxml.jackson.core:jackson-annotations:2.21 or newer")
                    .contains("tools.jackson.core:jackson-databind:3.x")
                    .contains("NoClassDefFoundError"));
  }

  static final class ReadsByAnother implements Callable<String> {
    @Override
    public String call() throws Exception {
      JsonReader.Decoder decoder =
          (json, type) -> new String(json.readAllBytes(), StandardCharsets.UTF_8);
      return JsonReader.of(decoder).maxBytes(100).read(Readings.bytes("hello"), String.class);
    }
  }

  @Test
  void aReaderByAnotherLibraryReads() throws Exception {
    assertThat(run(ReadsByAnother.class)).isEqualTo("hello");
  }

  static final class MakesAMapper implements Callable<String> {
    @Override
    public String call() {
      try {
        JsonReader.using(new JsonMapper());
        return "made";
      } catch (LinkageError jackson) {
        return "Jackson's own: " + jackson;
      }
    }
  }

  /** Nothing for us to say: there is no mapper that a reader could be made with. */
  @Test
  void anApplicationsMapperCannotBeMade() throws Exception {
    assertThat(run(MakesAMapper.class)).startsWith("Jackson's own: ");
  }
}
