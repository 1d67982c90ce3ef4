package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request and what came back. */
record Exchange(
    String method, String path, String accept, int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ID_IN_PAGE = Pattern.compile("Request id <code>([^<]+)</code>");

  static Exchange send(HttpClient client, URI base, String method, String path, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.noBody())
            .header("Accept", accept)
            .build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return new Exchange(
        method,
        path,
        accept,
        response.statusCode(),
        response.headers(),
        new String(response.body(), UTF_8));
  }

  boolean failed() {
    return status >= 400;
  }

  boolean hasBody() {
    return !method.equals("HEAD");
  }

  String header(String name) {
    return String.join(" | ", headers.allValues(name));
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  int statusInBody() {
    return switch (header("Content-Type")) {
      case "application/json" -> json().get("code").asInt();
      case "application/problem+json" -> json().get("status").asInt();
      default -> Integer.parseInt(body.split("<h1>", 2)[1].substring(0, 3));
    };
  }

  String requestIdInBody() {
    if (header("Content-Type").startsWith("text/html")) {
      Matcher id = ID_IN_PAGE.matcher(body);
      return id.find() ? id.group(1) : "none";
    }
    return json().get("request_id").asString();
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + accept + ") -> " + status + " " + headers.map() + body;
  }
}
