package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 96 to 101: what passes no filter of ours, and is answered by the error page. */
final class ErrorPageCases {

  private ErrorPageCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(same("throws/runtime", 500));
    cases.add(same("throws/missing-order", 410));
    cases.add(same("throws/servlet-nested", 404));
    cases.add(same("throws/assertion", 500));
    cases.add(same("sends?status=404", 404));
    cases.add(same("sends?status=503", 503));
    cases.add(same("left/headers?end=throws", 500));
    cases.add(same("left/headers?end=sends", 404));
    cases.add(same("left/length?end=sends", 404));
    cases.add(same("left/chosen?end=throws", 500));
    cases.add(
        new Case(
            97,
            "handler throws",
            probe -> probe.failed(probe.get("/do/throws/unhandleable"), 500)));
    cases.add(
        new Case(
            97,
            "handler throws in the page",
            probe -> probe.failedAloud(outside(probe, "GET", "throws/unhandleable"), 500)));
    for (String method : List.of("GET", "POST")) {
      cases.add(
          new Case(
              98,
              method + " of the page",
              probe -> probe.failed(probe.request(method, "/outcry-error"), 404)));
    }
    cases.add(
        new Case(
            99,
            "page included",
            probe -> {
              Response response = probe.get("/do/include?page=/outcry-error").send();
              assertThat(response.status()).isEqualTo(200);
              assertThat(response.text()).isEqualTo("before after");
              probe.nothingFailed();
            }));
    for (String method : List.of("POST", "PUT", "DELETE")) {
      cases.add(
          new Case(
              100,
              method + " throws",
              probe -> {
                Response response =
                    probe.failedAloud(outside(probe, method, "throws/runtime"), 500);
                assertThat(probe.logged(response.id(), 500).method()).isEqualTo(method);
              }));
    }
    cases.add(new Case(101, "GET of nothing", probe -> probe.failed(probe.get("/nothing"), 404)));
    cases.add(
        new Case(
            101,
            "POST to nothing",
            probe -> { // a container's servlet for files may know the path and not the method
              Response response = probe.request("POST", "/nothing").send();
              assertThat(response.status()).isIn(404, 405);
              probe.failed(response, response.status());
            }));
    return cases;
  }

  private static Request outside(Probe probe, String method, String action) {
    return probe.request(method, "/outside/" + action);
  }

  /** To the byte what the filter answers, by the error attributes alone. */
  private static Case same(String action, int status) {
    return new Case(
        96,
        "as the filter: " + action,
        probe -> {
          String id = probe.newId();
          Response page = probe.failedAloud(outside(probe, "GET", action).id(id), status);
          Response filter = probe.answered(probe.get("/do/" + action).id(id).send(), status);
          assertThat(page.text()).isEqualTo(filter.text());
          Set<String> lines = filter.lasting();
          assertThat(page.lasting()).isEqualTo(lines);
        });
  }
}
