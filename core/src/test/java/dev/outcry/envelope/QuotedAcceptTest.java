package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter's value may be a quoted string (RFC 9110 section 5.6.4) and hold any separator. */
class QuotedAcceptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/html;x=\"a,b\";q=0.1, text/plain;q=0.5           | text/plain",
        "text/html;x=\"a;q=0\", text/plain;q=0.5               | text/html",
        "text/html;x=\",text/plain,\";q=0.1                    | text/html",
        "text/html;x=\"a\\\",b\";q=0.1, text/plain;q=0.5       | text/plain",
        "text/html;x=\"\\\\\";q=0.1, text/plain;q=0.5         | text/plain",
        "text/html;x=\"\";q=0.1;y=\";\", text/plain;q=0.5      | text/plain",
        "text/html;q=0.3;x=\"never closed, text/plain           | text/html",
      })
  void separatorsInQuotesSeparateNothing(String accept, String expected) {
    List<EnvelopeFormat> offered =
        List.of(EnvelopeFormats.json(), EnvelopeFormats.html(), EnvelopeFormats.text());
    assertThat(EnvelopeFormats.negotiate(accept, offered).mediaType()).startsWith(expected);
  }
}
