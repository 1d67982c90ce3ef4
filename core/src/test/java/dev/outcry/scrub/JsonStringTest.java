package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scrubber sees a string of JSON without its escapes, and a long one in windows. */
class JsonStringTest {

  private static final int WINDOW = JsonString.WINDOW;
  private static final String MAIL = "bob@" + "shop.example";

  /** What it saw, and what {@link Scrubs#SMALL} said. */
  private static final class Seeing implements Scrubber {
    private final List<String> texts = new ArrayList<>();

    @Override
    public String scrub(String text) {
      texts.add(text);
      return Scrubs.SMALL.scrub(text);
    }

    /** The windows of such a string: all but what was left when it ended. */
    static List<String> windowsOf(String string) throws IOException {
      Seeing seeing = new Seeing();
      DataScrubber.of(seeing, SensitiveNames.defaults())
          .json(new StringReader('"' + string + '"'), new StringWriter());
      return seeing.texts.subList(0, seeing.texts.size() - 1);
    }
  }

  private static String json(String json) throws IOException {
    StringWriter out = new StringWriter();
    DATA.json(new StringReader(json), out);
    return out.toString();
  }

  /** So many characters, of which nothing is masked. */
  private static String words(int chars) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; words.length() < chars; i++) {
      words.append(i).append(' ');
    }
    return words.substring(0, chars);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "say \\\"hi\\\" to bob@shop.example|say \\\"hi\\\" to [email]",
        "bob@shop.example\\\"|[email]\\\"",
        "bob@shop.example\\\\|[email]\\\\",
        "\\\\\\\"bob@shop.example|\\\\\\\"[email]",
        "\\u0062ob@shop.example|[email]",
        "\\u0022bob@shop.example|\\\"[email]",
        "411111111111111\\u0031|[card]",
        "\\u0034111111111111111|[card]",
        "bob@shop.example\\u0000|[email]\\u0000",
        "bob@shop.example\\u000A\\r\\t\\u00E9|[email]\\n\\r\\t\u00e9",
        "\\u00zz bob@shop.example|u00zz [email]",
        "\\u00 bob@shop.example|u00 [email]",
        "bob@shop.example \\u00|[email] u00"
      })
  void aStringIsScrubbedAsItsReaderSeesIt(String string, String expected) throws IOException {
    assertThat(json("{\"a\":\"" + string + "\",\"b\":1}"))
        .isEqualTo("{\"a\":\"" + expected + "\",\"b\":1}");
    assertThat(json("{\"" + string + "\":1}")).isEqualTo("{\"" + expected + "\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x\\", "x\\u", "x\\u00e", "x\\u00e9", "\\", "\\\"", "\\\\"})
  void aStringThatEndsTooEarlyIsCopiedAsFarAsItGoes(String start) throws IOException {
    assertThat(DATA.json("{\"a\":\"" + start)).isEqualTo("{\"a\":\"" + start);
    String longer = words(2 * WINDOW) + start;
    assertThat(json("[\"" + longer)).isEqualTo("[\"" + longer);
  }

  @Test
  void halfOfAWindowStaysBehindWhenItMovesOn() throws IOException {
    String string = words(4 * WINDOW);
    for (String text : List.of(string, MAIL + string, words(WINDOW / 4) + ' ' + MAIL + string)) {
      List<String> windows = Seeing.windowsOf(text);
      assertThat(windows).hasSizeGreaterThan(6);
      for (int i = 0; i < windows.size(); i++) {
        int from = i * WINDOW / 2;
        assertThat(windows.get(i)).isEqualTo(text.substring(from, from + WINDOW));
      }
    }
  }

  @Test
  void noWindowIsLargerThanIsSaid() throws IOException {
    for (String part : List.of("x ", "x \\n", "\\\\", "0123456789 \\u00e9", MAIL + " ")) {
      for (String window : Seeing.windowsOf(part.repeat(3 * WINDOW / part.length()))) {
        assertThat(window).hasSizeLessThanOrEqualTo(WINDOW);
      }
    }
  }

  @Test
  void noEscapeIsSeenByHalf() throws IOException {
    for (int before = 0; before < 6; before++) {
      String start = "y".repeat(before);
      List<String> windows = Seeing.windowsOf(start + "\\u00e9".repeat(WINDOW));
      assertThat(windows).isNotEmpty();
      assertThat(windows.get(0)).isEqualTo(start + "\u00e9".repeat((WINDOW - before) / 6));
      assertThat(windows.subList(1, windows.size())).allMatch(text -> text.matches("\u00e9{600,}"));
    }
  }

  @Test
  void whatIsFoundInAWindowGoesAndNoOtherCharacter() throws IOException {
    for (int before : new int[] {0, 1, WINDOW / 4, WINDOW / 2, WINDOW - 40, WINDOW, 3 * WINDOW}) {
      String front = words(before) + ' ';
      String behind = ' ' + words(3 * WINDOW) + " end";
      assertThat(json("[\"" + front + MAIL + behind + "\",\"b\"]"))
          .isEqualTo("[\"" + front + "[email]" + behind + "\",\"b\"]");
      assertThat(json("[\"" + front + MAIL + behind)).isEqualTo("[\"" + front + "[email]" + behind);
    }
    String escaped = "\\u00e9 ".repeat(WINDOW);
    assertThat(json("[\"" + MAIL + ' ' + escaped + "\"]"))
        .startsWith("[\"[email] \u00e9 ")
        .satisfies(clean -> assertThat(json(clean)).isEqualTo(clean))
        .satisfies(
            clean ->
                assertThat(clean.replace("\\u00e9", "\u00e9"))
                    .isEqualTo("[\"[email] " + "\u00e9 ".repeat(WINDOW) + "\"]"));
  }

  /** Whatever stands where the window ends: the string is read to its own closing quote. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "\\\"", "\\\\", "\\n", "\\u0061", "\\u0040", "\\\\\\\"", "a\\\""})
  void beyondTheWindowTheRestOfTheStringIsLeftOut(String atTheEnd) throws IOException {
    String mail = "to " + MAIL + ".";
    for (int before = 0; before < 9; before++) {
      String hidden = mail + "a".repeat(WINDOW - mail.length() - before);
      for (String rest : List.of("", "b", "b".repeat(2 * WINDOW))) {
        String string = hidden + atTheEnd + rest;
        if (string.length() < WINDOW || before > atTheEnd.length()) {
          continue;
        }
        assertThat(json("[\"" + string + "\",\"b\"]")).isEqualTo("[\"to [email]\",\"b\"]");
        assertThat(json("{\"" + string + "\":1}")).isEqualTo("{\"to [email]\":\"[secret]\"}");
        assertThat(json("[\"" + string)).isEqualTo("[\"to [email]");
      }
    }
  }

  @Test
  void aNameInWhichSomethingWasMaskedHidesItsValue() throws IOException {
    String name = words(2 * WINDOW);
    assertThat(json("{\"" + name + "\":1}")).isEqualTo("{\"" + name + "\":1}");
    assertThat(json("{\"" + MAIL + ' ' + name + "\":1,\"b\":2}"))
        .isEqualTo("{\"[email] " + name + "\":\"[secret]\",\"b\":2}");
  }
}
