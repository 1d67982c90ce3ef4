package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import dev.outcry.json.JsonReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON body of a request, as it comes over the wire. */
class JsonBodyTest {

  record Order(String id, int qty) {}

  private static final String BODY = "{\"id\":\"a\",\"qty\":2}";
  private static final String CHUNKS = "7\r\n{\"id\":\"\r\nb\r\na\",\"qty\":2}\r\n0\r\n\r\n";
  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  @BeforeEach
  void reads() {
    server.when(
        (request, response) ->
            response.getWriter().print("read " + JsonBody.read(request, Order.class)));
  }

  private static final String READ = "read Order[id=a, qty=2]";

  private static Wire.Request post(String body) {
    return server
        .request("POST", "/x")
        .header("Content-Length", Integer.toString(body.length()))
        .body(body);
  }

  private static Wire.Request json(String body) {
    return post(body).header("Content-Type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-8",
        "application/json; CHARSET=\"Utf-8\"",
        "application/json;charset=utf8",
        "application/json; profile=\"x\"; charset=utf-8",
        "application/json;",
        "application/json ; v=1",
        "application/problem+json",
        "application/vnd.example.v1+JSON",
        "application/ld+json; profile=compact",
      })
  void jsonInUtf8IsTaken(String type) {
    assertThat(post(BODY).header("Content-Type", type).send().text()).isEqualTo(READ);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/xml",
        "application/jsonx",
        "application/+json",
        "application/x json+json",
        "application/json, text/plain",
        "text/x+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application",
        ";charset=utf-8",
        "json",
        "application/json;charset=iso-8859-1",
        "application/json;charset=\"UTF-16\"",
        "application/json; charset=",
        "application/json; v=1; charset=us-ascii",
        "application/json; charset = utf-16",
        "application/json; charset=nope-8",
        "application/json; charset='utf-8'",
        "application/json; charset=a b",
        "application/json; charset=%%",
        "application/json; charset=\"",
      })
  void everythingElseIsNot(String type) {
    assertUnsupported(post(BODY).header("Content-Type", type).send(), "application/json");
  }

  private void assertUnsupported(Wire.Response response, String accept) {
    assertEnvelope(response, 415);
    assertThat(response.json().get("reason").stringValue()).isEqualTo("unsupported_media_type");
    assertThat(response.header("Accept")).isEqualTo(accept);
    assertThat(failures.only().getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void severalTypesAreNone() {
    assertUnsupported(json(BODY).header("Content-Type", "text/plain").send(), "application/json");
  }

  @Test
  void aBodyNeedsAType() {
    assertUnsupported(post(BODY).send(), "application/json");
  }

  @Test
  void aChunkedBodyNeedsATypeToo() {
    assertUnsupported(
        server.request("POST", "/x").header("Transfer-Encoding", "chunked").body(CHUNKS).send(),
        "application/json");
  }

  @Test
  void noBodyNeedsNone() {
    for (Wire.Request request : List.of(server.get("/x"), server.request("POST", "/x"), post(""))) {
      Wire.Response response = assertEnvelope(request.send(), 400);
      assertThat(response.json().get("reason").stringValue()).isEqualTo("empty_body");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "br", "identity, gzip", "deflate", "aws-chunked"})
  void aCodedBodyIsRefused(String coding) {
    Wire.Response response =
        assertEnvelope(json(BODY).header("Content-Encoding", coding).send(), 415);
    assertThat(response.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(response.header("Accept")).isNull();
  }

  @Test
  void aCodingOnASecondLineIsOneToo() {
    assertEnvelope(
        json(BODY).header("Content-Encoding", "identity").header("Content-Encoding", "gzip").send(),
        415);
  }

  @Test
  void identityIsNoCoding() {
    assertThat(json(BODY).header("Content-Encoding", "Identity").send().text()).isEqualTo(READ);
  }

  @Test
  void chunksAndOldVersionsAreRead() {
    assertThat(
            server
                .request("POST", "/x")
                .header("Content-Type", "application/json")
                .header("Transfer-Encoding", "chunked")
                .body(CHUNKS)
                .send()
                .text())
        .isEqualTo(READ);
    assertThat(json(BODY).http10().send().text()).isEqualTo(READ);
  }

  @Test
  void listsAreRead() {
    server.when(
        (request, response) ->
            response.getWriter().print(JsonBody.readList(request, Order.class).size()));
    assertThat(json("[" + BODY + "," + BODY + "]").send().text()).isEqualTo("2");
    assertEnvelope(json("[" + BODY + ",null]").send(), 400);
  }

  @Test
  void whatIsWrongIsToldAndLoggedOnce() {
    Wire.Response response = assertEnvelope(json("{\"id\":\"a\",\"qty\":\"s3cret\"}").send(), 400);
    assertThat(response.json().get("reason").stringValue()).isEqualTo("invalid_type");
    assertThat(response.json().get("pointer").stringValue()).isEqualTo("#/qty");
    assertThat(response.text()).doesNotContain("s3cret");
    assertThat(LoggedLines.everything(failures.only())).doesNotContain("s3cret", "jackson");
    assertThat(LoggedLines.value(failures.only(), "reason")).isEqualTo("invalid_type");
  }

  /** Not a byte of the body is sent, and the answer is there. */
  @ParameterizedTest
  @CsvSource({"'',413", "'Expect: 100-continue\r\n',413"})
  void aLengthAboveTheLimitIsAnsweredAtOnce(String expect, int status) throws IOException {
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(Wire.PATIENCE_MILLIS);
      String head =
          "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 2000000000\r\n"
              + expect
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 " + status + " ")
          .contains("\"reason\":\"body_too_large\"")
          .endsWith("}");
    }
  }

  @Test
  void aChunkedBodyAboveTheLimitIsRefused() {
    server.when(
        (request, response) ->
            JsonBody.with(JsonReader.create().maxBytes(10)).read(request, Order.class));
    Wire.Response response =
        server
            .request("POST", "/x")
            .header("Content-Type", "application/json")
            .header("Transfer-Encoding", "chunked")
            .body(CHUNKS)
            .send();
    assertEnvelope(response, 413);
  }

  private static Socket sent(String head, String body) throws IOException {
    Socket socket = server.connect();
    socket.setSoLinger(true, 0);
    String type = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    socket
        .getOutputStream()
        .write((type + head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Neither a 500 nor JSON that is malformed: the client has gone. */
  @ParameterizedTest
  @CsvSource({"Content-Length: 100,''", "Transfer-Encoding: chunked,'64\r\n'"})
  void aClientThatLeavesInTheMiddleHasAborted(String length, String size) throws IOException {
    sent(length + "\r\n", size + "{\"id\":\"s3cret").close();
    var line = failures.next();
    assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
    assertThat(LoggedLines.value(line, "blame")).isEqualTo("ABORTED");
    server.get("/settles").send();
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void brokenChunksAreNoMalformedJson() {
    Wire.Response response =
        server
            .request("POST", "/x")
            .header("Content-Type", "application/json")
            .header("Transfer-Encoding", "chunked")
            .body("7\r\n{\"id\":\"\r\nzz\r\n")
            .send();
    assertEnvelope(response, 400);
    assertThat(response.text()).doesNotContain("malformed_json");
    assertThat(failures.only().getLevel()).isEqualTo(Level.DEBUG);
  }

  /** The application's own mistake. */
  @Test
  void aReaderThatWasTakenBeforeIsOurMistake() {
    server.when(
        (request, response) -> {
          request.getReader();
          JsonBody.read(request, Order.class);
        });
    assertEnvelope(json(BODY).send(), 500);
    assertThat(failures.only().getLevel()).isEqualTo(Level.ERROR);
  }

  @Test
  void anApplicationHasOneReader() {
    String before = readers().toString();
    json(BODY).send();
    String made = readers().toString();
    json(BODY).send();
    assertThat(readers().toString()).isEqualTo(made).contains("JsonReader@");
    assertThat(before).isIn("{}", made);
  }

  private static Map<String, Object> readers() {
    var attributes = new java.util.TreeMap<String, Object>();
    var application = server.context().getServletContext();
    for (String name : Collections.list(application.getAttributeNames())) {
      if (application.getAttribute(name) instanceof JsonReader reader) {
        attributes.put(name, reader);
      }
    }
    return attributes;
  }
}
