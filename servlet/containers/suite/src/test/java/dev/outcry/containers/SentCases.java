package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** 22 to 36: sendError and setStatus. */
final class SentCases {

  private SentCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(
        new Case(
            22,
            "sendError with a text",
            probe -> {
              Response response =
                  probe.failed(probe.get("/do/sends?status=404&text=internals"), 404);
              assertThat(response.text()).doesNotContain("internals");
              assertThat(response.head()).doesNotContain("internals");
              assertThat(probe.logged(response.id(), 404).message()).contains("internals");
            }));
    cases.add(sent(23, "sendError without a text", "/do/sends?status=404", 404));
    cases.add(sent(24, "after unflushed bytes", "/do/sends-after-bytes", 404));
    cases.add(
        new Case(
            25,
            "after the commit",
            probe -> {
              Response response = probe.get("/do/sends-after-commit").send();
              probe.brokenOff(response, "partial", 500);
              probe.noted("sendError: IllegalStateException");
            }));
    cases.add(sent(26, "then write", "/do/sends-then-writes", 404));
    cases.add(sent(27, "then throw", "/do/sends-then-throws", 500));
    cases.add(
        new Case(
            28,
            "twice",
            probe -> {
              probe.failed(probe.get("/do/sends-twice"), 404);
              probe.noted("sendError: IllegalStateException");
            }));
    cases.add(sent(29, "then setStatus(200)", "/do/sends-then-status", 404));
    cases.add(
        new Case(
            30,
            "then reset()",
            probe -> {
              probe.failed(probe.get("/do/sends-then-resets"), 404);
              probe.noted("reset: IllegalStateException");
            }));
    for (int status : new int[] {99, 600, 1000}) {
      cases.add(sent(31, "sendError(" + status + ")", "/do/sends?status=" + status, 500));
    }
    for (int status : new int[] {200, 204, 304}) {
      cases.add(own(31, "sendError(" + status + ")", "/do/sends?status=" + status, status, ""));
    }
    cases.add(own(32, "setStatus(404) without a body", "/do/status?status=404", 404, ""));
    cases.add(own(33, "setStatus(404) and a body", "/do/status-and-body", 404, "our own page"));
    cases.add(sent(34, "setStatus(422) then throw", "/do/status-then-throws", 409));
    cases.add(new Case(35, "sendRedirect then throw", SentCases::redirect));
    cases.add(redirectForGood("then throw", "throws", 301));
    cases.add(redirectForGood("in an asynchronous request", "async", 301));
    cases.add(redirectForGood("after sendError", "sent", 404));
    cases.add(new Case(36, "markup in the text", SentCases::markup));
    return cases;
  }

  private static Case sent(int number, String name, String target, int status) {
    return new Case(number, name, probe -> probe.failed(probe.get(target), status));
  }

  /** The application's own answer, which nobody touches. */
  private static Case own(int number, String name, String target, int status, String body) {
    Consumer<Response> check =
        response -> {
          assertThat(response.status()).isEqualTo(status);
          assertThat(response.text()).isEqualTo(body);
          assertThat(response.isWhole()).isTrue();
          if (body.isEmpty()) {
            assertThat(response.header("Content-Type")).isNull();
          }
        };
    return new Case(
        number,
        name,
        probe -> {
          check.accept(probe.get(target).send());
          probe.nothingFailed();
        });
  }

  /** A redirect counts as committed (Servlet 6.0, sendRedirect): it stands, and the log tells. */
  private static void redirect(Probe probe) throws Exception {
    Response response = probe.get("/do/redirects-then-throws").send();
    assertThat(response.status()).as(response.brief()).isEqualTo(302);
    assertThat(response.header("Location")).endsWith("/elsewhere");
    assertThat(response.isWhole()).isTrue();
    probe.logged(response.id(), 500);
    probe.keepsSecrets();
  }

  /** Servlet 6.1's form with a status, where there is one. */
  private static Case redirectForGood(String name, String then, int status) {
    return new Case(
        35,
        "sendRedirect(.., 301, true) " + name,
        probe -> {
          Response response = probe.get("/do/redirects-for-good?then=" + then).send();
          assertThat(response.status()).as(response.brief()).isEqualTo(status);
          if (status == 404) {
            probe.failed(response, 404);
            assertThat(response.header("Location")).isNull();
            probe.noted("redirect: IllegalStateException");
            return;
          }
          assertThat(response.header("Location")).endsWith("/elsewhere");
          assertThat(response.isWhole()).isTrue();
          if (then.equals("throws")) {
            probe.logged(response.id(), 500);
            probe.keepsSecrets();
          } else {
            probe.nothingFailed();
          }
        });
  }

  private static void markup(Probe probe) throws Exception {
    Response response =
        probe.get("/do/sends?status=404&text=markup").header("Accept", "text/html").send();
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).startsWith("text/html");
    assertThat(response.text()).contains(response.id()).doesNotContain("<script", "alert(");
    probe.logged(response.id(), 404);
    probe.quiet();
  }
}
