package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who counts as sitting at this machine. */
class LoopbackAccessTest {

  private final HttpServletRequest request = mock();

  LoopbackAccessTest() {
    when(request.getRemoteAddr()).thenReturn("127.0.0.1");
    when(request.getLocalAddr()).thenReturn("127.0.0.1");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getServerName()).thenReturn("localhost");
    host("localhost:8080");
    headers("Host", "Accept", "User-Agent", "X-Request-Id");
  }

  private void host(String host) {
    when(request.getHeader("Host")).thenReturn(host);
  }

  private void headers(String... names) {
    when(request.getHeaderNames()).thenReturn(Collections.enumeration(List.of(names)));
  }

  private boolean isAllowed() {
    return Access.loopback().allows(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "[::1]", "::ffff:127.0.0.1"})
  void whoeverConnectsFromLoopbackIsAllowed(String address) {
    when(request.getRemoteAddr()).thenReturn(address);
    when(request.getLocalAddr()).thenReturn(address);
    assertThat(isAllowed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9",
        "10.0.0.1",
        "0.0.0.0",
        "128.0.0.1",
        "::",
        "::2",
        "::127.0.0.1",
        "1::1",
        "fe80::1",
        "::ffff:10.0.0.1",
        "localhost",
        "127.0.0.1.example.org",
        "127.1",
        "unknown",
        ""
      })
  void whoeverConnectsFromElsewhereIsNot(String address) {
    when(request.getRemoteAddr()).thenReturn(address);
    assertThat(isAllowed()).isFalse();
  }

  @Test
  void neitherIsWhoHasNoAddress() {
    when(request.getRemoteAddr()).thenReturn(null);
    assertThat(isAllowed()).isFalse();
  }

  /** As Tomcat's RemoteIpValve leaves a request that has claimed to come from 127.0.0.1. */
  @Test
  void norWhoReachedAnAddressThatIsNotLoopback() {
    when(request.getLocalAddr()).thenReturn("10.0.0.7");
    assertThat(isAllowed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost",
    "LocalHost:8080, LocalHost",
    "localhost.:80, localhost.",
    "localhost:, localhost",
    "127.0.0.1:8080, 127.0.0.1",
    "127.0.0.2, 127.0.0.2",
    "[::1], [::1]",
    "[::1]:8080, ::1",
    "[0:0:0:0:0:0:0:1]:8080, [0:0:0:0:0:0:0:1]"
  })
  void whoeverAsksForALocalHostIsAllowed(String host, String serverName) {
    host(host);
    when(request.getServerName()).thenReturn(serverName);
    assertThat(isAllowed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example.org",
        "localhost.example.org",
        "localhost.example.org:8080",
        "127.0.0.1.nip.io",
        "notlocalhost",
        "localhost@example.org",
        "localhost:80@example.org",
        "localhost:8080:80",
        "localhost:http",
        "localhost:123456",
        "localhost ",
        "localhost..",
        "10.0.0.7:8080",
        "0.0.0.0:8080",
        "2130706433",
        "0x7f.1",
        "[::2]:8080",
        "[::1",
        "[::1]x:80",
        "[::1]example.org",
        "[",
        "]",
        ":80",
        ""
      })
  void aNameThatWasReboundToThisMachineIsRefused(String host) {
    host(host);
    assertThat(isAllowed()).isFalse();
  }

  /**
   * {@code GET http://shop.example.org/} with a Host of its own: the container takes the former.
   */
  @Test
  void soIsAWholeUrlWithAnotherHost() {
    when(request.getServerName()).thenReturn("shop.example.org");
    assertThat(isAllowed()).isFalse();
  }

  @Test
  void withoutAHostTheNameOfTheServerDecides() {
    host(null);
    assertThat(isAllowed()).isTrue();
    headers();
    when(request.getServerName()).thenReturn(null);
    assertThat(isAllowed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "FORWARDED",
        "Via",
        "X-Forwarded-For",
        "x-forwarded-host",
        "X-Forwarded-Proto",
        "X-Forwarded",
        "X-Forwarded-Client-Cert",
        "X-Real-IP",
        "Client-IP",
        "X-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Envoy-External-Address"
      })
  void whatCameThroughAProxyIsRefused(String header) {
    headers("Host", header);
    assertThat(isAllowed()).isFalse();
  }

  /** nginx's {@code proxy_pass}, as it comes: HTTP/1.0, the upstream's own name as Host. */
  @Test
  void soIsWhatASilentProxySends() {
    when(request.getProtocol()).thenReturn("HTTP/1.0");
    assertThat(isAllowed()).isFalse();
  }

  @Test
  void soIsARequestWhoseHeadersTheContainerHides() {
    when(request.getHeaderNames()).thenReturn(null);
    assertThat(isAllowed()).isFalse();
  }

  @Test
  void nobodyIsNobody() {
    assertThat(Access.nobody().allows(request)).isFalse();
  }

  @Test
  void onTheWireARealLocalRequestIsAllowedAndAForwardedOneIsNot() {
    try (TestServer server =
        new TestServer()
            .serveWhatIsAsked()
            .when((q, r) -> r.setStatus(Access.loopback().allows(q) ? 200 : 403))
            .start()) {
      assertThat(server.get("/").send().status()).isEqualTo(200);
      assertThat(server.get("/").header("X-Forwarded-For", "127.0.0.1").send().status())
          .isEqualTo(403);
      assertThat(server.get("/").http10().send().status()).isEqualTo(403);
    }
  }
}
