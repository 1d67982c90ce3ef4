package dev.outcry.containers;

import java.util.List;
import java.util.Optional;

/**
 * Where a container makes a promise impossible, and why. This is the one place: the README's table
 * is taken from it, and an entry that is no longer true fails the suite.
 */
final class KnownExceptions {

  /**
   * One container that cannot pass one case.
   *
   * @param id of the case
   * @param reason what the container does, for users to read
   */
  record KnownException(Container container, String id, String reason) {}

  static final List<KnownException> ALL = List.of();

  private KnownExceptions() {}

  static Optional<KnownException> find(Container container, Case of) {
    return ALL.stream()
        .filter(known -> known.container() == container && known.id().equals(of.id()))
        .findFirst();
  }
}
