package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.Conflict;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Jetty never does but another container, or a filter's wrapper, may. */
class HostileResponsesTest {

  /** Where the answer goes, and what happens to the first write of it. */
  private static final class Body extends ServletOutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Throwable firstWrite;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] all, int offset, int length) {
      Throwable failure = firstWrite;
      firstWrite = null;
      if (failure != null) {
        sneak(failure);
      }
      bytes.write(all, offset, length);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable error) throws E {
      throw (E) error;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }

  private final HttpServletRequest request = mock(HttpServletRequest.class);
  private final HttpServletResponse response = mock(HttpServletResponse.class);
  private final Map<String, Object> attributes = new HashMap<>();
  private final Body body = new Body();
  private final ErrorFilter filter = new ErrorFilter(Outcry.create());
  private final FilterChain fails =
      (q, r) -> {
        throw new Conflict("Sold out.");
      };

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();

  @BeforeEach
  void likeAContainer() throws IOException, ServletException {
    FilterConfig config = mock(FilterConfig.class);
    when(config.getServletContext()).thenReturn(mock(ServletContext.class));
    filter.init(config);
    when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
    layer.clear(); // the context is a mock, and has no error page
    when(request.isAsyncSupported()).thenReturn(true);
    when(request.getMethod()).thenReturn("GET");
    when(request.getServletPath()).thenReturn("/x");
    when(request.getHeaders(anyString())).then(call -> Collections.emptyEnumeration());
    when(request.getAttribute(anyString())).then(call -> attributes.get(call.getArgument(0)));
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(request)
        .setAttribute(anyString(), any());
    when(response.getOutputStream()).thenReturn(body);
  }

  private String answer() {
    return body.bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void memoryThatRunsOutWhileWritingLeavesThePlainAnswer() throws Exception {
    body.firstWrite = new OutOfMemoryError();
    filter.doFilter(request, response, fails);
    assertThat(answer()).contains("\"code\":409").contains("request_id");
    assertThat(failures.only().getFormattedMessage()).startsWith("409");
    assertThat(layer.only().getFormattedMessage()).contains("OutOfMemoryError");
  }

  @Test
  void aResetThatFailsBreaksTheResponseOff() {
    doThrow(new IllegalStateException("container text")).when(response).reset();
    assertThatThrownBy(() -> filter.doFilter(request, response, fails))
        .isInstanceOf(ResponseAborted.class)
        .hasNoCause();
    assertThat(answer()).isEmpty();
    assertThat(failures.only().getFormattedMessage()).startsWith("409");
  }

  @Test
  void aResponseThatIsCommittedByItsResetIsBrokenOff() {
    doAnswer(
            call -> {
              when(response.isCommitted()).thenReturn(true);
              throw new IllegalStateException();
            })
        .when(response)
        .reset();
    assertThatThrownBy(() -> filter.doFilter(request, response, fails))
        .isInstanceOf(ResponseAborted.class);
  }

  @Test
  void aClientThatLeavesWhileItIsAnsweredIsNobodysFailure() throws Exception {
    body.firstWrite = new IOException("Broken pipe");
    filter.doFilter(request, response, fails);
    assertThat(failures.only().getFormattedMessage()).startsWith("409");
    assertThat(layer.only().getLevel()).isEqualTo(Level.DEBUG);
  }

  /** Undertow 2.3 would accept a second one, and a reset, and answer 200. */
  @Test
  void theContainerNeverHearsOfAnErrorThatIsSent() throws Exception {
    filter.doFilter(
        request, response, (q, r) -> ((HttpServletResponse) r).sendError(409, "com.acme.Secret"));
    verify(response, never()).sendError(anyInt());
    verify(response, never()).sendError(anyInt(), any());
    assertThat(answer()).contains("\"code\":409").doesNotContain("Secret");
  }

  /** The container knows its own exception, and is quiet about it. */
  @Test
  void whenTheClientIsGoneTheContainerGetsItsOwnException() {
    IOException lost = new IOException("Broken pipe");
    body.firstWrite = lost;
    assertThatThrownBy(
            () ->
                filter.doFilter(
                    request,
                    response,
                    (q, r) -> {
                      try {
                        r.getOutputStream().print("part");
                      } catch (IOException wrapped) {
                        throw new ServletException("export failed", wrapped);
                      }
                    }))
        .isSameAs(lost);
    assertThat(LoggedLines.value(failures.only(), "blame")).isEqualTo("ABORTED");
    assertThat(answer()).isEmpty();
  }

  /** Tomcat cannot write at all from an interrupted thread. */
  @Test
  void theInterruptFlagIsClearedBeforeWriting() throws Exception {
    boolean[] interrupted = {true};
    doAnswer(
            call -> {
              interrupted[0] = Thread.currentThread().isInterrupted();
              return null;
            })
        .when(response)
        .reset();
    filter.doFilter(
        request,
        response,
        (q, r) -> {
          Thread.currentThread().interrupt();
          throw new Conflict("Sold out.");
        });
    assertThat(interrupted[0]).isFalse();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void whatIsNoHttpPasses() throws Exception {
    var anyRequest = mock(ServletRequest.class);
    var anyResponse = mock(ServletResponse.class);
    FilterChain chain = mock(FilterChain.class);
    filter.doFilter(anyRequest, anyResponse, chain);
    verify(chain).doFilter(anyRequest, anyResponse);
  }
}
