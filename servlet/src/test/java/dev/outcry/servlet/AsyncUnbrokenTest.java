package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors.Conflict;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous requests work through the filter as without it, and fail at once. */
class AsyncUnbrokenTest {

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

  private static void print(ServletResponse response, String text) {
    try {
      response.getWriter().print(text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneThatCompletesNormally(boolean withItsOwnPair) {
    server.when(
        (request, response) -> {
          AsyncContext async =
              withItsOwnPair ? request.startAsync(request, response) : request.startAsync();
          async.start(
              () -> {
                print(async.getResponse(), "from another thread");
                async.complete();
              });
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.text()).isEqualTo("from another thread");
    assertThat(response.header("X-Request-Id")).isNotEmpty();
    assertThat(failures.all()).isEmpty();
  }

  /** The container's timeout is half a minute; nobody waits for it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anExceptionAfterTheStartIsAnsweredAtOnce(boolean withItsOwnPair) {
    server.when(
        (request, response) -> {
          if (withItsOwnPair) {
            request.startAsync(request, response);
          } else {
            request.startAsync();
          }
          throw new Conflict("Sold out.");
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.all()).hasSize(1);
  }

  @Test
  void anErrorThatIsSentAfterTheStartIsAnsweredAtOnce() {
    server.when(
        (request, response) -> {
          request.startAsync();
          response.sendError(409);
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.all()).hasSize(1);
  }

  @Test
  void anExceptionAfterTheEndOfItIsLoggedOnce() {
    server.when(
        (request, response) -> {
          request.startAsync().complete();
          throw new Conflict("Sold out.");
        });
    server.get("/x").send();
    assertThat(failures.all()).hasSize(1);
  }

  /** The first pass starts it, the second does what is asked. */
  private static TestServer.Action dispatched(boolean withItsOwnPair, TestServer.Action second) {
    return (request, response) -> {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        second.run(request, response);
      } else {
        request.setAttribute("first", RequestContext.current().orElseThrow());
        (withItsOwnPair ? request.startAsync(request, response) : request.startAsync())
            .dispatch("/second");
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDispatchSeesTheSameContext(boolean withItsOwnPair) {
    server.when(
        dispatched(
            withItsOwnPair,
            (request, response) -> {
              RequestContext context = RequestContext.current().orElseThrow();
              assertThat(context).isSameAs(request.getAttribute("first"));
              assertThat(OutcryServlets.context(request)).contains(context);
              print(response, context.requestId() + " " + context.path());
            }));
    Wire.Response response = server.get("/x").header("X-Request-Id", "mine").send();
    assertThat(response.text()).isEqualTo("mine /x");
    assertThat(response.header("X-Request-Id")).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDispatchThatThrows(boolean withItsOwnPair) {
    server.when(
        dispatched(
            withItsOwnPair,
            (request, response) -> {
              throw new Conflict("Sold out.");
            }));
    assertEnvelope(server.get("/x").header("X-Request-Id", "mine").send(), 409);
    assertThat(failures.only().getMDCPropertyMap()).containsEntry("request_id", "mine");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDispatchThatSendsAnError(boolean withItsOwnPair) {
    server.when(dispatched(withItsOwnPair, (request, response) -> response.sendError(409)));
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.all()).hasSize(1);
  }

  /**
   * The chain has returned, nobody of ours is there to answer: the container and its error page.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anErrorThatAnotherThreadSendsLater(boolean withItsOwnPair) throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    Filter tells =
        (request, response, chain) -> {
          try {
            chain.doFilter(request, response);
          } finally {
            returned.countDown();
          }
        };
    try (TestServer told =
        new TestServer()
            .filterAround("tells", tells)
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      told.when(
          (request, response) -> {
            AsyncContext async =
                withItsOwnPair ? request.startAsync(request, response) : request.startAsync();
            new Thread(
                    () -> {
                      try {
                        returned.await();
                        response.sendError(503, "com.acme.Secret");
                      } catch (IOException | InterruptedException failed) {
                        throw new IllegalStateException(failed);
                      } finally {
                        async.complete();
                      }
                    })
                .start();
          });
      Wire.Response response = assertEnvelope(told.get("/x").send(), 503);
      assertThat(response.text()).doesNotContain("Secret");
      assertThat(failures.only().getMDCPropertyMap())
          .containsEntry("request_id", response.header("X-Request-Id"))
          .containsEntry("path", "/x");
    }
  }

  /** A worker that streams until its client leaves; the client stays, and has its answer. */
  @Test
  void aWorkerThatStreamsLearnsThatTheRequestHasBeenAnswered() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(100); // from when this returns
          async.start(
              () -> {
                try {
                  async.getResponse().getOutputStream().print(" ");
                  begun.countDown();
                  answered.await();
                  while (true) {
                    async.getResponse().getOutputStream().print(" ");
                  }
                } catch (Throwable thrown) {
                  end.complete(thrown);
                  throw new UncheckedIOException(new IOException(thrown));
                }
              });
          await(begun);
        });
    assertEnvelope(server.get("/x").send(), 503);
    answered.countDown();
    assertThat(end.get(2, TimeUnit.MINUTES)).isInstanceOf(IOException.class);
  }

  /** The container has closed the stream under it: nobody has left, and nothing else has failed. */
  @Test
  void aWriteThatTheAnswerOvertakesLearnsIt() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    IOException closed = new IOException("Closed");
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    ThreadLocal<Boolean> isWorker = ThreadLocal.withInitial(() -> false);
    Filter closes =
        (request, response, chain) ->
            chain.doFilter(
                request,
                new HttpServletResponseWrapper((HttpServletResponse) response) {
                  @Override
                  public ServletOutputStream getOutputStream() throws IOException {
                    return new PassingStream(super.getOutputStream()) {
                      @Override
                      public void write(int b) throws IOException {
                        if (isWorker.get()) {
                          writing.countDown();
                          await(answered);
                          throw closed;
                        }
                        super.write(b);
                      }
                    };
                  }
                });
    try (TestServer closing =
        new TestServer()
            .filterAround("closes", closes)
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .serveWhatIsAsked()
            .start()) {
      closing.when(
          (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(100); // from when this returns
            async.start(
                () -> {
                  isWorker.set(true);
                  try {
                    async.getResponse().getOutputStream().write(' ');
                  } catch (Throwable thrown) {
                    end.complete(thrown);
                  } finally {
                    isWorker.remove();
                  }
                });
            await(writing);
          });
      assertEnvelope(closing.get("/x").send(), 503);
      answered.countDown();
      assertThat(end.get(2, TimeUnit.MINUTES)).isInstanceOf(AlreadyAnswered.class).hasCause(closed);
      assertThat(failures.all()).hasSize(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** What a worker has in hand whose request was answered meanwhile. */
  private static HttpServletResponse timedOut() throws Exception {
    CompletableFuture<HttpServletResponse> late = new CompletableFuture<>();
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(100);
          late.complete((HttpServletResponse) async.getResponse());
        });
    assertEnvelope(server.get("/x").send(), 503);
    return late.get();
  }

  @Test
  void whatALateWorkerSaysOfTheHeadIsDropped() throws Exception {
    HttpServletResponse response = timedOut();
    response.setContentType("text/late");
    response.setContentLength(1);
    response.setCharacterEncoding("UTF-16");
    response.setStatus(299);
    assertThat(response.isCommitted()).isTrue();
    assertThatThrownBy(response::flushBuffer).isInstanceOf(IOException.class);
    assertThat(failures.all()).hasSize(1);
  }

  /** As the stream tells it by throwing; a writer has no other way. */
  @Test
  void aWriterThatIsTakenLateSaysThatItIsOver() throws Exception {
    assertThat(timedOut().getWriter().checkError()).isTrue();
  }

  /** Whether the filter comes by is found out at the first dispatch, whoever makes it. */
  @Test
  void theFirstDispatchOfAllMayBeAListeners() {
    try (TestServer fresh = TestServer.with(OUTCRY).errorPage().start()) {
      fresh.when(
          (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
              print(response, "second");
            } else {
              AsyncContext async = request.startAsync();
              async.setTimeout(100);
              async.addListener(new DispatchingOnTimeout());
            }
          });
      Wire.Response response = fresh.get("/x").send();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("second");
      assertThat(failures.all()).isEmpty();
    }
  }

  private static final class DispatchingOnTimeout implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) {
      event.getAsyncContext().dispatch("/second");
    }

    @Override
    public void onComplete(AsyncEvent event) {
      // the dispatch has said it all
    }

    @Override
    public void onError(AsyncEvent event) {
      throw new AssertionError("nothing fails", event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // there is no second cycle
    }
  }

  /** No filter of ours is around the second pass: what it sends is the container's matter. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatADispatchPastUsSendsIsSent(boolean withItsOwnPair) {
    ErrorFilter filter = ErrorFilter.builder(OUTCRY).exclude("/second").build();
    try (TestServer excluding =
        new TestServer()
            .onStart(context -> OutcryServlets.with(OUTCRY).filter(filter).install(context))
            .serveWhatIsAsked()
            .start()) {
      excluding.when(dispatched(withItsOwnPair, (request, response) -> response.sendError(404)));
      assertThat(excluding.get("/x").send().status()).isEqualTo(404);
    }
  }
}
