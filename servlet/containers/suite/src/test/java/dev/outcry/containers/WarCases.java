package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The application as a WAR that is mounted by its web.xml, with the toolkit and a logging library
 * of its own: the same answers as from code, and nothing is left of it when it goes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class WarCases extends EveryCase {

  /** Each way that a failure can take to its answer. */
  private static final Set<Integer> REPRESENTATIVE =
      Set.of(
          1, 3, 7, 9, 18, 19, 21, 22, 23, 26, 27, 43, 46, 53, 54, 61, 62, 65, 66, 69, 70, 80, 98,
          101, 102);

  private static final int REDEPLOYMENTS = 3;

  WarCases(Container container) {
    super(
        Launch.war(container),
        AllCases.asked().stream().filter(one -> REPRESENTATIVE.contains(one.number())).toList());
  }

  /** Not that of the launcher, which is on the container's class path too. */
  @Test
  @Order(Integer.MAX_VALUE - 2)
  void theToolkitIsItsOwn() throws IOException {
    Probe probe = probe("own");
    assertThat(probe.get("/do/loaders").send().text()).isEqualTo("toolkit true, log true");
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void mountingHasNoGap() {
    assertThat(process().since(0))
        .filteredOn(line -> line.logger().equals("dev.outcry.servlet.ErrorFilter"))
        .extracting(Line::brief)
        .isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void redeploymentsFreeItsClassLoader() throws IOException {
    for (int i = 0; i < REDEPLOYMENTS; i++) {
      int before = process().position();
      process().redeploy();
      assertThat(process().since(before))
          .as("what the container finds left behind")
          .filteredOn(line -> line.isOfTheContainer() && !line.level().equals("INFO"))
          .filteredOn(line -> !line.message().contains("SecureRandom")) // Tomcat: it took 100 ms
          // Tomcat's own pool: its thread has the class loader of whatever was deployed just then
          .filteredOn(line -> !line.message().contains("[Catalina-utility-"))
          .extracting(Line::brief)
          .isEmpty();
      // a new connection: Jetty's selector holds on to the last one that ended
      fail(probe("after redeployment " + i));
      assertThat(process().isReplacedFreed()).as("freed by redeployment " + i).isTrue();
    }
  }

  private static void fail(Probe probe) throws IOException {
    probe.failed(probe.get("/do/throws/missing-order"), 410);
    probe.failed(probe.get("/do/throws/runtime"), 500);
    probe.failed(probe.get("/do/sends?status=404"), 404);
    probe.failed(probe.get("/do/async/throws"), 500);
    probe.failed(probe.get("/do/async/runs?error=error"), 500);
  }

  private Probe probe(String name) {
    return new Probe(process(), new Case(0, name, any -> {}), List.of());
  }
}
