package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.Conflict;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed handler had begun to write leaves no trace in the answer. */
class LeftoverBodyTest {

  private static final String TEXT = "Ausverkauft \u2013 \u65e5\u672c \uD83D\uDE00";
  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  private static void assertAnswer(Wire.Response response) {
    assertEnvelope(response, 409);
    assertThat(response.json().get("description").stringValue()).isEqualTo(TEXT);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("{").endsWith("}");
  }

  @Test
  void bytes() {
    server.when(
        (request, response) -> {
          response.getOutputStream().write(new byte[1000]);
          throw new Conflict(TEXT);
        });
    assertAnswer(server.get("/x").send());
  }

  /** A writer that was taken fixes the charset on all containers until the response is reset. */
  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "US-ASCII"})
  void textInAnotherCharset(String charset) {
    server.when(
        (request, response) -> {
          response.setContentType("text/plain;charset=" + charset);
          response.getWriter().print("partial");
          throw new Conflict(TEXT);
        });
    assertAnswer(server.get("/x").send());
  }

  @Test
  void textInTheDefaultCharset() {
    server.when(
        (request, response) -> {
          response.getWriter().print("partial");
          throw new Conflict(TEXT);
        });
    assertAnswer(server.get("/x").send());
  }

  @Test
  void aWriterThatWasTakenAndNotUsed() {
    server.when(
        (request, response) -> {
          response.getWriter();
          throw new Conflict(TEXT);
        });
    assertAnswer(server.get("/x").send());
  }

  @Test
  void aStreamThatWasTakenAndNotUsed() {
    server.when(
        (request, response) -> {
          response.getOutputStream();
          throw new Conflict(TEXT);
        });
    assertAnswer(server.get("/x").send());
  }

  @Test
  void forPeopleInTheirOwnFormatToo() {
    server.when(
        (request, response) -> {
          response.setContentType("text/html;charset=ISO-8859-1");
          response.getWriter().print("partial");
          throw new Conflict(TEXT);
        });
    Wire.Response response = server.get("/x").accept("text/html").send();
    assertThat(response.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(response.text()).contains(TEXT).doesNotContain("partial");
  }

  /** The application may change its mind, and both stay what the container made of them. */
  @Test
  void anApplicationThatResetsMayTakeTheOtherOne() {
    server.when(
        (request, response) -> {
          response.getWriter().print("partial");
          response.reset();
          response.getOutputStream().print("whole");
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.text()).isEqualTo("whole");
    assertThat(response.header("X-Request-Id")).isNotEmpty();
  }

  @Test
  void streamAndWriterStillExcludeEachOther() {
    server.when(
        (request, response) -> {
          response.getWriter().print("partial");
          response.getOutputStream();
        });
    assertEnvelope(server.get("/x").send(), 500);
  }

  /** Jetty's own stream encodes text as the response says; ours must not take that away. */
  @Test
  void textThroughTheStreamIsEncodedAsTheContainerDoes() {
    server.when(
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          response.getOutputStream().println(TEXT);
        });
    assertThat(server.get("/x").send().text().trim()).isEqualTo(TEXT);
  }

  @Test
  void aWriterFormatsInTheLocaleOfTheResponse() {
    server.when(
        (request, response) -> {
          response.setLocale(Locale.GERMANY);
          response.getWriter().format("%.2f", 1.5);
        });
    assertThat(server.get("/x").send().text()).isEqualTo("1,50");
  }

  @Test
  void aWriterThatWorksHasNoErrorAndSendsWhatItHas() {
    boolean[] error = {true};
    server.when(
        (request, response) -> {
          response.getWriter().print("all");
          error[0] = response.getWriter().checkError();
        });
    assertThat(server.get("/x").send().text()).isEqualTo("all");
    assertThat(error).containsOnly(false);
  }
}
