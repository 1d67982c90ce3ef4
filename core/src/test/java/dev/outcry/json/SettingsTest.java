package dev.outcry.json;

import static dev.outcry.json.Readings.bytes;
import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.json.Readings.Item;
import dev.outcry.json.Readings.Order;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What readers take, of whatever making. */
class SettingsTest {

  private static final JsonReader CREATED = JsonReader.create();
  private static final JsonReader FOREIGN = JsonReader.of((json, type) -> json.readAllBytes());

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void maxBytesIsPositive(long bytes) {
    for (JsonReader reader : List.of(CREATED, FOREIGN)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.maxBytes(bytes))
          .withMessageContaining(Long.toString(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501, Integer.MAX_VALUE})
  void maxDepthIsOneTo500(int depth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREATED.maxDepth(depth))
        .withMessageContaining(Integer.toString(depth));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 401, 500})
  void theStatusOfAMismatchIs400Or422(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> CREATED.typeMismatchStatus(status));
  }

  @Test
  void theSettingsOfJacksonAreRefusedForAnotherLibrary() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FOREIGN.maxDepth(5))
        .withMessageContaining("maxDepth(..)");
    assertThatIllegalStateException().isThrownBy(() -> FOREIGN.typeMismatchStatus(422));
    assertThatIllegalStateException().isThrownBy(FOREIGN::ignoreUnknownFields);
  }

  @Test
  void nothingIsNull() {
    assertThatNullPointerException().isThrownBy(() -> JsonReader.using(null));
    assertThatNullPointerException().isThrownBy(() -> JsonReader.of(null));
    assertThatNullPointerException().isThrownBy(() -> CREATED.read(bytes("{}"), null));
    assertThatNullPointerException().isThrownBy(() -> CREATED.readList(bytes("[]"), null));
    assertThatNullPointerException()
        .isThrownBy(() -> CREATED.read(null, Item.class))
        .withMessageContaining("stream");
    assertThatNullPointerException()
        .isThrownBy(() -> CREATED.readList(null, Item.class))
        .withMessageContaining("stream");
  }

  @Test
  void eachSettingKeepsTheOthers() throws IOException {
    JsonReader reader =
        CREATED.typeMismatchStatus(422).maxDepth(3).maxBytes(60).ignoreUnknownFields();
    assertThat(reader.read(bytes("{\"qty\":1,\"x\":[[]]}"), Item.class).qty()).isEqualTo(1);
    assertThat(refusal(reader, "{\"qty\":\"a\"}", Item.class).status()).isEqualTo(422);
    assertThat(refusal(reader, "{\"qty\":1,\"x\":[[[]]]}", Item.class).description())
        .contains(" 3 ");
    assertThat(refusal(reader, " ".repeat(61), Item.class).description()).contains(" 60 bytes");
    assertThat(refusal(reader.maxDepth(4), "{\"qty\":\"a\"}", Item.class).status()).isEqualTo(422);
    assertThat(refusal(CREATED, "{\"qty\":\"a\"}", Item.class).status())
        .as("unchanged")
        .isEqualTo(400);
  }

  @Test
  void noLimitIsALimit() throws IOException {
    JsonReader reader = CREATED.maxBytes(Long.MAX_VALUE);
    assertThat(reader.read(bytes("{\"qty\":1}"), Item.class).qty()).isEqualTo(1);
    reader.checkLength(Long.MAX_VALUE);
  }

  @Test
  void aDeclaredLengthIsChecked() {
    JsonReader reader = CREATED.maxBytes(10);
    reader.checkLength(-1);
    reader.checkLength(10);
    assertThatThrownBy(() -> reader.checkLength(11))
        .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(413));
  }

  @Test
  void anApplicationsMapperKeepsItsSettings() throws IOException {
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    record Snake(String firstName) {}
    JsonReader reader = JsonReader.using(mapper);
    assertThat(reader.read(bytes("{\"first_name\":\"a\",\"x\":1,} rest"), Snake.class).firstName())
        .isEqualTo("a");
    assertThat(refusal(reader, "[".repeat(101), Object.class).reason()).isEqualTo("too_deep");
  }

  @Test
  void theLimitsOfAMapperHoldBesideOurs() throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(2).maxStringLength(5).build())
            .build();
    JsonReader reader = JsonReader.using(JsonMapper.builder(factory).build());
    assertThat(reader.read(bytes("/*x*/[[]]"), Object[].class)).hasSize(1);
    assertThat(refusal(reader, "[[[]]]", Object.class).description()).contains(" 2 levels");
    assertThat(refusal(reader.maxDepth(50), "[[[]]]", Object.class).reason()).isEqualTo("too_deep");
    assertThat(refusal(reader, "\"123456\"", String.class).status()).isEqualTo(413);
  }

  @Test
  void anotherLibraryGetsTheBytesAndTheType() throws IOException {
    List<Type> types = new ArrayList<>();
    JsonReader reader =
        JsonReader.of(
            (json, type) -> {
              types.add(type);
              json.readAllBytes();
              return type instanceof ParameterizedType ? List.of("a") : "a";
            });
    assertThat(reader.read(bytes("x"), String.class)).isEqualTo("a");
    assertThat(reader.readList(bytes("x"), String.class)).containsExactly("a");
    assertThat(types.get(0)).isEqualTo(String.class);
    assertThat(types.get(1).getTypeName()).isEqualTo("java.util.List<java.lang.String>");
    assertThat(((ParameterizedType) types.get(1)).getRawType()).isEqualTo(List.class);
    assertThatThrownBy(() -> reader.read(bytes("x"), Integer.class))
        .isInstanceOf(ClassCastException.class);
  }

  /** The text of another limit than those on numbers, strings and names holds for it. */
  @Test
  void theOtherLimitsOfAMapperHoldToo() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(3).build())
            .build();
    HttpException refusal =
        refusal(JsonReader.using(JsonMapper.builder(factory).build()), "[1,2,3,4,5]", Object.class);
    assertThat(refusal.status()).isEqualTo(413);
    assertThat(refusal.reason()).isEqualTo("body_too_large");
    assertThat(refusal.description()).contains("a limit").doesNotContain("number", "string");
  }

  @Test
  void theLogHasTheClassOfWhatAnotherLibraryThrew() {
    HttpException refusal = foreign("x", reads(new IllegalStateException("s3cret")));
    assertThat(refusal.getCause()).as("its text quotes the client").isNull();
    assertThat(refusal.getMessage()).contains("java.lang.IllegalStateException");
  }

  private static HttpException foreign(String body, JsonReader.Decoder decoder) {
    return refusal(JsonReader.of(decoder).maxBytes(100), body, String.class);
  }

  private static JsonReader.Decoder reads(Exception then) {
    return (json, type) -> {
      json.readAllBytes();
      if (then != null) {
        throw then;
      }
      return null;
    };
  }

  @Test
  void whatAnotherLibraryThrowsIsTheClientsMistake() {
    assertThat(foreign("x", reads(new Exception("s3cret"))).reason()).isEqualTo("malformed_json");
    assertThat(foreign("x", reads(new IllegalStateException("s3cret"))).status()).isEqualTo(400);
    assertThat(foreign(" ", reads(new IOException("s3cret"))).reason()).isEqualTo("empty_body");
    assertThat(foreign("\n", reads(null)).reason()).isEqualTo("empty_body");
    assertThat(foreign("null", reads(null)).reason()).isEqualTo("invalid_type");
    assertThat(foreign("x", reads(new HttpErrors.Conflict("Taken."))).status()).isEqualTo(409);
    assertThat(foreign("x".repeat(101), reads(null)).status()).isEqualTo(413);
    assertThat(foreign("x\0", reads(null)).payload()).containsEntry("column", 2L);
  }

  @Test
  void whatOnlyABugThrowsIsOurs() {
    for (Exception bug :
        List.of(
            new NullPointerException(),
            new ClassCastException(),
            new IndexOutOfBoundsException(),
            new UnsupportedOperationException())) {
      assertThatThrownBy(() -> JsonReader.of(reads(bug)).read(bytes("x"), String.class))
          .isSameAs(bug);
    }
    Error error = new StackOverflowError();
    assertThatThrownBy(
            () ->
                JsonReader.of(
                        (json, type) -> {
                          throw error;
                        })
                    .read(bytes("x"), String.class))
        .isSameAs(error);
  }

  @Test
  void anInterruptedDecoderLeavesTheFlag() {
    foreign("x", reads(new InterruptedException()));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void oneReaderServesManyThreads() throws Exception {
    JsonReader reader = JsonReader.create();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int n = i;
        work.add(
            () -> {
              for (int j = 0; j < 50; j++) {
                String body = "{\"id\":\"" + n + "\",\"counts\":{\"k" + n + "\":" + j + "}}";
                Order order = reader.read(bytes(body), Order.class);
                assertThat(order.id()).isEqualTo(Integer.toString(n));
                assertThat(order.counts()).containsOnlyKeys("k" + n).containsValue(j);
                String wrong = "{\"counts\":{\"k" + (char) ('a' + n % 26) + "\":\"s3cret\"}}";
                assertThat(refusal(reader, wrong, Order.class).errors())
                    .containsOnlyKeys("counts.k" + (char) ('a' + n % 26));
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
