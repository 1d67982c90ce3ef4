package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON keeps every character but those of masked values. */
class JsonMaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ \"a\" : \"bob@shop.example\" }|{ \"a\" : \"[email]\" }",
        "{\"password\" : \"x\\\"y\",\"b\":[1, 2.50e3]}|{\"password\" : \"[secret]\",\"b\":[1, 2.50e3]}",
        "{\"pin\":1234,\"token\":true,\"secret\":null,\"otp\":\"\"}|{\"pin\":\"[secret]\",\"token\":\"[secret]\",\"secret\":null,\"otp\":\"\"}",
        "{\"credentials\":{\"a\":[{\"b\":\"}]\\\"\"}]},\"z\":1}|{\"credentials\":\"[secret]\",\"z\":1}",
        "{\"secrets\":[1,[2]],\"z\":{}}|{\"secrets\":\"[secret]\",\"z\":{}}",
        "{\"pass\\u0077ord\":\"x\"}|{\"pass\\u0077ord\":\"[secret]\"}",
        "{\"a\":\"bob\\u0040shop.example \\u00e9\\n\"}|{\"a\":\"[email] \u00e9\\n\"}",
        "{\"a\":\"\\u00e9\\/\\b\"}|{\"a\":\"\\u00e9\\/\\b\"}",
        "[4111111111111111]|[\"[card]\"]",
        "\"bob@shop.example\"|\"[email]\"",
        "{\"bob@shop.example\":1}|{\"[email]\":1}",
        "{\"a\":1} {\"token\":\"x\"}|{\"a\":1} {\"token\":\"[secret]\"}",
        "{\"a\":{\"token\":{}},\"b\":\"c\"}|{\"a\":{\"token\":\"[secret]\"},\"b\":\"c\"}",
        "[{\"token\":[]},{\"token\":\"t\"}]|[{\"token\":\"[secret]\"},{\"token\":\"[secret]\"}]"
      })
  void valuesAreMasked(String json, String expected) throws IOException {
    String once = DATA.json(json);
    assertThat(once).isEqualTo(expected);
    assertThat(DATA.json(once)).isSameAs(once);
    assertThat(streamed(json)).isEqualTo(expected);
  }

  private static String streamed(String json) throws IOException {
    StringWriter out = new StringWriter();
    DATA.json(new OneByOne(json), out);
    return out.toString();
  }

  /** Gives one character at a time, and sometimes none. */
  private static final class OneByOne extends FilterReader {
    private boolean none;

    OneByOne(String text) {
      super(new StringReader(text));
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      none = !none;
      return none ? 0 : super.read(buffer, from, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "[]",
        "null",
        "true",
        "1",
        "-1.5E+10",
        "\"\"",
        "{\"a\":[{},[],\"\"]}",
        "\uFEFF{\"a\":1}",
        "[1,2,3,]",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "hello, world",
        "<html>",
        "{\"author\":\"me\",\"tokens\":5}",
        "[\"\\uD83D\\uDE00\",\"\\ud83d\"]"
      })
  void cleanTextIsTheSameInstance(String json) {
    assertThat(DATA.json(json)).isSameAs(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"password\":\"hunt|{\"password\":\"[secret]",
        "{\"password\":\"hunt\\|{\"password\":\"[secret]",
        "{\"password\":{\"a\":\"hunt|{\"password\":\"[secret]\"",
        "{\"a\":\"bob@shop.example|{\"a\":\"[email]",
        "{\"a|{\"a",
        "{\"a\":\"x\\u00|{\"a\":\"x\\u00",
        "{\"password\":hunter2}|{\"password\":<invalid JSON>",
        "{\"a\":\"x\"y\",\"token\":[\"hunter2\"]}|{\"a\":\"x\"<invalid JSON>",
        "{'password':'hunter2'}|{<invalid JSON>",
        "{\"a\":1}}{\"token\":\"hunter2\"|{\"a\":1}<invalid JSON>",
        "{\"a\":[1}|{\"a\":[1<invalid JSON>",
        "{\"a\" \"hunter2\"}|{\"a\" <invalid JSON>",
        "{\"token\":{\"a\":]hunter2|{\"token\":\"[secret]\"",
        "[1,[hunter2]]|[1,[<invalid JSON>",
        "password bob@shop.example|password [email]"
      })
  void whatIsBrokenIsMaskedAsFarAsItCanBeRead(String json, String expected) {
    String once = DATA.json(json);
    assertThat(once).isEqualTo(expected).doesNotContain("hunt");
    assertThat(DATA.json(once)).isSameAs(once);
  }

  @Test
  void everyBeginningOfADocumentIsMasked() {
    String json =
        "{\"x\":[\"bob@shop.example\",{\"password\":\"hunter2\"}],\"token\":{\"a\":[\"hunter3\"]}}";
    for (int end = 0; end <= json.length(); end++) {
      assertThat(DATA.json(json.substring(0, end))).doesNotContain("hun");
    }
  }

  @Test
  void anyDepthIsRead() {
    int depth = 100_000;
    String inner = "{\"token\":\"hunter2\"}";
    String json = "[".repeat(depth) + inner + "]".repeat(depth);
    assertThat(DATA.json(json)).isEqualTo(json.replace("hunter2", "[secret]"));
    String objects = "{\"a\":".repeat(depth) + inner + "}".repeat(depth);
    assertThat(DATA.json(objects)).isEqualTo(objects.replace("hunter2", "[secret]"));
    assertThat(DATA.json("{\"token\":" + json + "}")).isEqualTo("{\"token\":\"[secret]\"}");
    assertThat(DATA.json("[".repeat(2_000_000))).endsWith("[<invalid JSON>");
  }

  @Test
  void longTextsAreScrubbedAsIfTheyWereWhole() {
    String mail = "bob@shop.example";
    for (int at = 8_000; at < 8_400; at++) {
      for (String filler : new String[] {"x ", "\\n", "\\u0020"}) {
        String before = filler.repeat(at / filler.length()) + " ".repeat(at % filler.length());
        String json = "[\"" + before + " " + mail + " end\"]";
        assertThat(DATA.json(json)).doesNotContain("bob").doesNotContain("shop");
      }
      String text = "x".repeat(at) + " " + mail + " end";
      assertThat(DATA.json(text)).isNotSameAs(text).doesNotContain("bob").doesNotContain("shop");
    }
  }

  @Test
  void longCleanTextsAreKept() {
    for (String part :
        new String[] {"x", "x ", "\\n", "\\u00e9", "\\\\", "\u00e9", "\\ud83d\\ude00"}) {
      String json = "{\"" + part.repeat(40_000) + "\":\"" + part.repeat(100_000) + "\"}";
      assertThat(DATA.json(json)).isSameAs(json);
    }
    String text = "plain ".repeat(20_000);
    assertThat(DATA.json(text)).isSameAs(text);
  }

  @Test
  void aLongNameIsKnownByItsEnd() {
    String name = "x_".repeat(50_000) + "password";
    assertThat(DATA.json("{\"" + name + "\":\"hunter2\"}"))
        .isEqualTo("{\"" + name + "\":\"[secret]\"}");
  }

  @Test
  void onlyTheReaderAndTheWriterFail() {
    IOException broken = new IOException("x");
    Reader in =
        new Reader() {
          @Override
          public int read(char[] buffer, int from, int length) throws IOException {
            throw broken;
          }

          @Override
          public void close() {}
        };
    Writer out =
        new Writer() {
          @Override
          public void write(char[] buffer, int from, int length) throws IOException {
            throw broken;
          }

          @Override
          public void flush() {
            throw new AssertionError("flushed");
          }

          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    assertThatThrownBy(() -> DATA.json(in, new StringWriter())).isSameAs(broken);
    assertThatThrownBy(() -> DATA.json(new StringReader("{}"), out)).isSameAs(broken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[email] is it",
        "[card *1111]",
        " [secret]",
        "[token]",
        "[nullable] word",
        "[none",
        "[[email]] in front"
      })
  void aTextThatBeginsWithAWordInBracketsIsNoJson(String text) {
    assertThat(DATA.json(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[true]", "[ null ,1]", "[]", "[NaN]", "[-Infinity, {}]", "1\n2\n3", "1 \n 2"})
  void listsOfWordsAndLinesOfNumbersAreJson(String json) {
    assertThat(DATA.json(json)).isSameAs(json);
  }

  @Test
  void groupsOfDigitsOnALineAreNoNumbersOfTheirOwn() {
    assertThat(DATA.json("4111 1111 " + "1111 1111")).isEqualTo("4111 " + JsonMasking.BROKEN);
    assertThat(DATA.json("12 {\"a\":1}")).isEqualTo("12 " + JsonMasking.BROKEN);
  }

  @Test
  void theCorpusIsJudgedAsItIsLabelled() {
    Path folder = NameCorpus.publicFolder();
    assumeTrue(folder != null, "outcry.scrub.public names no folder");
    assertThat(
            NameCorpus.misjudged(
                NameCorpus.ofPublic(folder, "json_field.tsv"),
                (json, expected) ->
                    !DATA.json(json).equals(json)
                        && (expected.isEmpty() || !DATA.json(json).contains(expected))))
        .isEmpty();
  }
}
