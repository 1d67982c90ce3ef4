package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Containers differ in what a reset leaves; what is kept is there once on all of them. */
class KeptHeadersTest {

  private final HttpServletResponse response = mock(HttpServletResponse.class);
  private final Map<String, List<String>> headers = new LinkedHashMap<>();

  @BeforeEach
  void likeAContainer() {
    when(response.getHeaderNames()).then(call -> new ArrayList<>(headers.keySet()));
    when(response.getHeaders(anyString()))
        .then(call -> headers.getOrDefault(call.<String>getArgument(0), List.of())); // live
    doAnswer(
            call -> {
              List<String> one = new ArrayList<>(List.of(call.<String>getArgument(1)));
              return headers.put(call.getArgument(0), one);
            })
        .when(response)
        .setHeader(anyString(), anyString());
    doAnswer(
            call ->
                headers
                    .computeIfAbsent(call.getArgument(0), name -> new ArrayList<>())
                    .add(call.getArgument(1)))
        .when(response)
        .addHeader(anyString(), anyString());
  }

  private void has(String name, String... values) {
    headers.put(name, new ArrayList<>(List.of(values)));
  }

  private void restoredAfter(Runnable reset) {
    KeptHeaders kept = KeptHeaders.of(response, Origin.EXCEPTION, 500, Set.of());
    reset.run();
    kept.restore();
  }

  @Test
  void aResetThatTakesEverything() {
    has("Set-Cookie", "a=1", "b=2");
    has("ETag", "x");
    restoredAfter(headers::clear);
    assertThat(headers).containsOnlyKeys("Set-Cookie");
    assertThat(headers.get("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  /** Undertow 2.3. */
  @Test
  void aResetThatKeepsCookies() {
    has("Set-Cookie", "a=1", "b=2");
    restoredAfter(() -> headers.keySet().retainAll(Set.of("Set-Cookie")));
    assertThat(headers.get("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  /** Jetty 12.1, for the cookie of a new session. */
  @Test
  void aResetThatDoublesACookie() {
    has("Set-Cookie", "JSESSIONID=1", "a=1");
    restoredAfter(() -> has("Set-Cookie", "JSESSIONID=1", "JSESSIONID=1"));
    assertThat(headers.get("Set-Cookie")).containsExactly("JSESSIONID=1", "a=1");
  }

  @Test
  void aContainerThatSetsACookieOfItsOwnInTheMeantime() {
    has("Set-Cookie", "a=1");
    restoredAfter(() -> has("Set-Cookie", "route=7"));
    assertThat(headers.get("Set-Cookie")).containsExactly("a=1", "route=7");
  }
}
