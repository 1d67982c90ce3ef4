package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.StrictJson;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path of a field as a JSON Pointer in a URI fragment (RFC 6901 section 6). */
class FieldPointersTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,                     #",
        "name,                   #/name",
        "items[0].qty,           #/items/0/qty",
        "a.b.c,                  #/a/b/c",
        "[0],                    #/0",
        "[0][1].x,               #/0/1/x",
        "map[key].value,         #/map/key/value",
        "map[\"a key\"].value,   #/map/a%20key/value",
        "map['it'],              #/map/it",
        "a/b,                    #/a~1b",
        "a~b,                    #/a~0b",
        "caf\u00e9,              #/caf%C3%A9",
        "\uD83D\uDE00,           #/%F0%9F%98%80",
        "a%b,                    #/a%25b",
        "a#b,                    #/a%23b",
        "a^{b}|c,                #/a%5E%7Bb%7D%7Cc",
        "map[\"a]b\"].value,      #/map/a%5Db/value",
        "map[\"a\\\"]b\"],         #/map/a%22%5Db",
        "map[\"a\\\\\"].b,         #/map/a%5C/b",
        "map[\"a.b[0]\"][1],      #/map/a.b%5B0%5D/1",
        "[\"a.b\"].c,             #/a.b/c",
        "map[\"\"],               #/map/",
        "map[\"open].b,           #/map/%22open/b",
        "map[\"a\\b\"],            #/map/a%5Cb",
        "items[],                #/items",
        "items[].qty,            #/items",
        "open[0,                 #/open[0",
      })
  void aPathBecomesAPointer(String path, String pointer) {
    assertThat(pointer(path)).isEqualTo(pointer.replace("[", "%5B"));
  }

  @Test
  void whateverThePathThePointerIsAUriReference() {
    String alphabet = "ab01.[]'\"~/%# \\\u0000\n\u00e9\uD83D\uDE00{}<>";
    Random random = new Random(6901);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder path = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        path.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String pointer = pointer(path.toString());
      assertThat(pointer).as("of %s", path).matches("#(/([^~/]|~0|~1)*)*");
      assertThat(URI.create(pointer).getRawFragment()).isEqualTo(pointer.substring(1));
    }
  }

  private static String pointer(String path) {
    ErrorEnvelope envelope = ErrorEnvelope.of(422).error(path, "wrong");
    byte[] body = EnvelopeFormats.problemJson().encode(envelope, "abc");
    return StrictJson.object(body).path("errors").path(0).path("pointer").stringValue();
  }
}
