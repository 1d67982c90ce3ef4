package dev.outcry.containers;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cases on one container, in one process, one after another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryCase {

  @RegisterExtension static final TableOfVerdicts TABLE = new TableOfVerdicts();

  private final Launch launch;
  private final List<Case> asked;
  private final List<String> unclean = new ArrayList<>();
  private ContainerProcess process;
  private int start;
  private long began;

  /** All of them, in an application that is mounted from code. */
  EveryCase(Container container) {
    this(Launch.fromCode(container), AllCases.asked());
  }

  EveryCase(Launch launch, List<Case> asked) {
    this.launch = launch;
    this.asked = asked;
  }

  ContainerProcess process() {
    return process;
  }

  @BeforeAll
  void start() {
    began = System.nanoTime();
    process = new ContainerProcess(launch);
    warmUp();
  }

  /** The first answers load classes: on a busy machine for longer than a connection may be idle. */
  private void warmUp() {
    Probe first = new Probe(process, asked.get(0), unclean);
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        first.get("/do/ok").send();
        first.get("/nowhere").send();
        return;
      } catch (IOException tooSlow) {
        // what it has loaded it need not load again
      }
    }
  }

  @AfterAll
  void stop() {
    process.close();
    TABLE.took(launch, Duration.ofNanos(System.nanoTime() - began));
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return asked.stream()
        .map(running -> DynamicTest.dynamicTest(running.id(), () -> judge(running)));
  }

  private void judge(Case running) throws Throwable {
    Optional<KnownExceptions.KnownException> known =
        KnownExceptions.find(launch.container(), running);
    Throwable failure = failure(running);
    if (known.isPresent() && failure == null) {
      failure =
          new AssertionError("passes, although listed as an exception: " + known.get().reason());
    } else if (known.isPresent() && says(failure, known.get().sign())) {
      TABLE.known(launch, running, known.get().reason());
      return;
    }
    TABLE.add(launch, running, failure, saidMeanwhile());
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean says(Throwable failure, String sign) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").contains(sign);
  }

  private String saidMeanwhile() {
    return process.since(start).stream()
        .filter(line -> !line.isNote())
        .limit(3)
        .map(Line::brief)
        .collect(Collectors.joining(", "));
  }

  private Throwable failure(Case running) {
    if (!process.isAlive()) {
      process = new ContainerProcess(launch);
    }
    start = process.position();
    try {
      running.check().on(new Probe(process, running, unclean));
      return null;
    } catch (Throwable failed) {
      if (failed instanceof SocketTimeoutException) {
        process.close(); // what hangs would come to its end in the midst of other cases
      }
      return failed;
    }
  }
}
