package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** 122 and 123: workers that go on after their request has ended, and clients that do not wait. */
final class LateCases {

  private LateCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String by : List.of("stream", "writer")) {
      cases.add(
          new Case(
              122,
              "endless " + by + " after the timeout",
              probe -> {
                Response response = late(probe, "writes-forever?end=timeout&by=" + by, "");
                probe.noted("stopped");
                probe.failed(response, 503);
              }));
      cases.add(
          new Case(
              122,
              "endless " + by + " after complete",
              probe -> {
                Response response = late(probe, "writes-forever?end=complete&by=" + by, "");
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.isWhole()).isTrue();
                assertThat(response.text()).isEmpty();
                probe.noted("stopped");
                probe.nothingFailed();
              }));
    }
    cases.add(
        new Case(
            122,
            "reader after the timeout",
            probe -> {
              Response response = late(probe, "reads?", "some bytes");
              probe.noted("first byte: 115");
              probe.noted("read: AlreadyAnswered");
              probe.failed(response, 503);
            }));
    cases.add(
        new Case(
            123,
            "RST while nothing is written",
            probe -> {
              Request request = probe.get("/do/async/times-out");
              try (Wire wire = probe.connect()) {
                wire.send(request.head());
                wire.reset();
              }
              probe.awaitFailure(request);
              probe.logged(request.id(), 503);
              probe.quiet();
            }));
    return cases;
  }

  /** Gives back how the request was answered, when its worker has been let go and is through. */
  private static Response late(Probe probe, String action, String body) throws Exception {
    String key = probe.newId();
    String target = "/do/late/" + action + "&key=" + key;
    Request first =
        body.isEmpty() ? probe.get(target) : probe.request("POST", target).body("text/plain", body);
    Request next = probe.get("/do/late/ok?key=" + key);
    try (Wire wire = probe.connect()) {
      Response response = first.sendOn(wire);
      Response after = response.keepsAlive() ? next.sendOn(wire) : next.send();
      assertThat(after.status()).isEqualTo(200);
      assertThat(after.text()).isEqualTo("ok");
      probe.noted("done: true");
      return response;
    }
  }
}
