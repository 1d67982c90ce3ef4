package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 106 and 107: what failures leave behind. They come last. */
final class LoadCases {

  private static final List<String> FAILING =
      List.of(
          "/do/throws/missing",
          "/do/throws/runtime",
          "/do/sends?status=404",
          "/do/async/throws",
          "/do/async/dispatches?to=/do/throws/missing",
          "/outside/sends?status=404");

  private static final int REQUESTS = 10_000;
  private static final int WARMING_UP = 3_000;
  private static final long GROWTH_BYTES = 3 << 20;

  private LoadCases() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            106, "next request on the connection", probe -> assertThat(probe.unclean()).isEmpty()),
        new Case(106, "requests sent ahead", LoadCases::pipelined),
        new Case(107, "10,000 failing requests", LoadCases::load));
  }

  private static void pipelined(Probe probe) throws IOException {
    for (String target : FAILING) {
      Request first = probe.get(target);
      Request second = probe.get("/do/ok");
      try (Wire wire = probe.connect()) {
        wire.send(first.head() + second.head());
        Response response = wire.read("GET").sentAs(first.id());
        probe.answered(response, response.status());
        if (response.keepsAlive()) {
          Response next = wire.read("GET");
          assertThat(next.text()).isEqualTo("ok");
          assertThat(next.header("X-Request-Id")).isEqualTo(second.id());
        }
      }
    }
  }

  private static void load(Probe probe) throws IOException {
    Set<String> ids = new HashSet<>();
    send(probe, WARMING_UP, ids);
    long before = probe.process().heap();
    send(probe, REQUESTS - WARMING_UP, ids);
    probe.quiet();
    assertThat(probe.process().heap() - before).as("growth of the heap").isLessThan(GROWTH_BYTES);
    // a client that left in a case before may be noticed now
    List<Line> own =
        probe.lines().stream()
            .filter(line -> line.isOfAFailure() && ids.contains(line.id()))
            .toList();
    assertThat(own.size()).isEqualTo(REQUESTS);
    assertThat(own.stream().map(Line::id).distinct().count()).isEqualTo(REQUESTS);
  }

  private static void send(Probe probe, int count, Set<String> ids) throws IOException {
    Wire wire = probe.connect();
    try {
      for (int i = 0; i < count; i++) {
        Request request = probe.get(FAILING.get(i % FAILING.size()));
        ids.add(request.id());
        Response response = request.sendOn(wire);
        assertThat(response.header("X-Request-Id")).isEqualTo(request.id());
        if (!response.keepsAlive()) {
          wire.close();
          wire = probe.connect();
        }
      }
    } finally {
      wire.close();
    }
  }
}
