package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;

/** 82 to 87: clients that leave, stall, or send nonsense. Nobody is to be woken for them. */
final class ClientCases {

  private static final String BODY = "/do/input/body";

  private ClientCases() {}

  static List<Case> cases() {
    return List.of(
        new Case(82, "RST during a large write", ClientCases::resetDuringWrite),
        new Case(83, "FIN before the first write", ClientCases::goneBeforeWrite),
        new Case(
            84,
            "body cut short",
            probe ->
                spoilt(
                    probe,
                    probe.request("POST", BODY).header("Content-Length", "100"),
                    "ten",
                    true)),
        new Case(
            85,
            "chunked body cut short",
            probe -> spoilt(probe, chunked(probe), "a\r\n0123456789\r\n5\r\nxx", true)),
        new Case(
            86,
            "stalled body",
            probe ->
                spoilt(
                    probe,
                    probe.request("POST", BODY).header("Content-Length", "100"),
                    "ten",
                    false)),
        new Case(
            86,
            "stalled chunked body",
            probe -> spoilt(probe, chunked(probe), "a\r\n0123456789\r\n5\r\nxx", false)),
        new Case(
            87,
            "malformed chunk",
            probe -> spoilt(probe, chunked(probe), "zz\r\nhello\r\n0\r\n\r\n", false)),
        new Case(
            87,
            "malformed second chunk",
            probe ->
                spoilt(
                    probe, chunked(probe), "a\r\n0123456789\r\n-5\r\nhello\r\n0\r\n\r\n", false)));
  }

  private static Request chunked(Probe probe) {
    return probe.request("POST", BODY).header("Transfer-Encoding", "chunked");
  }

  private static void resetDuringWrite(Probe probe) throws IOException {
    Request request = probe.get("/do/large");
    try (Wire wire = probe.connect()) {
      wire.send(request.head());
      assertThat(wire.socket().getInputStream().readNBytes(1_000)).hasSize(1_000);
      wire.reset();
    }
    left(probe, request);
  }

  private static void goneBeforeWrite(Probe probe) throws Exception {
    String key = probe.newId();
    Request request = probe.get("/do/late/large?key=" + key);
    try (Wire wire = probe.connect()) {
      wire.send(request.head());
      probe.awaitNote(request, "begun");
    }
    assertThat(probe.get("/do/late/ok?key=" + key).send().text()).isEqualTo("ok");
    left(probe, request);
  }

  /** The one line that says so is for those who look for it. */
  private static void left(Probe probe, Request request) {
    assertThat(probe.failuresOf(request.id(), 1))
        .singleElement()
        .satisfies(line -> assertThat(line.level()).isEqualTo("DEBUG"));
    probe.wakesNobody();
  }

  /**
   * A request's body that cannot be read to its end is the client's failure.
   *
   * @param ends whether the client has gone, so that nobody reads what the container may yet say
   */
  private static void spoilt(Probe probe, Request request, String body, boolean ends)
      throws IOException {
    try (Wire wire = probe.connect()) {
      wire.send(request.head() + body);
      if (ends) {
        wire.endSending();
      }
      Optional<Response> response = answer(wire, request);
      if (response.isPresent()) {
        assertThat(response.get().status()).as(response.get().brief()).isBetween(400, 499);
        if (!ends && response.get().header("X-Request-Id") != null) {
          probe.answered(response.get(), response.get().status());
        }
      }
    }
    probe.wakesNobody();
  }

  private static Optional<Response> answer(Wire wire, Request request) throws IOException {
    try {
      return Optional.of(wire.read("POST").sentAs(request.id()));
    } catch (SocketTimeoutException forgotten) {
      throw new AssertionError("neither an answer nor an end", forgotten);
    } catch (IOException closed) {
      assertThat(closed).hasMessageNotContaining("ended in the head");
      return Optional.empty();
    }
  }
}
