package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /orders}: what it takes, and each way in which it refuses. */
class PlacingOrdersIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String MAIL = String.join("@", "jo", "example.com");

  private static DemoProcess demo;

  @BeforeAll
  static void start() throws Exception {
    // a busy machine may keep a row locked for longer than the two seconds that others wait for it
    demo = DemoProcess.startWithDatabase(Database.IN_MEMORY + ";LOCK_TIMEOUT=120000");
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static String order(String sku, int quantity) {
    return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + ",\"email\":\"" + MAIL + "\"}";
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return CLIENT.send(request("application/json", body), BodyHandlers.ofString());
  }

  /** All at once. */
  private static List<HttpResponse<String>> postTwenty(String body) {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(CLIENT.sendAsync(request("application/json", body), BodyHandlers.ofString()));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static HttpRequest request(String contentType, String body) {
    return HttpRequest.newBuilder(demo.url().resolve("/orders"))
        .header("Content-Type", contentType)
        .header("X-Request-Id", "p-1")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static void assertRefused(HttpResponse<String> response, int status, String json) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(json);
  }

  @Test
  void orderIsPlacedAndCanBeRead() throws Exception {
    HttpResponse<String> placed = post(order("mug-blue", 3));
    assertThat(placed.statusCode()).isEqualTo(201);
    JsonNode order = JSON.readTree(placed.body());
    assertThat(placed.body())
        .isEqualTo(
            "{\"id\":"
                + order.get("id").asLong()
                + ",\"sku\":\"mug-blue\",\"quantity\":3,\"total\":37.20,\"currency\":\"EUR\"}");
    URI location = URI.create(placed.headers().firstValue("Location").orElseThrow());
    HttpRequest read = HttpRequest.newBuilder(demo.url().resolve(location)).build();
    assertThat(CLIENT.send(read, BodyHandlers.ofString()).body()).isEqualTo(placed.body());
  }

  @Test
  void brokenJsonTellsItsPlace() throws Exception {
    assertRefused(
        post("{\"sku\": \"mug-blue\",\n \"quantity\": two}"),
        400,
        """
        {"code":400,"name":"Bad Request","description":"The request body is not valid JSON at \
        line 2, column 14.","reason":"malformed_json","request_id":"p-1","line":2,"column":14}""");
  }

  @Test
  void wrongTypeTellsTheFieldAndTheTypeButNotTheValue() throws Exception {
    assertRefused(
        post("{\"sku\":\"mug-blue\",\"quantity\":\"s3cret\",\"email\":\"" + MAIL + "\"}"),
        400,
        """
        {"code":400,"name":"Bad Request","description":"The request body does not have the \
        expected form.","reason":"invalid_type","errors":{"quantity":["must be an integer"]},\
        "request_id":"p-1","pointer":"#/quantity","expected":"integer"}""");
  }

  @Test
  void otherContentTypeIsNotSupported() throws Exception {
    HttpResponse<String> response =
        CLIENT.send(
            request("application/x-www-form-urlencoded", "sku=mug-blue"), BodyHandlers.ofString());
    assertRefused(
        response,
        415,
        """
        {"code":415,"name":"Unsupported Media Type","description":"The request body must be sent \
        as application/json.","reason":"unsupported_media_type","request_id":"p-1"}""");
    assertThat(response.headers().firstValue("Accept")).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope-8", "'utf-8'", "a b", "%%", "\""})
  void charsetThatDoesNotExistIsNotSupported(String charset) throws Exception {
    String type = "application/json; charset=" + charset;
    HttpResponse<String> response = CLIENT.send(request(type, "{}"), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void moreThan64KilobytesAreTooLarge() throws Exception {
    String json =
        """
        {"code":413,"name":"Content Too Large","description":"The request body is larger than \
        65536 bytes.","reason":"body_too_large","request_id":"p-1"}""";
    assertRefused(post(" ".repeat(65_537)), 413, json);
    assertThat(post(" ".repeat(65_536)).body()).contains("\"empty_body\"");
  }

  @Test
  void declaredLengthIsRefusedBeforeTheBodyIsSent() throws Exception {
    String response =
        RawHttp.exchange(
            demo.url(),
            """
            POST /orders HTTP/1.1
            Host: x
            Content-Type: application/json
            Content-Length: 1000000000
            Expect: 100-continue
            Connection: close

            """);
    assertThat(response).startsWith("HTTP/1.1 413 ").contains("\"body_too_large\"");
  }

  @Test
  void everyWrongFieldIsToldAtOnce() throws Exception {
    assertRefused(
        post("{}"),
        422,
        """
        {"code":422,"name":"Unprocessable Content","description":"The content of the request is well-formed but not valid.",\
        "reason":"validation_failed","errors":{"email":["must not be null"],"quantity":["must not \
        be null"],"sku":["must not be null"]},"request_id":"p-1"}""");
    HttpResponse<String> wrong = post("{\"sku\":\"A 1\",\"quantity\":0,\"email\":\"s3cret\"}");
    assertThat(JSON.readTree(wrong.body()).get("errors"))
        .isEqualTo(
            JSON.readTree(
                """
                {"email":["must be a well-formed email address"],
                 "quantity":["must be greater than or equal to 1"],
                 "sku":["must be a product number, such as mug-blue"]}"""));
    assertThat(wrong.body()).doesNotContain("s3cret");
  }

  @Test
  void wrongFieldsAreToldInTheLanguageOfTheRequest() throws Exception {
    HttpRequest german =
        HttpRequest.newBuilder(request("application/json", "{}"), (name, value) -> true)
            .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.5")
            .build();
    assertThat(CLIENT.send(german, BodyHandlers.ofString()).body())
        .contains("\"sku\":[\"darf nicht null sein\"]");
    assertThat(post("{}").body()).contains("\"sku\":[\"must not be null\"]");
  }

  @Test
  void productThatWeDoNotHaveIsAnErrorOfItsField() throws Exception {
    assertRefused(
        post(order("kettle", 1)),
        422,
        """
        {"code":422,"name":"Unprocessable Content","description":"There is no such product.",\
        "reason":"product_not_found","errors":{"sku":["must be the number of a product that we \
        have"]},"request_id":"p-1"}""");
  }

  @Test
  void stockIsSoldToTheLastPieceAndNotBeyondHoweverManyAsk() {
    // connections are made one after another, and nobody waits for one longer than three seconds
    postTwenty(order("mug-blue", 1000));
    List<HttpResponse<String>> responses = postTwenty(order("teapot-iron", 1));
    assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(201, 409);
    assertThat(responses).filteredOn(r -> r.statusCode() == 201).hasSize(3);
    assertThat(responses)
        .filteredOn(r -> r.statusCode() == 409)
        .extracting(HttpResponse::body)
        .containsOnly(
            """
            {"code":409,"name":"Conflict","description":"There are not enough of this product.",\
            "reason":"out_of_stock","request_id":"p-1","sku":"teapot-iron"}""");
  }

  @Test
  void orderThatFailsLeavesNothingBehind() throws Exception {
    long before = JSON.readTree(post(order("tea-assam-250", 1)).body()).get("id").asLong();
    assertThat(post(order("mug-blue", 1000)).statusCode()).isEqualTo(409);
    for (long id = before + 1; id < before + 5; id++) {
      HttpRequest read = HttpRequest.newBuilder(demo.url().resolve("/orders/" + id)).build();
      HttpResponse<String> order = CLIENT.send(read, BodyHandlers.ofString());
      assertThat(order.body()).doesNotContain("\"quantity\":1000");
    }
    assertThat(post(order("mug-blue", 1)).statusCode()).isEqualTo(201);
  }
}
