package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log. */
final class JsonLines {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonLines() {}

  /** One line, which must be one whole object. */
  static JsonNode parse(String line) {
    JsonNode object = JSON.readTree(line);
    assertThat(object.isObject()).as(line).isTrue();
    return object;
  }
}
