package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Requests that succeed do not wait for one another. */
final class NoLockOnTheHappyPathTest {

  private static final String PACKAGE = "dev.outcry.servlet.";

  private static final Set<String> ROOTS =
      Set.of(
          PACKAGE + "ErrorFilter.doFilter",
          PACKAGE + "GuardedRequest.getInputStream",
          PACKAGE + "GuardedRequest.getReader",
          PACKAGE + "GuardedRequest.getParameter",
          PACKAGE + "GuardedResponse.getOutputStream",
          PACKAGE + "GuardedResponse.getWriter",
          PACKAGE + "GuardedResponse.setStatus",
          PACKAGE + "GuardedResponse.setHeader",
          PACKAGE + "GuardedResponse.flushBuffer",
          PACKAGE + "GuardedOutputStream.write",
          PACKAGE + "GuardedInputStream.read",
          PACKAGE + "GuardedWriter.write");

  /** What only a failure reaches, or asynchronous work, or the first request of an application. */
  private static final Set<String> NOT_ON_IT =
      Set.of(
          PACKAGE + "RequestGuard.complain",
          PACKAGE + "Exchange.failed",
          PACKAGE + "Exchange.failures",
          PACKAGE + "Exchange.endAsync",
          PACKAGE + "Contexts.warn",
          PACKAGE + "ContainerQuirks.failedMethod",
          PACKAGE + "RequestPaths.ofFailed",
          PACKAGE + "MountingCheck.look",
          PACKAGE + "GuardedResponse.lost",
          PACKAGE + "RequestFailures.readFailed",
          PACKAGE + "RequestFailures.bodyRefused",
          PACKAGE + "RefusedBody.ofParameters",
          "dev.outcry.context.Attachments.setAll");

  private final CallGraph calls = new CallGraph().with(GuardedResponse.class).with(scope());

  private static Class<?> scope() {
    try (RequestContext.Scope open = RequestContext.of("any").open()) {
      return open.getClass();
    }
  }

  @Test
  void takesNoLock() {
    Set<String> happyPath = calls.reached(ROOTS, NOT_ON_IT);

    assertThat(calls.locking(happyPath)).isEmpty();
  }

  @Test
  void theHappyPathIsReadWhole() {
    Set<String> happyPath = calls.reached(ROOTS, NOT_ON_IT);

    assertThat(happyPath)
        .contains(
            PACKAGE + "Contexts.of",
            PACKAGE + "GuardedResponse.isEnded", // by a call of the abstract one
            PACKAGE + "GuardedResponse.chainReturned",
            "dev.outcry.context.RequestIds.accept",
            "dev.outcry.context.CurrentContext.open",
            "dev.outcry.context.CurrentContext$OpenScope.leave");
  }

  @Test
  void whatIsLeftOutIsNothingElseThanNamed() {
    Set<String> withFailures = calls.reached(ROOTS, Set.of());

    assertThat(withFailures).containsAll(NOT_ON_IT);
  }

  @Test
  void locksOfEachKindAreFound() {
    String type = Locks.class.getName();
    Set<String> all = new TreeSet<>();
    for (String method : Set.of("none", "method", "block", "lock", "viaLambda")) {
      all.add(type + "." + method);
    }

    Set<String> reached = new CallGraph().reached(all, Set.of());

    assertThat(new CallGraph().with(Locks.class).locking(reached))
        .contains(type + ".method", type + ".block", type + ".lock")
        .doesNotContain(type + ".none")
        .anyMatch(method -> method.startsWith(type + ".lambda$viaLambda"));
  }

  @SuppressWarnings("unused") // read, never run
  private static final class Locks {
    private final ReentrantLock lock = new ReentrantLock();
    private int count;

    void none() {
      count++;
    }

    synchronized void method() {
      count++;
    }

    void block() {
      synchronized (lock) {
        count++;
      }
    }

    void lock() {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }

    void viaLambda(Executor executor) {
      executor.execute(
          () -> {
            synchronized (lock) {
              count++;
            }
          });
    }
  }
}
