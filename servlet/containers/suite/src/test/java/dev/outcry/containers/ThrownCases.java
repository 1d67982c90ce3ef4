package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** 1 to 21: what is thrown before anything is on the wire. */
final class ThrownCases {

  private ThrownCases() {}

  static List<Case> cases() {
    return List.of(
        thrown(1, "RuntimeException", "runtime", 500),
        new Case(
            1,
            "stack trace in the log, none on the wire",
            probe -> {
              Response response = probe.failed(probe.get("/do/throws/linkage"), 500);
              Line line = probe.logged(response.id(), 500);
              assertThat(line.traced()).isTrue();
              assertThat(line.exception()).isEqualTo("java.lang.LinkageError");
              assertThat(response.text()).doesNotContain("linked", "LinkageError");
            }),
        thrown(2, "NullPointerException without a message", "null-message", 500),
        thrown(3, "ServletException goes by its cause", "servlet", 404),
        thrown(4, "ServletException in ServletException", "servlet-nested", 404),
        thrown(5, "IOException is logged", "io", 500),
        thrown(6, "StackOverflowError", "stack-overflow", 500),
        thrown(7, "OutOfMemoryError", "out-of-memory", 500),
        thrown(8, "NoClassDefFoundError", "no-class", 500),
        thrown(9, "AssertionError", "assertion", 500),
        thrown(10, "LinkageError", "linkage", 500),
        thrown(11, "sneaky checked exception", "checked", 500),
        thrown(12, "bare Throwable", "throwable", 500),
        thrown(13, "getMessage() throws", "bad-message", 500),
        thrown(14, "toString() throws", "bad-to-string", 500),
        new Case(15, "CR, LF and HTML in the message", ThrownCases::markup),
        thrown(16, "cycle of causes", "cycle", 500),
        new Case(17, "interrupt flag", ThrownCases::interrupted),
        thrown(18, "most specific class wins", "missing-order", 410),
        thrown(18, "less specific class", "missing", 404),
        new Case(
            18,
            "through a forward",
            probe -> probe.failedAloud(probe.get("/do/forward?to=throws/missing-order"), 410)),
        new Case(
            18,
            "through a forward, the container keeps quiet",
            probe -> probe.failed(probe.get("/do/forward?to=throws/missing-order"), 410)),
        new Case(
            18,
            "through two forwards",
            probe ->
                probe.failedAloud(probe.get("/do/forward-twice?to=throws/missing-order"), 410)),
        new Case(
            18,
            "through an include",
            probe ->
                probe.failedAloud(probe.get("/do/include?page=/do/throws/missing-order"), 410)),
        new Case(
            18,
            "Error through a forward",
            probe -> probe.failedAloud(probe.get("/do/forward?to=throws/assertion"), 500)),
        new Case(
            19,
            "status mapping beats class mapping",
            probe -> {
              Response response = probe.failed(probe.get("/do/throws/mapped"), 409);
              assertThat(response.json().path("reason").asString("")).isEqualTo("by_status");
            }),
        new Case(20, "UnavailableException", probe -> probe.failed(probe.get("/unavailable"), 503)),
        new Case(
            20,
            "UnavailableException, Retry-After",
            probe -> {
              Response response = probe.failed(probe.get("/unavailable-too"), 503);
              assertThat(response.header("Retry-After")).as("Retry-After").isEqualTo("7");
            }),
        new Case(
            21,
            "servlet that cannot start",
            probe -> probe.answered(probe.get("/init-fails").send(), 500)),
        new Case(
            21,
            "servlet that cannot start, again",
            probe -> {
              Response response = probe.answered(probe.get("/init-fails").send(), 500);
              probe.logged(response.id(), 500);
            }));
  }

  private static Case thrown(int number, String name, String action, int status) {
    return new Case(number, name, probe -> probe.failed(probe.get("/do/throws/" + action), status));
  }

  private static void markup(Probe probe) throws Exception {
    Response response = probe.failed(probe.get("/do/throws/markup"), 500);
    assertThat(response.text()).doesNotContain("bold", "<script", "X-Injected");
    assertThat(response.head()).doesNotContain("bold", "<script", "X-Injected");
    assertThat(probe.logged(response.id(), 500).message()).doesNotContain("\r", "\n");
  }

  /** The application tells of each thread that comes to a request interrupted. */
  private static void interrupted(Probe probe) throws Exception {
    probe.failed(probe.get("/do/throws/interrupted"), 500);
    for (int i = 0; i < 20; i++) {
      assertThat(probe.get("/do/ok").send().text()).isEqualTo("ok");
    }
    probe.quiet();
  }
}
