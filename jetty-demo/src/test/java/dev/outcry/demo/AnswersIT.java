package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers say, to the letter. */
class AnswersIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static DemoProcess demo;

  @BeforeAll
  static void start() throws Exception {
    demo = DemoProcess.start();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    URI uri = demo.url().resolve(path);
    return CLIENT.send(
        HttpRequest.newBuilder(uri).headers(headers).build(), BodyHandlers.ofString());
  }

  @Test
  void orderComesFromTheDatabase() throws Exception {
    HttpResponse<String> response = get("/orders/1", "X-Request-Id", "order-1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo(
            """
            {"id":1,"sku":"mug-blue","quantity":2,"total":24.80,"currency":"EUR"}""");
  }

  @Test
  void healthIsOk() throws Exception {
    HttpResponse<String> response = get("/health", "X-Request-Id", "health-1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void unknownOrderHasItsReason() throws Exception {
    assertThat(get("/orders/9", "X-Request-Id", "a-1").body())
        .isEqualTo(
            """
            {"code":404,"name":"Not Found","description":"There is no such order.",\
            "reason":"order_not_found","request_id":"a-1"}""");
  }

  @Test
  void businessFailureHasReasonAndPayload() throws Exception {
    assertThat(get("/fail/business", "X-Request-Id", "a-2").body())
        .isEqualTo(
            """
            {"code":409,"name":"Conflict","description":"Sold out.",\
            "reason":"out_of_stock","request_id":"a-2","sku":"mug-blue"}""");
  }

  @Test
  void mappedExceptionIsFoundInsideItsWrapper() throws Exception {
    assertThat(get("/fail/wrapped", "X-Request-Id", "a-3").body())
        .isEqualTo(
            """
            {"code":402,"name":"Payment Required","description":"The payment was declined.",\
            "reason":"payment_declined","request_id":"a-3"}""");
  }

  @Test
  void badCodeIsAnErrorOfItsField() throws Exception {
    assertThat(get("/fail/send-error?code=garbage", "X-Request-Id", "a-4").body())
        .isEqualTo(
            """
            {"code":400,"name":"Bad Request","description":"The code cannot be sent.",\
            "errors":{"code":["must be from 400 to 599"]},"request_id":"a-4"}""");
  }

  @Test
  void handlerOfAStatusAddsItsMemberAndKeepsTheHeaders() throws Exception {
    HttpResponse<String> response = get("/fail/maintenance", "X-Request-Id", "a-5");
    assertThat(response.headers().firstValue("Retry-After")).contains("600");
    assertThat(response.body())
        .endsWith(
            """
            "request_id":"a-5","status_page":"https://status.example.com/"}""");
  }

  @Test
  void unexpectedFailureSaysNothingButItsId() throws Exception {
    assertThat(
            get("/fail/unexpected", "X-Request-Id", "a-6", "Accept", "application/problem+json")
                .body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Internal Server Error","status":500,\
            "detail":"Something went wrong on our side. Please quote the request id when you \
            report it.","request_id":"a-6"}""");
  }

  @Test
  void oneRequestIdIsKept() throws Exception {
    assertThat(get("/health", "X-Request-Id", "Cart.42_b-1").headers().firstValue("X-Request-Id"))
        .contains("Cart.42_b-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "semi;colon", "<script>", "a,b", "\"quoted\""})
  void requestIdOfAnotherFormIsReplaced(String id) throws Exception {
    HttpResponse<String> response = get("/fail/nope", "X-Request-Id", id);
    String replaced = response.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(replaced).matches("[0-9a-f-]{36}");
    assertThat(response.body()).contains(replaced).doesNotContain(id);
  }

  @Test
  void longOrRepeatedRequestIdsAreReplaced() throws Exception {
    assertThat(get("/health", "X-Request-Id", "a".repeat(129)).headers().firstValue("X-Request-Id"))
        .get()
        .asString()
        .hasSize(36);
    assertThat(
            get("/health", "X-Request-Id", "one", "X-Request-Id", "two")
                .headers()
                .allValues("X-Request-Id"))
        .singleElement()
        .asString()
        .hasSize(36);
  }
}
