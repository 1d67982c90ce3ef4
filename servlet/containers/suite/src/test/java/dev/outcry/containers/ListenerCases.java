package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** 115 to 117: an application's own AsyncListeners are asked first, and what they do stands. */
final class ListenerCases {

  private ListenerCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String pair : List.of("own", "given")) {
      String with = pair.equals("own") ? "" : ", pair given";
      for (String way : List.of("throws", "runs")) {
        addOfErrors(cases, way, with, "&pair=" + pair);
      }
      addOfTimeouts(cases, with, "&pair=" + pair);
      addOfSent(cases, with, "&pair=" + pair);
    }
    for (String way : List.of("throws", "runs")) {
      for (String does : List.of("nothing", "completes", "dispatches", "sends")) {
        cases.add(
            new Case(
                115,
                way + " after the commit, listener: " + does,
                probe -> { // which nobody can make good any more
                  Response response = get(probe, way + "?commit=yes&does=" + does).send();
                  probe.brokenOff(response, "partial", 500);
                }));
      }
    }
    cases.add(
        new Case(
            117,
            "onComplete throws",
            probe -> { // the response is done, and the failure has its one line
              Response response = get(probe, "ends?does=throws-at-the-end").send();
              assertThat(response.status()).isEqualTo(200);
              assertThat(response.text()).isEqualTo("ok");
              probe.logged(response.id(), 500);
              probe.quiet();
            }));
    cases.add(
        new Case(
            117,
            "onComplete throws after a failure",
            probe -> {
              Response response =
                  probe.answered(get(probe, "throws?does=throws-at-the-end").send(), 500);
              told(probe, "onComplete", 1);
              assertThat(probe.failuresOf(response.id(), 2)).hasSize(2);
              probe.quiet();
            }));
    return cases;
  }

  private static void addOfErrors(List<Case> cases, String way, String with, String pair) {
    String what = way + with + ", listener ";
    cases.add(
        new Case(
            115,
            what + "does nothing",
            probe -> {
              probe.failed(get(probe, way + "?does=nothing" + pair), 500);
              toldOfError(probe);
            }));
    cases.add(
        new Case(
            115,
            what + "completes",
            probe -> {
              Response response = get(probe, way + "?does=completes" + pair).send();
              assertOwn(response);
              probe.logged(response.id(), 500);
              probe.quiet();
              toldOfError(probe);
            }));
    cases.add(
        new Case(
            115,
            what + "dispatches",
            probe -> {
              Response response = get(probe, way + "?does=dispatches" + pair).send();
              assertThat(response.status()).as(response.brief()).isEqualTo(200);
              assertThat(response.text()).isEqualTo("ok");
              probe.logged(response.id(), 500);
              probe.quiet();
              toldOfError(probe);
            }));
    cases.add(
        new Case(
            115,
            what + "dispatches to what fails",
            probe -> {
              Response response =
                  probe.answered(get(probe, way + "?does=dispatches-to-fail" + pair).send(), 404);
              assertThat(probe.failuresOf(response.id(), 2)).hasSize(2);
              probe.quiet();
              toldOfError(probe);
            }));
    for (String sends : List.of("sends", "sends-and-completes")) {
      cases.add(
          new Case(
              115,
              what + sends,
              probe -> {
                probe.failed(get(probe, way + "?does=" + sends + pair), 404);
                toldOfError(probe);
              }));
    }
    cases.add(
        new Case(
            115,
            what + "throws",
            probe -> {
              Response response =
                  probe.answered(get(probe, way + "?does=throws" + pair).send(), 500);
              assertThat(probe.failuresOf(response.id(), 2)).hasSize(2);
              probe.quiet();
              toldOfError(probe);
            }));
  }

  /** What was sent is the answer, and the exception after it has its line all the same. */
  private static void addOfSent(List<Case> cases, String with, String pair) {
    for (String does : List.of("completes", "dispatches")) {
      cases.add(
          new Case(
              115,
              "sendError, then throws" + with + ", listener " + does,
              probe -> {
                Response response =
                    probe.answered(get(probe, "throws?before=422&does=" + does + pair).send(), 422);
                assertThat(probe.failuresOf(response.id(), 2))
                    .extracting(Line::status)
                    .containsExactlyInAnyOrder(422, 500);
                probe.quiet();
                toldOfError(probe);
              }));
    }
    cases.add(
        new Case(
            115,
            "sendError on the response of the dispatch before" + with,
            probe ->
                probe.failed(probe.get("/do/async/sends-on-the-first?" + pair.substring(1)), 409)));
  }

  private static void addOfTimeouts(List<Case> cases, String with, String pair) {
    String what = "timeout" + with + ", listener ";
    cases.add(
        new Case(
            116,
            what + "does nothing",
            probe -> {
              probe.failed(get(probe, "times-out?does=nothing" + pair), 503);
              toldOfTimeout(probe);
            }));
    cases.add(
        new Case(
            116,
            what + "completes",
            probe -> {
              assertOwn(get(probe, "times-out?does=completes" + pair).send());
              probe.nothingFailed();
              toldOfTimeout(probe);
            }));
    cases.add(
        new Case(
            116,
            what + "dispatches",
            probe -> {
              Response response = get(probe, "times-out?does=dispatches" + pair).send();
              assertThat(response.status()).as(response.brief()).isEqualTo(200);
              assertThat(response.text()).isEqualTo("ok");
              probe.nothingFailed();
              toldOfTimeout(probe);
            }));
    for (String sends : List.of("sends", "sends-and-completes")) {
      cases.add(
          new Case(
              116,
              what + sends,
              probe -> {
                probe.failed(get(probe, "times-out?does=" + sends + pair), 404);
                toldOfTimeout(probe);
              }));
    }
    cases.add(
        new Case(
            116,
            what + "throws",
            probe -> {
              probe.failed(get(probe, "times-out?does=throws" + pair), 500);
              told(probe, "onComplete", 1);
            }));
  }

  private static Request get(Probe probe, String action) {
    return probe.get("/do/listened/" + action);
  }

  private static void assertOwn(Response response) {
    assertThat(response.status()).as(response.brief()).isEqualTo(409);
    assertThat(response.text()).isEqualTo("own answer");
    assertThat(response.isWhole()).isTrue();
  }

  private static void toldOfError(Probe probe) {
    told(probe, "onError", 1);
    told(probe, "onTimeout", 0);
    told(probe, "onComplete", 1);
  }

  private static void toldOfTimeout(Probe probe) {
    told(probe, "onTimeout", 1);
    told(probe, "onError", 0);
    told(probe, "onComplete", 1);
  }

  private static void told(Probe probe, String what, int times) {
    assertThat(probe.notes(what, times))
        .filteredOn(message -> message.startsWith(what))
        .as(what)
        .hasSize(times);
  }
}
