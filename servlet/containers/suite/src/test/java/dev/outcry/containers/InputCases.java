package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 88 to 95: input that a container refuses when the application asks for it. */
final class InputCases {

  private static final String PARAMETER = "/do/input/parameter";

  private InputCases() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            88,
            "bad escape in the query",
            probe -> servedOr400(probe, probe.get(PARAMETER + "?a=%zz"))),
        new Case(
            88,
            "bad escape in a form",
            probe -> servedOr400(probe, probe.request("POST", PARAMETER).form("a=%zz"))),
        new Case(
            89,
            "bad UTF-8 in the query",
            probe -> servedOr400(probe, probe.get(PARAMETER + "?a=%FF"))),
        new Case(
            89,
            "bad UTF-8 in a form",
            probe -> servedOr400(probe, probe.request("POST", PARAMETER).form("a=%FF"))),
        new Case(90, "too many parameters", InputCases::tooManyParameters),
        new Case(91, "form too large", InputCases::formTooLarge),
        new Case(
            92, "part too large", probe -> tooLarge(probe, multipart(probe, "x".repeat(2_000)))),
        new Case(
            92, "request too large", probe -> tooLarge(probe, multipart(probe, "x".repeat(9_000)))),
        new Case(
            93,
            "malformed multipart",
            probe ->
                probe.failed(
                    probe
                        .request("POST", "/multipart")
                        .body("multipart/form-data; boundary=b", "--b\r\nno part at all"),
                    400)),
        new Case(
            93,
            "multipart without a boundary",
            probe ->
                probe.failed(
                    probe.request("POST", "/multipart").body("multipart/form-data", "--b--\r\n"),
                    400)),
        new Case(
            94,
            "unread body of 5 MB",
            probe -> {
              Request request =
                  probe
                      .request("POST", "/do/throws/runtime")
                      .body("application/octet-stream", "x".repeat(5 << 20));
              try (Wire wire = probe.connect()) {
                probe.failed(request.sendOn(wire), 500);
              }
            }),
        new Case(95, "Expect: 100-continue", InputCases::expect));
  }

  private static void servedOr400(Probe probe, Request request) throws IOException {
    Response response = request.send();
    assertThat(response.status()).as(response.brief()).isIn(200, 400);
    if (response.status() == 400 && response.header("X-Request-Id") != null) {
      probe.failed(response, 400);
    }
    probe.wakesNobody();
  }

  private static void tooManyParameters(Probe probe) throws IOException {
    String form =
        IntStream.range(0, 12_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    refused(probe, probe.request("POST", PARAMETER).form(form), Set.of(400, 413));
  }

  private static void formTooLarge(Probe probe) throws IOException {
    Request request = probe.request("POST", PARAMETER).form("a=" + "x".repeat(7 << 20));
    refused(probe, request, Set.of(400, 413));
  }

  private static void refused(Probe probe, Request request, Set<Integer> statuses)
      throws IOException {
    try (Wire wire = probe.connect()) {
      Response response = request.sendOn(wire);
      assertThat(response.status()).as(response.brief()).isIn(statuses);
      probe.failed(response, response.status());
    }
  }

  private static void tooLarge(Probe probe, Request request) throws IOException {
    refused(probe, request, Set.of(413));
  }

  private static Request multipart(Probe probe, String content) {
    return probe
        .request("POST", "/multipart")
        .body(
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + content
                + "\r\n--b--\r\n");
  }

  /** The client waits for a word before it sends its body, and gets the last one. */
  private static void expect(Probe probe) throws IOException {
    Request request =
        probe
            .request("POST", "/do/throws/runtime")
            .header("Expect", "100-continue")
            .header("Content-Length", "10");
    try (Wire wire = probe.connect()) {
      probe.failed(request.sendOn(wire), 500);
    }
  }
}
