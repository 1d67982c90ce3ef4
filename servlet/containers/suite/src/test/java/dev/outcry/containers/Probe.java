package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a case asks a container with, and what it expects. */
final class Probe {

  /** For what comes without a request that waits for it. */
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final ContainerProcess process;
  private final Case running;
  private final List<String> unclean;
  private final int start;
  private int requests;

  /**
   * Prepares for a case.
   *
   * @param unclean where it is noted which requests have spoilt the next on their connection
   */
  Probe(ContainerProcess process, Case running, List<String> unclean) {
    this.process = process;
    this.running = running;
    this.unclean = unclean;
    this.start = process.position();
  }

  ContainerProcess process() {
    return process;
  }

  List<String> unclean() {
    return List.copyOf(unclean);
  }

  Wire connect() throws IOException {
    return new Wire(process.port());
  }

  Request get(String target) {
    return request("GET", target);
  }

  Request request(String method, String target) {
    return new Request(this, method, target, newId());
  }

  /** One that no other request has. */
  String newId() {
    requests++;
    return "c"
        + running.number()
        + "-"
        + Integer.toHexString(running.name().hashCode())
        + "-"
        + requests;
  }

  /** The next request on a connection is served as if nothing had been before it. */
  void lookAfter(Wire wire, String before) {
    Request next = get("/do/ok");
    try {
      Response response = next.sendOn(wire);
      boolean clean =
          response.status() == 200
              && response.text().equals("ok")
              && next.id().equals(response.header("X-Request-Id"));
      if (!clean) {
        unclean.add(running.id() + ": " + before + " is followed by " + response.brief());
      }
    } catch (SocketException closed) {
      return; // it may close the connection whenever it likes
    } catch (IOException | RuntimeException | AssertionError broken) {
      if (!"no response".equals(broken.getMessage())) {
        unclean.add(running.id() + ": " + before + " is followed by " + broken.getMessage());
      }
    }
  }

  /** An error's whole answer: the envelope, one line under its id, nothing of the container. */
  Response failed(Response response, int status) {
    answered(response, status);
    logged(response.id(), status);
    quiet();
    return response;
  }

  Response failed(Request request, int status) throws IOException {
    return failed(request.send(), status);
  }

  /** The same where the container has seen the exception as well, and says so once more. */
  Response failedAloud(Request request, int status) throws IOException {
    Response response = answered(request.send(), status);
    logged(response.id(), status);
    return response;
  }

  /** The envelope alone. */
  Response answered(Response response, int status) {
    assertThat(response.status()).as("status of <%s>", response.brief()).isEqualTo(status);
    assertThat(response.isWhole()).as("whole <%s>", response.brief()).isTrue();
    assertThat(response.header("Content-Type"))
        .as("Content-Type of <%s>", response.brief())
        .isNotNull()
        .matches("(?i)application/json(; *charset=utf-8)?");
    assertThat(response.header("Content-Length"))
        .as("Content-Length")
        .isEqualTo(Integer.toString(response.body().length));
    assertThat(response.header("Cache-Control")).as("Cache-Control").isEqualTo("no-store");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.json().path("code").asInt(0)).as("code in the body").isEqualTo(status);
    assertThat(response.header("X-Request-Id"))
        .as("X-Request-Id")
        .isEqualTo(response.id())
        .isEqualTo(response.json().path("request_id").asString(""));
    return response;
  }

  /** Exactly one line of a failure under this id, at the level of its status. */
  Line logged(String id, int status) {
    List<Line> lines = failuresOf(id, 1);
    assertThat(briefs(lines)).as("failure lines of %s", id).hasSize(1);
    Line line = lines.get(0);
    assertThat(line.status()).as("status in the log").isEqualTo(status);
    assertThat(line.level())
        .as("level of %s", status)
        .isEqualTo(status == 503 ? "WARN" : status >= 500 ? "ERROR" : "INFO");
    return line;
  }

  /** A response of which a part was sent before the failure: the client can see that it is cut. */
  void brokenOff(Response response, String body, int loggedStatus) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).as("what came").isEqualTo(body);
    assertThat(response.isWhole()).as("came to its end").isFalse();
    logged(response.id(), loggedStatus);
    keepsSecrets();
  }

  /**
   * The same where the response is broken off by a dispatch of its own. Undertow says so, after the
   * client has seen it and with nobody inside the request in between.
   */
  void brokenOffByDispatch(Response response, String body, int loggedStatus) {
    brokenOff(response, body, loggedStatus);
    await(
        () ->
            !process.isOn(Container.UNDERTOW)
                || containerLines().stream().anyMatch(l -> l.all().contains("ResponseAborted")));
  }

  /** The container may say that it broke a response off, and not why: that is in our line. */
  void keepsSecrets() {
    assertThat(briefs(containerLines().stream().filter(l -> l.all().contains("secret")).toList()))
        .as("lines with the secret")
        .isEmpty();
  }

  /** Nobody says anything beside the failure lines. */
  void quiet() {
    assertThat(briefs(containerLines())).as("lines besides").isEmpty();
  }

  /** A client that left or sends nonsense: nothing that somebody would be woken for. */
  void wakesNobody() {
    List<Line> alarming =
        lines().stream()
            .filter(line -> line.isOfAFailure() || line.isOfTheContainer())
            .filter(line -> line.level().equals("ERROR") || line.level().equals("WARN"))
            .toList();
    assertThat(briefs(alarming)).as("alarming lines").isEmpty();
  }

  /** Nothing has failed, and nobody says otherwise. */
  void nothingFailed() {
    assertThat(briefs(failures(line -> true))).as("failure lines").isEmpty();
    quiet();
  }

  /** All lines of failures under this id. */
  List<Line> failuresOf(String id) {
    return failures(line -> line.id().equals(id));
  }

  /** The same, and waits for so many: the work behind an answer may not even have begun. */
  List<Line> failuresOf(String id, int count) {
    await(() -> failuresOf(id).size() >= count);
    return failuresOf(id);
  }

  private List<Line> failures(Predicate<Line> which) {
    return lines().stream().filter(line -> line.isOfAFailure() && which.test(line)).toList();
  }

  private List<Line> containerLines() {
    return lines().stream().filter(Line::isOfTheContainer).toList();
  }

  /** What the application has said of itself. */
  List<Line> notes() {
    return lines().stream().filter(Line::isNote).toList();
  }

  /** The texts of the notes; waits until so many of them begin with this. */
  List<String> notes(String begins, int count) {
    Supplier<List<String>> said = () -> notes().stream().map(Line::message).toList();
    await(() -> said.get().stream().filter(text -> text.startsWith(begins)).count() >= count);
    return said.get();
  }

  /** Asserts that the application says this. */
  void noted(String text) {
    await(() -> notes().stream().anyMatch(line -> line.message().equals(text)));
    assertThat(notes()).extracting(Line::message).contains(text);
  }

  /** Returns when it is so, or with patience at its end: what is asserted then says what lacks. */
  private static void await(BooleanSupplier comes) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (!comes.getAsBoolean() && System.nanoTime() - end < 0) {
        Thread.sleep(5);
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Waits until the application has said this of a request, and its first thread has left it. */
  void awaitNote(Request request, String text) {
    BooleanSupplier said =
        () ->
            notes().stream()
                .anyMatch(line -> line.id().equals(request.id()) && line.message().equals(text));
    await(said);
    process.settle();
    if (!said.getAsBoolean()) {
      throw new AssertionError("the application does not say: " + text);
    }
  }

  /** Waits until a failure of a request has its line, where nobody reads the answer. */
  void awaitFailure(Request request) {
    await(() -> !failuresOf(request.id()).isEmpty());
  }

  /** All lines since the case began, once nothing is at work any more. */
  List<Line> lines() {
    process.settle();
    return process.since(start);
  }

  private static List<String> briefs(List<Line> lines) {
    return lines.stream().map(Line::brief).toList();
  }
}
