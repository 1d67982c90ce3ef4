package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** 46 to 52: what the failed handler has done to the response. */
final class LeftoverCases {

  private LeftoverCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    both(
        cases,
        46,
        "headers of the body",
        "headers",
        response -> {
          for (String name :
              List.of(
                  "Content-Encoding",
                  "ETag",
                  "Last-Modified",
                  "Content-Disposition",
                  "Content-Range")) {
            assertThat(response.headers(name)).as(name).isEmpty();
          }
        });
    both(cases, 47, "Content-Length 5", "length", response -> {});
    both(
        cases,
        48,
        "writer taken",
        "writer",
        response -> assertThat(response.text()).doesNotContain("caf"));
    both(
        cases,
        49,
        "stream taken",
        "stream",
        response -> assertThat(response.text()).doesNotContain("bytes"));
    both(cases, 50, "status 206", "status", response -> {});
    both(
        cases,
        51,
        "partial bytes",
        "stream",
        response -> assertThat(response.text()).startsWith("{").endsWith("}"));
    both(
        cases,
        52,
        "chosen headers stay",
        "chosen",
        response -> {
          assertThat(response.header("Access-Control-Allow-Origin"))
              .isEqualTo("https://example.org");
          assertThat(response.header("Vary")).isEqualTo("Origin");
          assertThat(response.header("Strict-Transport-Security")).isEqualTo("max-age=1");
          assertThat(response.header("Content-Security-Policy")).isEqualTo("default-src 'none'");
          assertThat(response.headers("Set-Cookie")).containsExactlyInAnyOrder("a=1", "b=2");
        });
    return cases;
  }

  private static void both(
      List<Case> cases, int number, String name, String action, Consumer<Response> check) {
    for (String end : List.of("throws", "sends")) {
      cases.add(
          new Case(
              number,
              name + ", " + end,
              probe ->
                  check.accept(
                      probe.failed(
                          probe.get("/do/left/" + action + "?end=" + end),
                          end.equals("sends") ? 404 : 500))));
    }
  }
}
