package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.Outcry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error that the application sends in an asynchronous request is answered, whoever sends it. */
class SentInCyclesTest {

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  /** A listener that does this in onError. */
  private record OnError(Consumer<AsyncEvent> does) implements AsyncListener {
    @Override
    public void onError(AsyncEvent event) {
      does.accept(event);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      throw new AssertionError("nothing takes that long");
    }

    @Override
    public void onComplete(AsyncEvent event) {
      // the response says how
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // no second cycle
    }
  }

  private static void send(ServletResponse response, int status) {
    try {
      ((HttpServletResponse) response).sendError(status);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As frameworks do that wrap the response and dispatch with the wrapper. */
  @ParameterizedTest
  @ValueSource(ints = {409, 304})
  void aResponseThatBringsTheOneOfTheDispatchBefore(int status) {
    server.when(
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            response.sendError(status);
          } else {
            request.startAsync(request, new HttpServletResponseWrapper(response)).dispatch();
          }
        });

    Wire.Response response = server.get("/orders").send();

    assertThat(response.status()).isEqualTo(status);
    assertThat(failures.all()).hasSize(status < 400 ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasSentBeforeAListenerEndedTheCycle(boolean dispatches) {
    server.when(
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            response.getWriter().print("second");
            return;
          }
          request
              .startAsync()
              .addListener(
                  new OnError(
                      event -> {
                        if (dispatches) {
                          event.getAsyncContext().dispatch("/second");
                        } else {
                          event.getAsyncContext().complete();
                        }
                      }));
          response.sendError(422);
          throw new IllegalStateException("after what was sent");
        });
    assertEnvelope(server.get("/x").send(), 422);
    assertThat(failures.all())
        .extracting(line -> LoggedLines.value(line, "status"))
        .containsExactlyInAnyOrder(422, 500);
  }

  @Test
  void aBodilessStatusThatWasSentBeforeAListenerCompleted() {
    server.when(
        (request, response) -> {
          request
              .startAsync()
              .addListener(new OnError(event -> event.getAsyncContext().complete()));
          response.sendError(304);
          throw new IllegalStateException("after what was sent");
        });
    assertThat(server.get("/x").send().status()).isEqualTo(304);
    assertThat(LoggedLines.value(failures.only(), "status")).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theResponseOfADispatchBefore(boolean inAnotherThread) {
    server.when(
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            ServletResponse first = (ServletResponse) request.getAttribute("first");
            send(first, 409);
            first.getWriter().print("dropped");
            response.getWriter().print("dropped");
            assertThat(response.isCommitted()).isTrue();
            assertThat(first.isCommitted()).isTrue();
            return;
          }
          request.setAttribute("first", response);
          AsyncContext async = request.startAsync();
          if (inAnotherThread) {
            async.start(() -> async.dispatch("/second"));
          } else {
            async.dispatch("/second");
          }
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(LoggedLines.value(failures.only(), "status")).isEqualTo(409);
  }

  @Test
  void theResponseOfADispatchBeforeInTheWorkerOfALaterCycle() {
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            ServletResponse first = (ServletResponse) request.getAttribute("first");
            async.start(
                () -> {
                  send(first, 409);
                  async.complete();
                });
          } else {
            request.setAttribute("first", response);
            async.dispatch("/second");
          }
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.all()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void whatAListenerSentForAnotherFailureIsTheAnswerAndTheSecondIsRecorded() {
    CountDownLatch sent = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.addListener(
              new OnError(
                  event -> {
                    send(response, 404);
                    sent.countDown();
                  }));
          async.start(
              () -> {
                throw new IllegalStateException("the worker's");
              });
          await(sent);
          throw new IllegalArgumentException("the chain's");
        });
    assertEnvelope(server.get("/x").send(), 404);
    assertThat(failures.all())
        .hasSize(2)
        .anyMatch(line -> LoggedLines.everything(line).contains("the worker's"))
        .anyMatch(line -> LoggedLines.everything(line).contains("the chain's"));
  }

  @Test
  void whatAnotherThreadSendsWhileListenersAreToldHasReasonsOfItsOwn() {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.addListener(
              new OnError(
                  event -> {
                    told.countDown();
                    await(sent);
                  }));
          Thread other =
              new Thread(
                  () -> {
                    await(told);
                    send(response, 404);
                    sent.countDown();
                  });
          other.start();
          async.start(
              () -> {
                throw new IllegalStateException("a bug");
              });
        });
    server.get("/x").send();
    assertThat(failures.next()).isNotNull();
    assertThat(failures.next()).isNotNull();
    server.when((request, response) -> {});
    server.get("/settles").send();
    assertThat(failures.all()).isEmpty();
  }

  /** The application's own error page may be asynchronous itself. */
  @Test
  void whatWasPassedOnIsAnsweredByAnAsynchronousErrorPage() {
    ErrorFilter filter =
        ErrorFilter.builder(OUTCRY).sendErrors(ErrorFilter.SendErrors.PASS_THROUGH).build();
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, "/own");
    try (TestServer passing =
        new TestServer()
            .onStart(context -> OutcryServlets.with(OUTCRY).filter(filter).install(context))) {
      passing.context().setErrorHandler(errors);
      passing.serve(
          "/own",
          (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
              response.getWriter().print("own page, second pass");
            } else {
              AsyncContext async = request.startAsync();
              async.start(() -> async.dispatch("/own"));
            }
          });
      passing.serve(
          "/x",
          (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(
                () -> {
                  send(response, 404);
                  async.complete();
                });
          });
      Wire.Response response = passing.start().get("/x").send();
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.text()).isEqualTo("own page, second pass");
    }
  }

  /** Lets another thread in while an error is being sent. */
  private static final class Slow extends HttpServletResponseWrapper {
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>();

    Slow(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void resetBuffer() {
      Runnable once = meanwhile.getAndSet(null);
      if (once != null) {
        CompletableFuture.runAsync(once, task -> new Thread(task).start()).join();
      }
      super.resetBuffer();
    }
  }

  @Test
  void ofTwoThreadsOneIsToldThatItComesTooLate() {
    AtomicReference<Slow> slow = new AtomicReference<>();
    AtomicReference<Throwable> refused = new AtomicReference<>();
    Filter around =
        (request, response, chain) -> {
          slow.set(new Slow((HttpServletResponse) response));
          chain.doFilter(request, slow.get());
        };
    try (TestServer slowly =
        new TestServer()
            .filterAround("slow", around)
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .serveWhatIsAsked()
            .start()) {
      slowly.when(
          (request, response) -> {
            slow.get()
                .meanwhile
                .set(() -> refused.set(catchThrowable(() -> response.sendError(503))));
            response.sendError(409);
          });
      assertEnvelope(slowly.get("/x").send(), 409);
    }
    assertThat(refused.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sendError was called before");
    assertThat(failures.all()).hasSize(1);
  }
}
