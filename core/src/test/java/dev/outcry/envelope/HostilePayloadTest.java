package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.internal.Bounds;
import dev.outcry.testing.StrictJson;
import java.nio.file.Path;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A payload value is foreign code and of any size; the body is small and valid all the same. */
class HostilePayloadTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void everyBodyIsValidAndSmall(String name, Object value) {
    ErrorEnvelope envelope = ErrorEnvelope.of(409).with("value", value).with("after", 1);
    for (EnvelopeFormat format : List.of(EnvelopeFormats.json(), EnvelopeFormats.problemJson())) {
      byte[] body = format.encode(envelope, "abc");
      assertThat(body.length).isLessThan(Bounds.PAYLOAD_BYTES + 4_096);
      assertThat(StrictJson.object(body).has("value")).isTrue();
      assertThat(StrictJson.object(body).path("request_id").stringValue()).isEqualTo("abc");
    }
    for (EnvelopeFormat format : List.of(EnvelopeFormats.html(), EnvelopeFormats.text())) {
      assertThat(StrictJson.utf8(format.encode(envelope, "abc"))).contains("409 Conflict");
    }
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("a cyclic map", cyclicMap()),
        Arguments.of("a cyclic list", cyclicList()),
        Arguments.of("a list inside itself twice", cyclicPair()),
        Arguments.of("depth 100", nested(100)),
        Arguments.of("depth 100,000", nested(100_000)),
        Arguments.of("a million nodes", IntStream.range(0, 1_000_000).boxed().toList()),
        Arguments.of("a million of one", Collections.nCopies(1_000_000, "x".repeat(1_000))),
        Arguments.of("a tree of 2 to the 40th", tree(40)),
        Arguments.of("an infinite list", new Endless()),
        Arguments.of("an infinite map", new EndlessMap()),
        Arguments.of("an infinite map of empty lists", Map.of("a", new EndlessMap())),
        Arguments.of("a throwing iterator", new ThrowingList(new IllegalStateException("x"))),
        Arguments.of("an iterator that overflows", new ThrowingList(new StackOverflowError())),
        Arguments.of("a list without iterator", new NullIterator()),
        Arguments.of("a map without entries", new NullEntries()),
        Arguments.of("a map that throws", new ThrowingMap()),
        Arguments.of("ten megabytes of text", "\u0001".repeat(10_000_000)),
        Arguments.of("ten megabytes of half pairs", "\uD83D".repeat(10_000_000)),
        Arguments.of("ten megabytes of emoji", "\uD83D\uDE00".repeat(5_000_000)),
        Arguments.of("long keys", Map.of("\u0001".repeat(1_000_000), 1)),
        Arguments.of("a big byte array", new byte[1_000_000]),
        Arguments.of("a big matrix", new double[1_000][1_000]),
        Arguments.of("keys that are maps", Map.of(cyclicMapKey(), 1)),
        Arguments.of(
            "a toString that throws",
            new Text(
                () -> {
                  throw new IllegalStateException("x");
                })),
        Arguments.of("a toString that overflows", new Text(HostilePayloadTest::overflow)),
        Arguments.of("a toString of null", new Text(() -> null)),
        Arguments.of("a toString of a megabyte", new Text(() -> "\u0000".repeat(1_000_000))));
  }

  @Test
  void aCircleEndsWhereItBegins() {
    assertThat(json(cyclicMap())).isEqualTo("{\"self\":\"[cyclic]\",\"other\":1}");
    assertThat(json(cyclicList())).isEqualTo("[1,\"[cyclic]\",2]");
  }

  @Test
  void oneContainerInTwoPlacesIsNoCircle() {
    List<Integer> shared = List.of(1);
    assertThat(json(List.of(shared, shared, Map.of("a", shared))))
        .isEqualTo("[[1],[1],{\"a\":[1]}]");
  }

  @Test
  void sixteenLevelsAreKept() {
    assertThat(json(nested(16))).isEqualTo("[".repeat(16) + "]".repeat(16));
    assertThat(json(nested(17))).isEqualTo("[".repeat(16) + "\"\u2026\"" + "]".repeat(16));
  }

  @Test
  void aThousandValuesAreKeptAndAnEllipsisStandsForTheRest() {
    JsonNode list = value(IntStream.range(0, 5_000).boxed().toList());
    assertThat(list.size()).isEqualTo(1_000);
    assertThat(list.path(998).intValue()).isEqualTo(998);
    assertThat(list.path(999).stringValue()).isEqualTo("\u2026");
  }

  @Test
  void allMembersTogetherHaveOneBound() {
    ErrorEnvelope envelope = ErrorEnvelope.of(409);
    for (int i = 0; i < 20; i++) {
      envelope = envelope.with("key" + i, "x".repeat(10_000));
    }
    byte[] body = EnvelopeFormats.json().encode(envelope, "abc");
    assertThat(body.length).isBetween(60_000, Bounds.PAYLOAD_BYTES + 1_024);
    assertThat(StrictJson.object(body).path("key0").stringValue()).hasSize(10_000);
    assertThat(StrictJson.object(body).path("key6").stringValue()).endsWith("\u2026");
  }

  @Test
  void aCollectionThatFailsKeepsWhatItGave() {
    assertThat(json(new ThrowingList(new ConcurrentModificationException())))
        .isEqualTo("[\"first\",\"[unprintable]\"]");
    List<Object> growing = new ArrayList<>();
    growing.add(1);
    growing.add(new Text(() -> growing.add(2) ? "grew" : ""));
    growing.add(3);
    assertThat(json(growing)).isEqualTo("[1,\"grew\",\"[unprintable]\"]");
  }

  @Test
  void aValueThatCannotBePrintedSaysNothingOfItself() {
    assertThat(
            json(
                new Text(
                    () -> {
                      throw new IllegalStateException("inner");
                    })))
        .isEqualTo("\"[unprintable]\"");
    assertThat(json(new Text(() -> null))).isEqualTo("\"[unprintable]\"");
    assertThat(json(new Text(HostilePayloadTest::overflow))).isEqualTo("\"[unprintable]\"");
  }

  @Test
  void aLongTextOfAnObjectIsCut() {
    assertThat(value(new Text(() -> "x".repeat(1_000_000))).stringValue())
        .hasSize(Bounds.TEXT_CHARS)
        .endsWith("x\u2026");
  }

  @Test
  void keysThatAreNoStringsBecomeStrings() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(null, 1);
    map.put(7, 2);
    map.put(Path.of("a"), 3);
    map.put(new Text(() -> null), 4);
    assertThat(json(map)).isEqualTo("{\"null\":1,\"7\":2,\"a\":3,\"[unprintable]\":4}");
  }

  @Test
  void noStackTraceIsEverInABody() {
    Exception error = new IllegalStateException("outer", new java.io.IOException("inner"));
    ErrorEnvelope envelope =
        ErrorEnvelope.of(409)
            .with("error", error)
            .with("frames", List.of(error, Map.of("e", error)));
    for (EnvelopeFormat format :
        List.of(
            EnvelopeFormats.json(),
            EnvelopeFormats.problemJson(),
            EnvelopeFormats.html(),
            EnvelopeFormats.text())) {
      assertThat(StrictJson.utf8(format.encode(envelope, "abc")))
          .doesNotContain("HostilePayloadTest", "inner", "Caused by", ".java:");
    }
  }

  private static JsonNode value(Object value) {
    byte[] body = EnvelopeFormats.json().encode(ErrorEnvelope.of(409).with("value", value), "abc");
    return StrictJson.object(body).path("value");
  }

  private static String json(Object value) {
    return value(value).toString();
  }

  private static Map<String, Object> cyclicMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("self", map);
    map.put("other", 1);
    return map;
  }

  private static List<Object> cyclicList() {
    List<Object> list = new ArrayList<>();
    list.add(1);
    list.add(list);
    list.add(2);
    return list;
  }

  private static List<Object> cyclicPair() {
    List<Object> one = new ArrayList<>();
    List<Object> other = new ArrayList<>(List.of(one, one));
    one.add(other);
    one.add(other);
    return one;
  }

  private static Object cyclicMapKey() {
    return Collections.unmodifiableCollection(Arrays.asList(1, 2));
  }

  private static Object nested(int depth) {
    List<Object> list = List.of();
    for (int i = 1; i < depth; i++) {
      list = List.of(list);
    }
    return list;
  }

  private static Object tree(int depth) {
    List<Object> tree = List.of();
    for (int i = 0; i < depth; i++) {
      tree = List.of(tree, tree);
    }
    return tree;
  }

  private static String overflow() {
    throw new StackOverflowError();
  }

  private interface Speech {
    String speak();
  }

  private static final class Text {
    private final Speech speech;

    Text(Speech speech) {
      this.speech = speech;
    }

    @Override
    public String toString() {
      return speech.speak();
    }
  }

  private static final class Endless extends AbstractCollection<Object> {
    @Override
    public Iterator<Object> iterator() {
      return Stream.generate(() -> (Object) List.of()).iterator();
    }

    @Override
    public int size() {
      throw new UnsupportedOperationException("nobody counts to infinity");
    }
  }

  private static final class EndlessMap extends AbstractMap<Object, Object> {
    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return new java.util.AbstractSet<>() {
        @Override
        public Iterator<Entry<Object, Object>> iterator() {
          return Stream.generate(() -> Map.<Object, Object>entry("same", List.of())).iterator();
        }

        @Override
        public int size() {
          return Integer.MAX_VALUE;
        }
      };
    }
  }

  private static final class ThrowingList extends AbstractList<Object> {
    private final Throwable failure;

    ThrowingList(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Object get(int index) {
      if (index == 0) {
        return "first";
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public int size() {
      return 3;
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("nobody needs it");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("nobody needs it");
    }
  }

  private static final class NullIterator extends AbstractCollection<Object> {
    @Override
    public Iterator<Object> iterator() {
      return null;
    }

    @Override
    public int size() {
      return 1;
    }
  }

  private static final class NullEntries extends AbstractMap<Object, Object> {
    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return new java.util.AbstractSet<>() {
        @Override
        public Iterator<Entry<Object, Object>> iterator() {
          return Collections.<Entry<Object, Object>>singleton(null).iterator();
        }

        @Override
        public int size() {
          return 1;
        }
      };
    }
  }

  private static final class ThrowingMap extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      throw new IllegalStateException("lazy, and the session is closed");
    }
  }
}
