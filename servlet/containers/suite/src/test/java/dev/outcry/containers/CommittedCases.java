package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** 53 to 61: a part of the response is on the wire, and the client has to notice. */
final class CommittedCases {

  private CommittedCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(cut(53, "chunked", "chunked?error=runtime"));
    cases.add(cut(54, "Content-Length", "length?error=runtime"));
    cases.add(
        new Case(
            55,
            "100 KB without a flush",
            probe -> {
              Response response = probe.get("/do/partial/big?error=runtime").send();
              assertThat(response.text()).containsOnlyOnce("x".repeat(response.body().length));
              probe.brokenOff(response, response.text(), 500);
            }));
    cases.add(cut(56, "writer", "writer?error=runtime"));
    cases.add(
        new Case(
            57,
            "complete body",
            probe -> {
              Response response = probe.get("/do/partial/whole?error=runtime").send();
              assertThat(response.status()).isEqualTo(200);
              assertThat(response.text()).isEqualTo("partial");
              assertThat(response.isWhole()).isTrue();
              probe.logged(response.id(), 500);
              probe.keepsSecrets();
            }));
    cases.add(closed("HTTP/1.0", probe -> probe.get("/do/partial/chunked?error=runtime").http10()));
    cases.add(
        closed(
            "Connection: close",
            probe -> probe.get("/do/partial/chunked?error=runtime").header("Connection", "close")));
    cases.add(cut(59, "error page does not write", "chunked?error=runtime"));
    for (String how : List.of("chunked", "length", "writer")) {
      for (String error : List.of("io", "error")) {
        cases.add(cut(60, error + ", " + how, how + "?error=" + error));
      }
    }
    cases.add(
        new Case(
            61,
            "async timeout",
            probe ->
                probe.brokenOffByDispatch(
                    probe.get("/do/partial/timeout").send(), "partial", 503)));
    return cases;
  }

  /** Nothing of ours or of the container's stands in the middle of the body. */
  private static Case cut(int number, String name, String action) {
    return new Case(
        number,
        name,
        probe -> probe.brokenOff(probe.get("/do/partial/" + action).send(), "partial", 500));
  }

  private interface Asking {
    Request of(Probe probe);
  }

  /** Whether the client can see it is the container's matter; the connection ends and we log. */
  private static Case closed(String name, Asking request) {
    return new Case(
        58,
        name,
        probe -> {
          Response response = request.of(probe).send();
          assertThat(response.status()).isEqualTo(200);
          assertThat(response.text()).isEqualTo("partial");
          assertThat(response.keepsAlive()).as("goes on").isFalse();
          probe.logged(response.id(), 500);
          probe.keepsSecrets();
        });
  }
}
