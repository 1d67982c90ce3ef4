package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** 102 to 105: request ids in and out. */
final class IdCases {

  private IdCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(bad("CR", "a\rb"));
    cases.add(bad("LF", "a\n b"));
    cases.add(bad("CR and LF", "a\r\n b"));
    cases.add(bad("NUL", "a\0b"));
    cases.add(bad("Latin-1", "caf\u00e9"));
    cases.add(bad("UTF-8", "\u00e6\u0097\u00a5"));
    cases.add(bad("blank inside", "a b"));
    cases.add(bad("10 KB", "x".repeat(10_000)));
    cases.add(bad("129 characters", "x".repeat(129)));
    cases.add(bad("nothing", ""));
    cases.add(
        new Case(
            103,
            "after reset()",
            probe -> {
              Response response = probe.get("/do/resets").send();
              assertThat(response.text()).isEqualTo("ok");
              assertThat(response.header("X-Request-Id")).isEqualTo(response.id());
              probe.nothingFailed();
            }));
    cases.add(
        new Case(
            103,
            "after the error dispatch",
            probe -> probe.failedAloud(probe.get("/outside/left/chosen?end=throws"), 500)));
    cases.add(
        new Case(
            104,
            "two in one request",
            probe -> {
              Response response =
                  probe.get("/do/ok").id("one").header("X-Request-Id", "two").send().sentAs(null);
              assertThat(response.text()).isEqualTo("ok");
              assertThat(response.id()).isNotNull().isNotIn("one", "two", "one,two");
            }));
    cases.add(own("HEAD", "HEAD", "/do/ok", 200));
    cases.add(own("304", "GET", "/do/status?status=304", 304));
    cases.add(own("sent 304", "GET", "/do/sends?status=304", 304));
    return cases;
  }

  private static Case own(String name, String method, String target, int status) {
    return new Case(
        105,
        name,
        probe -> {
          Response response = probe.request(method, target).send();
          assertThat(response.status()).isEqualTo(status);
          assertThat(response.header("X-Request-Id")).isEqualTo(response.id());
          probe.nothingFailed();
        });
  }

  /** Replaced by one of ours, or the whole request is refused by the connector. */
  private static Case bad(String name, String value) {
    return new Case(
        102,
        name,
        probe -> {
          Response response = probe.get("/do/throws/missing").id(value).send().sentAs(null);
          assertThat(response.status()).isIn(404, 400, 431);
          assertThat(response.head()).doesNotContain(value.isEmpty() ? "X-Request-Id: \r" : value);
          if (response.status() == 404) {
            assertThat(response.id()).matches("[A-Za-z0-9._-]{1,128}");
            probe.answered(response, 404);
            probe.logged(response.id(), 404);
          }
        });
  }
}
