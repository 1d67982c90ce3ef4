package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.outcry.Outcry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which toolkit is the application's, on a container that keeps attributes over a restart. */
class SharedOutcryTest {

  private final ServletContext context = mock(ServletContext.class);
  private final Map<String, Object> attributes = new HashMap<>();

  @BeforeEach
  void attributesThatStay() {
    when(context.getAttribute(anyString())).then(call -> attributes.get(call.getArgument(0)));
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(context)
        .setAttribute(anyString(), any());
    doAnswer(call -> attributes.remove(call.getArgument(0)))
        .when(context)
        .removeAttribute(anyString());
  }

  @Test
  void theSecondThatStartsFindsTheFirstOnes() throws ServletException {
    Outcry first = SharedOutcry.acquire(context, null);
    assertThat(SharedOutcry.acquire(context, null)).isSameAs(first);
    assertThat(SharedOutcry.find(context)).isSameAs(first);
  }

  @Test
  void itStaysUntilTheLastIsGone() throws ServletException {
    Outcry first = SharedOutcry.acquire(context, null);
    SharedOutcry.acquire(context, null);
    SharedOutcry.release(context, first);
    assertThat(SharedOutcry.find(context)).isSameAs(first);
    SharedOutcry.release(context, first);
    assertThat(SharedOutcry.find(context)).isNull();
  }

  @Test
  void oneThatWasGivenIsFoundByThoseThatWereNot() throws ServletException {
    Outcry given = Outcry.create();
    assertThat(SharedOutcry.acquire(context, given)).isSameAs(given);
    assertThat(SharedOutcry.acquire(context, null)).isSameAs(given);
  }

  @Test
  void oneThatWasGivenIsForgottenWithItsUsers() throws ServletException {
    Outcry given = Outcry.create();
    SharedOutcry.acquire(context, given);
    SharedOutcry.acquire(context, given);
    SharedOutcry.release(context, given);
    SharedOutcry.release(context, given);
    assertThat(SharedOutcry.find(context)).isNull();

    Outcry next = Outcry.create();
    SharedOutcry.acquire(context, next);
    assertThat(SharedOutcry.find(context)).isSameAs(next);
  }

  @Test
  void aSecondThatIsGivenServesWhoBroughtItAndLeavesTheFirst() throws ServletException {
    Outcry first = Outcry.create();
    Outcry second = Outcry.create();
    SharedOutcry.acquire(context, first);
    assertThat(SharedOutcry.acquire(context, second)).isSameAs(second);
    SharedOutcry.release(context, second);
    assertThat(SharedOutcry.find(context)).isSameAs(first);
  }
}
