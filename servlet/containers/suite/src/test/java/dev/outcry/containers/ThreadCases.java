package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** 108: requests run on the kind of threads that was asked for. */
final class ThreadCases {

  private ThreadCases() {}

  static List<Case> cases() {
    return List.of(
        runs("request", "/do/thread"), runs("dispatch", "/do/async/dispatches?to=/do/thread"));
  }

  private static Case runs(String name, String target) {
    return new Case(
        108,
        "threads: " + name,
        probe -> {
          String thread = probe.get(target).send().text();
          assertThat(thread.startsWith("VirtualThread["))
              .as(thread)
              .isEqualTo(probe.process().isVirtual());
        });
  }
}
