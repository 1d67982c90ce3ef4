package dev.outcry.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpException;
import dev.outcry.testing.HostileBodies;
import dev.outcry.testing.HostileBodies.Body;
import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends, it is read or it is the client's mistake, and nothing comes back. */
class GeneratedBodiesTest {

  private static final int MAX_BYTES = 16 * 1024;

  private static final List<Class<?>> TYPES =
      List.of(
          Readings.Order.class,
          Object.class,
          Map.class,
          List.class,
          JsonNode.class,
          String.class,
          Readings.Item[].class,
          double.class,
          Readings.Animal.class,
          Readings.Color.class);

  private static void readAll(JsonReader reader, int bodies, long seed) {
    HostileBodies hostile = new HostileBodies(seed, MAX_BYTES);
    Map<Object, Integer> outcomes = new TreeMap<>();
    Set<HostileBodies.Kind> refused = EnumSet.noneOf(HostileBodies.Kind.class);
    for (int i = 0; i < bodies; i++) {
      Body body = hostile.next();
      Class<?> type = TYPES.get(i / 10 % TYPES.size());
      String outcome = "read";
      try {
        if (i % 7 == 0) {
          reader.readList(new ByteArrayInputStream(body.bytes()), type);
        } else {
          reader.read(new ByteArrayInputStream(body.bytes()), type);
        }
      } catch (HttpException refusal) {
        assertThat(refusal.status()).as("%s for %s", body, type).isIn(400, 413);
        Readings.assertTellsNothing(refusal);
        assertThat(refusal.getCause()).as("no words of the library for the log").isNull();
        outcome = refusal.reason();
        refused.add(body.kind());
      } catch (Throwable ours) {
        throw new AssertionError("number " + i + ", " + body + " for " + type, ours);
      }
      outcomes.merge(outcome, 1, Integer::sum);
    }
    assertThat(outcomes)
        .containsOnlyKeys(
            "read", "malformed_json", "invalid_type", "empty_body", "too_deep", "body_too_large");
    assertThat(refused).isEqualTo(EnumSet.allOf(HostileBodies.Kind.class));
  }

  @Test
  void tenThousandBodies() {
    readAll(JsonReader.create().maxBytes(MAX_BYTES), 10_000, 20261122);
  }

  @Test
  void withTheSettingsOfAnApplication() {
    JsonMapper lenient = JsonMapper.builder().build();
    readAll(JsonReader.using(lenient).maxBytes(MAX_BYTES), 2_000, 42);
  }
}
