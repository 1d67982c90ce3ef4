package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the document: valid JSON stays valid, and is what a walk over its tree would give. */
class JsonPropertiesTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final List<String> NAMES =
      List.of("a", "name", "password", "api_key", "author", "", "\u00e9\"\\", "tokens", "token");
  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "bob@shop.example",
          "hi bob@shop.example!",
          "\n\t\"\\\u0001",
          "\uD83D\uDE00",
          "4111111111111111",
          "}{][,:");

  @Test
  void documentsAreMaskedAsTheirTreesWouldBe() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder json = new StringBuilder();
      document(random, 4, json);
      String clean = DATA.json(json.toString());
      assertThat(MAPPER.readTree(clean))
          .as(json.toString())
          .isEqualTo(MAPPER.valueToTree(masked(MAPPER.readTree(json.toString()))));
      assertThat(DATA.json(clean)).isSameAs(clean);
    }
  }

  @Test
  void noiseNeverThrowsAndIsStable() {
    Random random = new Random(11);
    String alphabet = "{}[]:,\"\\ \nu0041-.eatrfalsn'/*\u00e9";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder json = new StringBuilder();
      for (int c = random.nextInt(40); c >= 0; c--) {
        json.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String clean = DATA.json(json.toString());
      assertThat(DATA.json(clean)).as(json.toString()).isSameAs(clean);
    }
  }

  private static void document(Random random, int depth, StringBuilder out) {
    space(random, out);
    switch (depth == 0 ? random.nextInt(4) : random.nextInt(7)) {
      case 0 -> out.append(List.of("true", "false", "null").get(random.nextInt(3)));
      case 1 ->
          out.append(
              List.of("0", "-1.5e3", "1234567890", "4111111111111111").get(random.nextInt(4)));
      case 2, 3 -> string(random, TEXTS.get(random.nextInt(TEXTS.size())), out);
      case 4 -> {
        out.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
          document(random, depth - 1, out);
          out.append(i == 1 ? "" : ",");
        }
        out.append(']');
      }
      default -> {
        out.append('{');
        List<String> names = NAMES.subList(random.nextInt(4), 4 + random.nextInt(5));
        for (int i = 0; i < names.size(); i++) {
          out.append(i == 0 ? "" : ",");
          space(random, out);
          string(random, names.get(i), out);
          space(random, out);
          out.append(':');
          document(random, depth - 1, out);
        }
        out.append('}');
      }
    }
    space(random, out);
  }

  private static void space(Random random, StringBuilder out) {
    out.append(List.of("", "", " ", "\n", "\t \r").get(random.nextInt(5)));
  }

  private static void string(Random random, String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || random.nextInt(5) == 0) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static Object masked(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> clean = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        clean.put(
            member.getKey(),
            SensitiveNames.defaults().field(member.getKey())
                    && !member.getValue().isNull()
                    && !(member.getValue().isString() && member.getValue().asString().isEmpty())
                ? "[secret]"
                : masked(member.getValue()));
      }
      return clean;
    }
    if (node.isArray()) {
      List<Object> clean = new ArrayList<>();
      node.forEach(element -> clean.add(masked(element)));
      return clean;
    }
    if (node.isString()) {
      return Scrubs.SMALL.scrub(node.asString());
    }
    return node.toString().equals("4111111111111111") ? "[card]" : node;
  }
}
