package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** 37 to 45: every method gets the same answer. */
final class MethodCases {

  private MethodCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    int number = 37;
    for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "FOO")) {
      cases.add(
          new Case(
              number,
              method + " throws",
              probe -> probe.failed(probe.request(method, "/do/throws/runtime"), 500)));
      cases.add(
          new Case(
              number,
              method + " sends",
              probe -> probe.failed(probe.request(method, "/do/sends?status=404"), 404)));
      number++;
    }
    cases.add(head("/do/throws/runtime", 500));
    cases.add(head("/do/sends?status=404", 404));
    cases.add(
        new Case(
            44,
            "OPTIONS",
            probe -> {
              Response response = probe.request("OPTIONS", "/get-only").send();
              assertThat(response.status()).isEqualTo(200);
              assertThat(response.header("Allow")).contains("GET");
              probe.nothingFailed();
            }));
    cases.add(
        new Case(
            44,
            "TRACE",
            probe -> {
              Response response = probe.request("TRACE", "/get-only").send();
              if (response.status() != 200) { // Tomcat refuses it before it maps anything
                probe.failed(response, 405);
              }
            }));
    cases.add(
        new Case(
            45,
            "405 with Allow",
            probe -> {
              Response response = probe.failed(probe.get("/do/allows-then-sends"), 405);
              assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
            }));
    for (String method : List.of("POST", "PUT", "DELETE")) {
      cases.add(
          new Case(
              45,
              method + " for a servlet without it",
              probe -> probe.failed(probe.request(method, "/get-only"), 405)));
    }
    return cases;
  }

  private static Case head(String target, int status) {
    return new Case(
        43,
        "HEAD " + status,
        probe -> {
          Response get = probe.get(target).send();
          Response head = probe.request("HEAD", target).send();
          assertThat(head.status()).isEqualTo(status);
          assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
          assertThat(head.header("X-Request-Id")).isEqualTo(head.id());
          assertThat(head.body()).isEmpty();
          probe.logged(head.id(), status);
          probe.quiet();
        });
  }
}
