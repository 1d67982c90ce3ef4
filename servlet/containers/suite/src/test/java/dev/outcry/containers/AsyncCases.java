package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * 62 to 77: asynchronous requests. "At once" is measured by the timeouts: the application's is a
 * minute, and no case waits for a response for more than three quarters of it.
 */
final class AsyncCases {

  private AsyncCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String pair : List.of("own", "given")) {
      String query = "pair=" + pair;
      String with = pair.equals("own") ? "" : ", pair given";
      cases.add(failed(62, "throw after startAsync" + with, "throws?" + query, 500));
      cases.add(failed(63, "throw after complete" + with, "completes-then-throws?" + query, 500));
      cases.add(failed(64, "throw after dispatch" + with, "dispatches-then-throws?" + query, 500));
      cases.add(
          failed(65, "dispatch throws" + with, "dispatches?to=/do/throws/missing&" + query, 404));
      cases.add(
          failed(66, "dispatch sends" + with, "dispatches?to=/do/sends-after-bytes&" + query, 404));
      cases.add(failed(67, "dispatch to nothing" + with, "dispatches?to=/nothing&" + query, 404));
      cases.add(loop(with, query));
      for (String error :
          List.of("runtime", "error", "linkage", "out-of-memory", "stack-overflow")) {
        cases.add(
            failed(
                69, "start(Runnable), " + error + with, "runs?error=" + error + "&" + query, 500));
      }
      cases.add(failed(70, "timeout" + with, "times-out?" + query, 503));
      cases.add(
          failed(71, "timeout with buffered bytes" + with, "times-out?bytes=yes&" + query, 503));
      cases.add(late(with, query));
      cases.add(sendsLate("sendError and complete" + with, "complete=yes&" + query));
      cases.add(sendsLate("sendError alone" + with, "complete=no&" + query));
    }
    cases.add(
        new Case(
            74,
            "complete twice",
            probe -> {
              assertThat(probe.get("/do/async/ends-well").send().text()).isEqualTo("ok");
              probe.nothingFailed();
            }));
    cases.add(
        new Case(
            75,
            "pair of the application's own wrappers",
            probe -> {
              probe.failed(probe.get("/do/async/own-pair"), 500);
              probe.noted("same pair: true");
            }));
    cases.add(
        new Case(
            76,
            "context in every dispatch",
            probe -> {
              Response response = probe.failed(probe.get("/do/async/loops"), 500);
              assertThat(probe.notes())
                  .filteredOn(line -> line.message().startsWith("pass"))
                  .hasSize(4)
                  .allMatch(line -> line.id().equals(response.id()));
            }));
    cases.add(
        new Case(
            77,
            "throw after startAsync, filter mounted by its class",
            probe -> probe.failed(probe.get("/by-class/async/throws"), 500)));
    cases.add(
        new Case(
            77,
            "filter mounted by its class",
            probe -> {
              assertThat(probe.get("/by-class/async/ends-well").send().text()).isEqualTo("ok");
              probe.nothingFailed();
            }));
    cases.add(
        new Case(
            77,
            "filter mounted by OutcryServlets",
            probe -> {
              Response response = probe.get("/do/async/ends-well?pair=given").send();
              assertThat(response.text()).isEqualTo("ok");
              assertThat(response.header("X-Request-Id")).isEqualTo(response.id());
              probe.nothingFailed();
            }));
    return cases;
  }

  private static Case failed(int number, String name, String action, int status) {
    return new Case(number, name, probe -> probe.failed(probe.get("/do/async/" + action), status));
  }

  private static Case loop(String with, String query) {
    return new Case(
        68,
        "loop of dispatches" + with,
        probe -> {
          probe.failed(probe.get("/do/async/loops?" + query), 500);
          assertThat(probe.notes("onComplete", 1))
              .filteredOn(message -> message.equals("onComplete"))
              .hasSize(1);
        });
  }

  /** What a worker does after its request has timed out harms neither that nor the next. */
  private static Case late(String with, String query) {
    return new Case(
        72,
        "worker after the timeout" + with,
        probe -> {
          String key = probe.newId();
          Request first = probe.get("/do/late/writes?key=" + key + "&" + query);
          Request next = probe.get("/do/late/ok?key=" + key);
          try (Wire wire = probe.connect()) {
            Response response = first.sendOn(wire);
            Response after = response.keepsAlive() ? next.sendOn(wire) : next.send();
            assertThat(after.status()).isEqualTo(200);
            assertThat(after.text()).isEqualTo("ok");
            assertThat(after.header("X-Request-Id")).isEqualTo(next.id());
            probe.noted("done: true");
            probe.failed(response, 503);
          }
        });
  }

  private static Case sendsLate(String name, String query) {
    return new Case(
        73,
        name + " from another thread",
        probe -> {
          String key = probe.newId();
          try (Wire wire = probe.connect()) {
            Request request = probe.get("/do/late/sends?key=" + key + "&" + query);
            wire.send(request.head());
            probe.awaitNote(request, "begun");
            assertThat(probe.get("/do/late/ok?key=" + key).send().text()).isEqualTo("ok");
            probe.failed(wire.read("GET").sentAs(request.id()), 503);
          }
        });
  }
}
