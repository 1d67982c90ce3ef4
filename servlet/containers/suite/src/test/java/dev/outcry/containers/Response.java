package dev.outcry.containers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came for one request. */
final class Response {

  private static final JsonMapper JSON = new JsonMapper();

  private final String head;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean whole;
  private final boolean toTheEnd;
  private final String sentId;

  private Response(
      String head,
      Map<String, List<String>> headers,
      byte[] body,
      boolean whole,
      boolean toTheEnd,
      String sentId) {
    this.head = head;
    this.headers = headers;
    this.body = body;
    this.whole = whole;
    this.toTheEnd = toTheEnd;
    this.sentId = sentId;
  }

  static Response of(String head) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    String[] lines = head.split("\r\n", -1);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).trim());
    }
    return new Response(head, headers, new byte[0], true, false, null);
  }

  Response with(byte[] body, boolean whole, boolean toTheEnd) {
    return new Response(head, headers, body, whole, toTheEnd, null);
  }

  Response sentAs(String id) {
    return new Response(head, headers, body, whole, toTheEnd, id);
  }

  /** The id of its lines in the log: what the request had, or else what the response has. */
  String id() {
    return sentId == null ? header("X-Request-Id") : sentId;
  }

  int status() {
    return Integer.parseInt(head.split(" ", -1)[1]);
  }

  String head() {
    return head;
  }

  byte[] body() {
    return body.clone();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (RuntimeException none) {
      throw new AssertionError("no JSON, but " + brief(), none);
    }
  }

  /** Whether the body came to its end: all of its length, or the last chunk. */
  boolean isWhole() {
    return whole;
  }

  /** Whether another request may follow on the connection. */
  boolean keepsAlive() {
    return whole && !toTheEnd && !"close".equalsIgnoreCase(header("Connection"));
  }

  List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The header's one value; null if it is absent. */
  String header(String name) {
    List<String> values = headers(name);
    if (values.size() > 1) {
      throw new AssertionError(name + " is there more than once: " + values);
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** The lines of the head that say something of the answer, not of the connection or the time. */
  Set<String> lasting() {
    Set<String> lasting = new TreeSet<>();
    headers.forEach(
        (name, values) -> {
          if (!Set.of("date", "connection", "keep-alive", "server").contains(name)) {
            lasting.add(name + ": " + values);
          }
        });
    return lasting;
  }

  /** In a few words. */
  String brief() {
    String text = text();
    return status()
        + (whole ? " " : " cut ")
        + (text.isEmpty() ? "(empty)" : text.substring(0, Math.min(text.length(), 60)).trim());
  }
}
