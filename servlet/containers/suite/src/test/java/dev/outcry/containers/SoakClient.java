package dev.outcry.containers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** A client that never rests, on one connection for as long as it lasts. */
final class SoakClient implements Runnable {

  private final int port;
  private final boolean sendsAhead;
  private final String name;
  private final Random random;
  private final SoakLog log;
  private final long endNanos;
  private Wire wire;
  private int requests;

  /** What was sent on this connection, the last few. */
  private final Deque<String> sent = new ArrayDeque<>();

  /**
   * It sends what the seed says, in that order, until the time is over.
   *
   * @param sendsAhead whether it now and then sends a request before the last one is answered
   */
  SoakClient(int port, boolean sendsAhead, String name, long seed, SoakLog log, long endNanos) {
    this.port = port;
    this.sendsAhead = sendsAhead;
    this.name = name;
    this.random = new Random(seed);
    this.log = log;
    this.endNanos = endNanos;
  }

  int requests() {
    return requests;
  }

  @Override
  public void run() {
    try {
      while (System.nanoTime() - endNanos < 0 && log.complaints().isEmpty()) {
        step(random.nextInt(100));
      }
      exchange(Kind.ALL.get(1)); // whatever came last on the connection
      close();
    } catch (IOException | RuntimeException | AssertionError broken) {
      log.complain(name + ": " + broken + ", after " + sent);
    }
  }

  private void step(int choice) throws IOException {
    Kind kind = Kind.ALL.get(random.nextInt(Kind.ALL.size()));
    boolean slow = kind.target().contains("time"); // 300 ms and more without any work
    if (slow && random.nextInt(8) > 0) {
      return;
    }
    boolean breaksOff = kind.ends() == Kind.Ends.CUT || kind.ends() == Kind.Ends.WHOLE;
    if (choice < 12) {
      leave(kind);
    } else if (choice < 14) {
      leaveLargeAnswer();
    } else if (choice < 15) {
      outliveByWorker();
    } else if (choice < 25 && sendsAhead && !breaksOff) {
      exchangeTwo(kind);
    } else {
      exchangeAlone(kind, breaksOff);
    }
  }

  /** After a failure behind the last byte, Tomcat closes the connection without saying so. */
  private void exchangeAlone(Kind kind, boolean breaksOff) throws IOException {
    exchange(kind);
    if (breaksOff) {
      close();
    }
  }

  private String next(String prefix) {
    requests++;
    return prefix + name + "-" + requests;
  }

  private Wire wire() throws IOException {
    if (wire == null) {
      wire = new Wire(port);
    }
    return wire;
  }

  private void close() throws IOException {
    if (wire != null) {
      wire.close();
    }
    wire = null;
    sent.clear();
  }

  private String send(Kind kind) throws IOException {
    String id = expecting(kind);
    wire().send(kind.whole(id));
    return id;
  }

  private String expecting(Kind kind) {
    String id = next("");
    remember(kind, id);
    if (kind.fails()) {
      log.expect(id, kind.status());
    }
    return id;
  }

  private void remember(Kind kind, String id) {
    sent.addLast(id + " " + kind.method() + " " + kind.target());
    if (sent.size() > 4) {
      sent.removeFirst();
    }
  }

  private Response read(Kind kind, String id) throws IOException {
    Response response = wire().read(kind.method());
    String complaint = kind.complaint(response, id);
    if (!complaint.isEmpty()) {
      log.complain(complaint);
    }
    if (!response.keepsAlive()) {
      close();
    }
    return response;
  }

  private Response exchange(Kind kind) throws IOException {
    return read(kind, send(kind));
  }

  /** The second is on the way before the first is answered. */
  private void exchangeTwo(Kind first) throws IOException {
    Kind second = Kind.ALL.get(1);
    String firstId = expecting(first);
    String secondId = next("");
    remember(second, secondId);
    wire().send(first.whole(firstId) + second.whole(secondId));
    if (read(first, firstId).keepsAlive()) {
      read(second, secondId);
    }
  }

  /** Asks, and is gone: in the midst of asking, before the answer, or while it comes. */
  private void leave(Kind kind) throws IOException {
    String id = next("left-");
    log.mayLeave(id, kind.fails());
    try (Wire leaving = new Wire(port)) {
      if (kind.body() > 0 && random.nextBoolean()) {
        leaving.send(kind.head(id) + "b".repeat(random.nextInt(kind.body())));
      } else {
        leaving.send(kind.whole(id));
        if (random.nextBoolean()) {
          leaving.socket().getInputStream().readNBytes(random.nextInt(40));
        }
      }
      leaving.reset();
    }
  }

  private void leaveLargeAnswer() throws IOException {
    String id = next("left-");
    log.mayLeave(id, false);
    try (Wire leaving = new Wire(port)) {
      leaving.send("GET /do/large HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: " + id + "\r\n\r\n");
      leaving.socket().getInputStream().readNBytes(random.nextInt(200_000));
      leaving.reset();
    }
  }

  /** A worker of a request that has timed out writes while the next one is served. */
  private void outliveByWorker() throws IOException {
    String key = name + "-" + requests;
    Response response =
        exchange(
            new Kind("GET", "/do/late/writes?key=" + key, 0, Kind.Ends.ENVELOPE, 503, "timeout"));
    if (response.status() == 503) {
      exchange(new Kind("GET", "/do/late/ok?key=" + key, 0, Kind.Ends.WELL, 200, "ok"));
    }
  }
}
