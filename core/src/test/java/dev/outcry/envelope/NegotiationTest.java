package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 12.5.1, and that an error never becomes a 406. */
class NegotiationTest {

  private static final Map<String, EnvelopeFormat> NAMES =
      Map.of(
          "json", EnvelopeFormats.json(),
          "problem", EnvelopeFormats.problemJson(),
          "html", EnvelopeFormats.html(),
          "text", EnvelopeFormats.text());

  private static final List<EnvelopeFormat> OFFERED =
      List.of(
          EnvelopeFormats.json(),
          EnvelopeFormats.problemJson(),
          EnvelopeFormats.html(),
          EnvelopeFormats.text());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // clients as they are
        "*/*                                                          | json", // curl
        "application/json, text/plain, */*                            | json", // axios
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
            + "                                                       | html", // browsers
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2         | html", // HttpURLConnection
        "application/problem+json, application/json                   | json",
        "application/problem+json, application/json;q=0.9             | problem",
        // one range
        "application/json                                             | json",
        "application/problem+json                                     | problem",
        "text/html                                                    | html",
        "text/plain                                                   | text",
        "text/*                                                       | html",
        "application/*                                                | json",
        "application/*+json                                           | problem",
        "*/*+json                                                     | problem",
        // quality
        "text/plain;q=0.5, text/html;q=0.4                            | text",
        "text/plain;q=0.999, text/html;q=1.000                        | html",
        "text/plain;q=0.001                                           | text",
        "application/json;q=0, */*                                    | problem",
        "application/json;q=0, text/html;q=0.1                        | html",
        "application/*;q=0, */*;q=0.1                                 | html",
        "*/*;q=0.1, text/*;q=0.2, text/plain;q=0.3                    | text",
        "text/html;q=0.2, */*;q=0.9                                   | json",
        "text/plain; Q=0.1 , text/html; Q=0.2                         | html",
        // ties: the more exact range, then the order of offering
        "text/html, */*                                               | html",
        "*/*, text/html                                               | html",
        "text/*, text/plain                                           | text",
        "application/*+json, application/*                            | problem",
        "text/plain, text/html                                        | html",
        // the most exact range decides, not the most generous
        "text/*;q=0.9, text/html;q=0.1, text/plain;q=0.5              | text",
        "application/*+json;q=0.1, application/*;q=0.9                | json",
        // form
        "TEXT/HTML                                                    | html",
        "  text/html\t;  q=0.5  ,\tapplication/json ; q=0.4           | html",
        "text/html;level=1;q=0.4, text/plain;q=0.5                    | text",
        "text/html;charset=utf-8                                      | html",
        ",,text/html,,                                                | html",
      })
  void theHeaderDecides(String accept, String expected) {
    assertThat(negotiate(accept)).isSameAs(NAMES.get(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/plain;q=1.5, text/html;q=0.1                            | html",
        "text/plain;q=-1, text/html;q=0.1                             | html",
        "text/plain;q=, text/html;q=0.1                               | html",
        "text/plain;q=high, text/html;q=0.1                           | html",
        "text/plain;q=0.0001, text/html;q=0.001                       | html",
        "text/plain;q=\u0661, text/html;q=0.1                         | html",
        "text/pl/ain, plain, /plain, text/, text/html;q=0.1           | html",
        "*/html, text/plain;q=0.1                                     | text",
      })
  void aRangeThatCannotBeReadIsPassedOver(String accept, String expected) {
    assertThat(negotiate(accept)).isSameAs(NAMES.get(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ",,, ,\t,",
        ";",
        ";q=1",
        "q=1",
        "/",
        "//",
        "*",
        "garbage",
        "text/html;q=0",
        "*/*;q=0",
        "image/png",
        "image/*, video/mp4;q=0.5",
        "text/htmlx, xtext/html, text/html+xml",
        "application/problem+xml",
        "\u0000\uD83D\uDE00/\uD83D",
      })
  void aHeaderThatAllowsNothingOrSaysNothingGivesThePreferred(String accept) {
    assertThat(negotiate(accept)).isSameAs(EnvelopeFormats.json());
    assertThat(EnvelopeFormats.negotiate(accept, List.of(new Yaml(), EnvelopeFormats.json())))
        .isInstanceOf(Yaml.class);
  }

  @Test
  void anAbsentHeaderGivesThePreferred() {
    assertThat(negotiate(null)).isSameAs(EnvelopeFormats.json());
  }

  @Test
  void aUsersFormatTakesPartWhateverTheSpellingOfItsType() {
    List<EnvelopeFormat> offered = List.of(EnvelopeFormats.json(), new Yaml());
    assertThat(EnvelopeFormats.negotiate("application/yaml", offered)).isInstanceOf(Yaml.class);
    assertThat(EnvelopeFormats.negotiate("application/yaml;q=0, */*", offered))
        .isSameAs(EnvelopeFormats.json());
  }

  private static EnvelopeFormat negotiate(String accept) {
    return EnvelopeFormats.negotiate(accept, OFFERED);
  }

  private static final class Yaml implements EnvelopeFormat {
    @Override
    public String mediaType() {
      return "Application/YAML ; charset=utf-8";
    }

    @Override
    public byte[] encode(ErrorEnvelope envelope, String requestId) {
      return new byte[0];
    }
  }
}
