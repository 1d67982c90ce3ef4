package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.outcry.Outcry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A container is asked to complete a request once: Tomcat may be at the next request when it is
 * asked again, with the same objects.
 */
class CompletedOnceTest {

  private final Outcry outcry = Outcry.create();
  private final CompletableFuture<AsyncContext> container = new CompletableFuture<>();

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @AfterEach
  void close() {
    outcry.close();
  }

  private TestServer server() {
    Filter watches =
        (request, response, chain) ->
            chain.doFilter(new Watched((HttpServletRequest) request), response);
    return new TestServer()
        .filterAround("watches", watches)
        .onStart(context -> OutcryServlets.with(outcry).install(context))
        .serveWhatIsAsked()
        .start();
  }

  /** Gives the container's asynchronous cycle away. */
  private final class Watched extends HttpServletRequestWrapper {
    Watched(HttpServletRequest request) {
      super(request);
    }

    @Override
    public AsyncContext startAsync() {
      AsyncContext watched = mock(AsyncContext.class, delegatesTo(super.startAsync()));
      container.complete(watched);
      return watched;
    }
  }

  @Test
  void whoCompletesTwiceIsHeardOnce() throws Exception {
    try (TestServer server = server()) {
      server.when(
          (request, response) -> {
            AsyncContext async = request.startAsync();
            response.getWriter().print("ok");
            async.complete();
            async.complete();
          });
      assertThat(server.get("/x").send().text()).isEqualTo("ok");
      verify(container.get(2, TimeUnit.MINUTES), times(1)).complete();
      assertThat(failures.all()).isEmpty();
    }
  }

  @Test
  void whatIsCompletedIsNotDispatched() throws Exception {
    try (TestServer server = server()) {
      server.when(
          (request, response) -> {
            AsyncContext async = request.startAsync();
            response.getWriter().print("ok");
            async.complete();
            assertThatThrownBy(() -> async.dispatch("/second"))
                .isInstanceOf(IllegalStateException.class);
          });
      assertThat(server.get("/x").send().text()).isEqualTo("ok");
      verify(container.get(2, TimeUnit.MINUTES), never()).dispatch("/second");
      assertThat(failures.all()).isEmpty();
    }
  }

  @Test
  void aRefusedEndMayBeTriedAgain() {
    try (TestServer server = server()) {
      server.when(
          (request, response) -> {
            AsyncContext async = request.startAsync();
            AsyncContext own =
                ((HttpServletRequest) container.join().getRequest()).getAsyncContext();
            doThrow(new IllegalStateException("for this test"))
                .doAnswer(
                    call -> {
                      own.complete();
                      return null;
                    })
                .when(container.join())
                .complete();
            response.getWriter().print("ok");
            assertThatThrownBy(async::complete).hasMessage("for this test");
            async.complete();
          });
      assertThat(server.get("/x").send().text()).isEqualTo("ok");
      assertThat(failures.all()).isEmpty();
    }
  }
}
