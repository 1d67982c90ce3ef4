package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phrases are today's and pinned; every error status has one, and a description. */
class StatusTextsTest {

  @ParameterizedTest
  @CsvSource({
    "402, Payment Required",
    "404, Not Found",
    "408, Request Timeout",
    "413, Content Too Large",
    "414, URI Too Long",
    "416, Range Not Satisfiable",
    "421, Misdirected Request",
    "422, Unprocessable Content",
    "425, Too Early",
    "451, Unavailable For Legal Reasons",
    "505, HTTP Version Not Supported",
    "507, Insufficient Storage",
    "511, Network Authentication Required",
    "420, Client Error",
    "499, Client Error",
    "509, Server Error",
    "599, Server Error",
  })
  void phrasesAreThoseOfTheRegistry(int status, String phrase) {
    assertThat(HttpStatus.phrase(status)).isEqualTo(phrase);
  }

  @Test
  void everyErrorStatusHasASentenceForTheClient() {
    for (int status = 400; status <= 599; status++) {
      assertThat(HttpStatus.phrase(status)).as("phrase of %d", status).isNotBlank();
      assertThat(HttpStatus.description(status))
          .as("description of %d", status)
          .matches("[A-Z][^<>&\"\\n]+\\.");
      assertThat(new HttpException(status).description()).isEqualTo(HttpStatus.description(status));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 200, 399, 600, Integer.MAX_VALUE})
  void aNumberThatIsNoErrorHasNoText(int status) {
    assertThat(HttpStatus.phrase(status)).isEqualTo("Unknown");
    assertThat(HttpStatus.description(status)).isEmpty();
  }
}
