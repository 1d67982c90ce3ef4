package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mounting with a gap is warned of, once for each, on containers of every make. */
class GapsIT {

  private static final String BEFORE = "dev.outcry.containers.app.Gap$Before runs around it";

  @ParameterizedTest
  @EnumSource(
      value = Container.class,
      names = {"TOMCAT_11", "UNDERTOW"})
  void eachIsWarnedOfOnce(Container container) throws Exception {
    String dispatches = "/do/async/dispatches?to=/do/ok";
    try (ContainerProcess process = new ContainerProcess(Launch.gaps(container))) {
      askedTwice(process, "/paths", 0, 200, 200, "/do/ok");
      askedTwice(process, "/page", 0, 200, 200, "/do/ok");
      assertThat(warnings(process, 0)) // Undertow starts filters with their first request
          .hasSize(2)
          .anySatisfy(line -> assertThat(line).contains("[/do/*]", "<url-pattern>/*</url-pattern>"))
          .anySatisfy(line -> assertThat(line).contains("no error page is mounted"));
      assertThat(
              askedTwice(process, "/none", 0, 200, 500, "/do/ok", "/do/throws/runtime", dispatches))
          .isEmpty();
      assertThat(askedTwice(process, "/order", 1, 200, 200, "/do/ok"))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("not the first", BEFORE));
      assertThat(askedTwice(process, "/async_support", 1, 200, 200, "/do/ok"))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("<async-supported>true</async-supported>"));
      assertThat(askedTwice(process, "/async_dispatch", 1, 200, 200, dispatches))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("<dispatcher>ASYNC</dispatcher>"));
      assertThat(askedTwice(process, "/error_dispatch", 1, 500, 500, "/before"))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("<dispatcher>ERROR</dispatcher>"));
    }
  }

  /** Waits for so many warnings: one may come after the answer. */
  private static List<String> askedTwice(
      ContainerProcess process,
      String application,
      int warnings,
      int least,
      int most,
      String... paths)
      throws Exception {
    int before = process.position();
    Probe probe = new Probe(process, new Case(0, application + paths.length, any -> {}), List.of());
    for (int i = 0; i < 2; i++) {
      for (String path : paths) {
        try (Wire wire = probe.connect()) {
          Request request = probe.get(application + path).header("Connection", "close");
          assertThat(request.sendOn(wire).status()).as(application + path).isBetween(least, most);
        }
      }
    }
    process.settle();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (warnings(process, before).size() < warnings && System.nanoTime() - end < 0) {
      Thread.sleep(5);
      process.settle();
    }
    return warnings(process, before);
  }

  private static List<String> warnings(ContainerProcess process, int position) {
    return process.since(position).stream()
        .filter(line -> line.logger().equals("dev.outcry.servlet.ErrorFilter"))
        .map(line -> line.level() + " " + line.message())
        .toList();
  }
}
