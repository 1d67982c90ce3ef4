package dev.outcry.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All cases on one container, in one process, one after another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryCase {

  @RegisterExtension static final TableOfVerdicts TABLE = new TableOfVerdicts();

  private final Container container;
  private final List<String> unclean = new ArrayList<>();
  private ContainerProcess process;

  EveryCase(Container container) {
    this.container = container;
  }

  @BeforeAll
  void start() {
    process = new ContainerProcess(container);
  }

  @AfterAll
  void stop() {
    process.close();
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return AllCases.IN_ORDER.stream()
        .map(running -> DynamicTest.dynamicTest(running.id(), () -> judge(running)));
  }

  private void judge(Case running) throws Throwable {
    Optional<KnownExceptions.KnownException> known = KnownExceptions.find(container, running);
    Throwable failure = failure(running);
    if (known.isPresent() && failure == null) {
      failure =
          new AssertionError("passes, although listed as an exception: " + known.get().reason());
    } else if (known.isPresent()) {
      TABLE.known(container, running, known.get().reason(), failure);
      return;
    }
    TABLE.add(container, running, failure);
    if (failure != null) {
      throw failure;
    }
  }

  private Throwable failure(Case running) {
    try {
      if (!process.isAlive()) {
        process = new ContainerProcess(container);
      }
      running.check().on(new Probe(process, running, unclean));
      return null;
    } catch (Throwable failed) {
      return failed;
    }
  }
}
