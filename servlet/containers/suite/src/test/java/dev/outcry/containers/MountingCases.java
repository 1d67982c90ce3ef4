package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * 118 to 121: filters that pass sendError through, filters within and beside each other, a filter
 * around ours that keeps the body back, and an application without an error page.
 */
final class MountingCases {

  private MountingCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    addPassing(cases);
    addNested(cases);
    addBuffered(cases);
    addBare(cases);
    return cases;
  }

  private static void addPassing(List<Case> cases) {
    cases.add(ownPage("sendError", "sends?status=418"));
    for (String pair : List.of("own", "given")) {
      String query = "&pair=" + pair;
      String with = ", pair " + pair;
      cases.add(ownPage("sendError after startAsync" + with, "async/sends?status=418" + query));
      cases.add(
          failed(118, "throw after startAsync" + with, "/passing/async/throws?" + query, 500));
      cases.add(
          failed(118, "start(Runnable)" + with, "/passing/async/runs?error=runtime" + query, 500));
      cases.add(failed(118, "timeout" + with, "/passing/async/times-out?" + query, 503));
      cases.add(
          ownPage(
              "sendError in a dispatch" + with,
              "async/dispatches?to=/passing/sends?status=418" + query));
      for (String complete : List.of("yes", "no")) {
        for (int status : new int[] {418, 404}) {
          cases.add(passedLate(status, "status=" + status + "&complete=" + complete + query));
        }
      }
    }
    cases.add(failed(118, "throw", "/passing/throws/runtime", 500));
    cases.add(failed(118, "sendError, our page", "/passing/sends?status=404", 404));
  }

  /** What the application's own page answers; it has no line of ours. */
  private static Case ownPage(String name, String action) {
    return new Case(
        118,
        name,
        probe -> {
          assertOwnPage(probe.get("/passing/" + action).send());
          probe.quiet();
        });
  }

  private static void assertOwnPage(Response response) {
    assertThat(response.status()).as(response.brief()).isEqualTo(418);
    assertThat(response.text()).isEqualTo("own page");
    assertThat(response.isWhole()).isTrue();
  }

  private static Case passedLate(int status, String query) {
    return new Case(
        118,
        "sendError from another thread, " + query,
        probe -> {
          String key = probe.newId();
          try (Wire wire = probe.connect()) {
            Request request = probe.get("/passing/late/sends?key=" + key + "&" + query);
            wire.send(request.head());
            probe.awaitNote(request, "begun");
            assertThat(probe.get("/do/late/ok?key=" + key).send().text()).isEqualTo("ok");
            Response response = wire.read("GET").sentAs(request.id());
            if (status == 418) {
              assertOwnPage(response);
              probe.quiet();
            } else {
              probe.failed(response, status);
            }
          }
        });
  }

  private static void addNested(List<Case> cases) {
    for (String path : List.of("/nested/", "/other/")) {
      cases.add(failed(119, path + " throw", path + "throws/missing", 404));
      cases.add(failed(119, path + " sendError", path + "sends?status=404", 404));
      cases.add(failed(119, path + " throw after startAsync", path + "async/throws", 500));
      cases.add(failed(119, path + " start(Runnable)", path + "async/runs?error=error", 500));
      cases.add(failed(119, path + " timeout", path + "async/times-out", 503));
      cases.add(failed(119, path + " loop of dispatches", path + "async/loops", 500));
      cases.add(
          new Case(
              119,
              path + " ends well",
              probe -> {
                assertThat(probe.get(path + "async/ends-well").send().text()).isEqualTo("ok");
                probe.nothingFailed();
              }));
      cases.add(
          new Case(
              119,
              path + " after the commit",
              probe ->
                  probe.brokenOff(
                      probe.get(path + "partial/chunked?error=runtime").send(), "partial", 500)));
      for (String to :
          List.of("throws/missing", "sends?status=404", "async/dispatches?to=/nothing")) {
        cases.add(crossing(path, "/do/", to));
        cases.add(crossing("/do/", path, to));
      }
      cases.add(
          new Case(
              119,
              "forward from " + path + " to /do/",
              probe -> { // Tomcat's dispatcher logs as well
                Request request = probe.get(path + "forward?to=throws/missing");
                probe.failedAloud(request, 404);
              }));
    }
  }

  private static Case crossing(String from, String to, String action) {
    return failed(
        119,
        "dispatch from " + from + " to " + to + action,
        from + "async/dispatches?to=" + to + action,
        404);
  }

  private static void addBuffered(List<Case> cases) {
    // the container's log may once say that our filter is not the first
    cases.add(answered(120, "throw", "/buffered/throws/missing", 404));
    cases.add(answered(120, "sendError", "/buffered/sends?status=404", 404));
    cases.add(answered(120, "throw after startAsync", "/buffered/async/throws", 500));
    cases.add(answered(120, "start(Runnable)", "/buffered/async/runs?error=runtime", 500));
    cases.add(answered(120, "timeout", "/buffered/async/times-out", 503));
    cases.add(
        answered(
            120, "dispatch throws", "/buffered/async/dispatches?to=/buffered/throws/missing", 404));
  }

  private static Case answered(int number, String name, String target, int status) {
    return new Case(
        number,
        name,
        probe -> {
          Response response = probe.answered(probe.get(target).send(), status);
          probe.logged(response.id(), status);
        });
  }

  private static void addBare(List<Case> cases) {
    // Undertow starts its filters with the first request, and they say that the page is missing
    cases.add(answered(121, "throw", "/bare/do/throws/missing", 404));
    cases.add(failed(121, "sendError", "/bare/do/sends?status=404", 404));
    cases.add(failed(121, "unknown path", "/bare/nothing", 404));
    cases.add(failed(121, "Error", "/bare/do/throws/out-of-memory", 500));
    cases.add(failed(121, "throw after startAsync", "/bare/do/async/throws", 500));
    cases.add(failed(121, "start(Runnable)", "/bare/do/async/runs?error=error", 500));
    cases.add(failed(121, "timeout", "/bare/do/async/times-out", 503));
    cases.add(failed(121, "loop of dispatches", "/bare/do/async/loops", 500));
    for (String how : List.of("chunked", "length", "writer")) {
      cases.add(cut(how, "partial/" + how + "?error=runtime", 500));
    }
    cases.add(cut("timeout", "partial/timeout", 503));
    cases.add(cut("throw after startAsync", "listened/throws?commit=yes&does=nothing", 500));
    cases.add(
        new Case(
            121,
            "after the commit, onWritePossible",
            probe -> {
              Response response = probe.get("/bare/do/non-blocking/writes?throws=second").send();
              probe.brokenOff(response, "x".repeat(response.body().length), 500);
            }));
  }

  private static Case cut(String name, String action, int status) {
    return new Case(
        121,
        "after the commit, " + name,
        probe -> probe.brokenOff(probe.get("/bare/do/" + action).send(), "partial", status));
  }

  private static Case failed(int number, String name, String target, int status) {
    return new Case(number, name, probe -> probe.failed(probe.get(target), status));
  }
}
