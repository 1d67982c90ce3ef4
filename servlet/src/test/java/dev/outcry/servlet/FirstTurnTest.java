package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

/** An answer waits for the first turn of the listener that has it. */
class FirstTurnTest {

  private final ServletOutputStream out = mock(ServletOutputStream.class);
  private final WriteListener listener = mock(WriteListener.class);

  private static Exchange exchange(Outcry outcry) {
    return Exchange.begin(
        mock(HttpServletRequest.class),
        Setup.of(outcry, FilterOptions.DEFAULTS),
        RequestContext.of("any"));
  }

  private static GuardedResponse response(Exchange exchange) {
    return new GuardedResponse(
        mock(HttpServletResponse.class), exchange, ErrorFilter.SendErrors.ANSWER);
  }

  @Test
  void aSecondListenerThatIsRefusedDoesNotCancelTheWaitingOfTheFirst() {
    try (Outcry outcry = Outcry.create()) {
      Exchange exchange = exchange(outcry);
      GuardedResponse response = response(exchange);
      doNothing().doThrow(new IllegalStateException("second")).when(out).setWriteListener(any());
      response.listen(out, listener);
      assertThatIllegalStateException().isThrownBy(() -> response.listen(out, listener));
      assertThat(exchange.cycles().firstTurn().keeps(() -> {})).isTrue();
    }
  }

  @Test
  void aFirstListenerThatIsRefusedLeavesNothingToWaitFor() {
    try (Outcry outcry = Outcry.create()) {
      Exchange exchange = exchange(outcry);
      GuardedResponse response = response(exchange);
      doThrow(new IllegalStateException("first")).when(out).setWriteListener(any());
      assertThatIllegalStateException().isThrownBy(() -> response.listen(out, listener));
      assertThat(exchange.cycles().firstTurn().keeps(() -> {})).isFalse();
    }
  }
}
