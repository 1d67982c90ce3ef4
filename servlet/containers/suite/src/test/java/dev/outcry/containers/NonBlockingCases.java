package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** 78 to 81: listeners of non-blocking streams. */
final class NonBlockingCases {

  private NonBlockingCases() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            78,
            "a listener that works",
            probe -> {
              assertThat(read(probe, "nothing").send().text()).isEqualTo("ok");
              probe.nothingFailed();
            }),
        new Case(
            78,
            "onDataAvailable throws",
            probe -> probe.failed(read(probe, "onDataAvailable"), 500)),
        new Case(
            79, "onAllDataRead throws", probe -> probe.failed(read(probe, "onAllDataRead"), 500)),
        new Case(
            80,
            "a listener that works",
            probe -> {
              Response response = write(probe, "nothing").send();
              assertThat(response.isWhole()).isTrue();
              assertThat(response.body()).hasSize(100_000);
              probe.nothingFailed();
            }),
        new Case(
            80,
            "onWritePossible throws before the commit",
            probe -> probe.failed(write(probe, "first"), 500)),
        new Case(
            78, "throw after setReadListener", probe -> probe.failed(read(probe, "at-once"), 500)),
        new Case(
            80,
            "throw after setWriteListener",
            probe -> probe.failed(write(probe, "at-once"), 500)),
        idle("sends", 404),
        idle("throws-in-start", 500),
        idle("sends-in-start", 404),
        idle("timeout", 503),
        new Case(
            81,
            "onWritePossible throws in mid-body",
            probe -> {
              Response response = write(probe, "second").send();
              probe.brokenOff(response, "x".repeat(response.body().length), 500);
            }));
  }

  /** A listener that does not write leaves the stream to us. */
  private static Case idle(String end, int status) {
    return new Case(
        80,
        "idle listener, " + end,
        probe -> probe.failed(probe.get("/do/non-blocking/idle?end=" + end), status));
  }

  private static Request read(Probe probe, String throwsAt) {
    return probe
        .request("POST", "/do/non-blocking/reads?throws=" + throwsAt)
        .body("text/plain", "some bytes");
  }

  private static Request write(Probe probe, String throwsAt) {
    return probe.get("/do/non-blocking/writes?throws=" + throwsAt);
  }
}
