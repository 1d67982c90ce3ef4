package dev.outcry.containers;

import static dev.outcry.containers.Container.JETTY_EE10;
import static dev.outcry.containers.Container.JETTY_EE11;
import static dev.outcry.containers.Container.TOMCAT_10;
import static dev.outcry.containers.Container.TOMCAT_11;
import static dev.outcry.containers.Container.UNDERTOW;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a container makes a promise impossible, and why. This is the one place: the README's table
 * is taken from it, and an entry that is no longer true fails the suite.
 */
final class KnownExceptions {

  /**
   * One container that cannot pass one case.
   *
   * @param id of the case
   * @param sign what the failure of the case says then; with another it fails the suite
   * @param reason what the container does, for users to read
   */
  record KnownException(Container container, String id, String sign, String reason) {}

  private static final String FORWARD =
      "the dispatcher itself logs what a forwarded servlet throws, before any filter can catch it";
  private static final String DROPPED =
      "the container drops headers of the failed handler before it asks the error page";

  private static final List<String> REDIRECTS =
      List.of("then throw", "in an asynchronous request", "after sendError");

  static final List<KnownException> ALL = Stream.concat(listed(), ofServlet60()).toList();

  /** Servlet 6.1's sendRedirect. */
  private static Stream<KnownException> ofServlet60() {
    return Stream.of(JETTY_EE10, TOMCAT_10, UNDERTOW)
        .flatMap(
            container ->
                REDIRECTS.stream()
                    .map(
                        name ->
                            known(
                                container,
                                "35 sendRedirect(.., 301, true) " + name,
                                "501 {\"code\":501",
                                "Servlet 6.0 has no such method")));
  }

  private static Stream<KnownException> listed() {
    return Stream.of(
        known(
            TOMCAT_10,
            "18 through a forward, the container keeps quiet",
            "threw exception",
            FORWARD),
        known(
            TOMCAT_11,
            "18 through a forward, the container keeps quiet",
            "threw exception",
            FORWARD),
        known(
            UNDERTOW,
            "20 UnavailableException",
            "503 (empty)",
            "the container turns it into a bare setStatus(503) below all filters"),
        known(
            UNDERTOW,
            "20 UnavailableException, Retry-After",
            "503 (empty)",
            "the container turns it into a bare setStatus(503) below all filters"),
        known(
            JETTY_EE10,
            "20 UnavailableException, Retry-After",
            "[Retry-After] expected: \"7\" but was: null",
            "the container turns it into sendError(503), which does not say for how long"),
        known(
            JETTY_EE11,
            "20 UnavailableException, Retry-After",
            "[Retry-After] expected: \"7\" but was: null",
            "the container turns it into sendError(503), which does not say for how long"),
        known(
            JETTY_EE10,
            "21 servlet that cannot start, again",
            "expected: 500 but was: 404",
            "the container answers 404 for a servlet whose start has failed once"),
        known(
            JETTY_EE11,
            "21 servlet that cannot start, again",
            "expected: 500 but was: 404",
            "the container answers 404 for a servlet whose start has failed once"),
        known(
            UNDERTOW,
            "93 multipart without a boundary",
            "200 0 parts",
            "to the container that is a form without parts"),
        known(
            JETTY_EE10,
            "96 as the filter: left/chosen?end=throws",
            "vary: [Origin]",
            DROPPED + ": Vary"),
        known(
            JETTY_EE11,
            "96 as the filter: left/chosen?end=throws",
            "vary: [Origin]",
            DROPPED + ": Vary"),
        known(
            TOMCAT_10,
            "90 too many parameters",
            "[lines besides]",
            "the container's parser tells of it at INFO, beside our line"),
        known(
            UNDERTOW,
            "96 as the filter: left/chosen?end=throws",
            "vary: [Origin]",
            DROPPED + ": all of them"),
        unanswered("109 refused: no request line"),
        unanswered("109 refused: space in the target"),
        unanswered("109 refused: method that is no token"),
        unanswered("110 refused: no Host"),
        unanswered("110 refused: length that is no number"),
        unanswered("112 refused: malformed escape"));
  }

  private KnownExceptions() {}

  private static KnownException known(Container container, String id, String sign, String reason) {
    return new KnownException(container, id, sign, reason);
  }

  private static KnownException unanswered(String id) {
    return known(
        UNDERTOW,
        id,
        "400 (empty)",
        "its listener ends a request that it cannot parse by a bare 400, before any handler");
  }

  static Optional<KnownException> find(Container container, Case of) {
    return ALL.stream()
        .filter(known -> known.container() == container && known.id().equals(of.id()))
        .findFirst();
  }
}
