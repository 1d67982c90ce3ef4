package dev.outcry.containers;

import java.util.List;
import java.util.stream.Stream;

/** Every case, in the order in which they run. */
final class AllCases {

  static final List<Case> IN_ORDER =
      Stream.of(
              ThrownCases.cases(),
              SentCases.cases(),
              MethodCases.cases(),
              LeftoverCases.cases(),
              CommittedCases.cases(),
              AsyncCases.cases(),
              NonBlockingCases.cases(),
              ClientCases.cases(),
              InputCases.cases(),
              ErrorPageCases.cases(),
              IdCases.cases(),
              ThreadCases.cases(),
              ConnectorCases.cases(),
              ListenerCases.cases(),
              MountingCases.cases(),
              LateCases.cases(),
              LoadCases.cases())
          .flatMap(List::stream)
          .toList();

  private AllCases() {}

  /** All of them, or those of the numbers in {@code -Doutcry.cases=61,64}. */
  static List<Case> asked() {
    String numbers = System.getProperty("outcry.cases", "");
    return numbers.isEmpty()
        ? IN_ORDER
        : IN_ORDER.stream()
            .filter(one -> ("," + numbers + ",").contains("," + one.number() + ","))
            .toList();
  }
}
