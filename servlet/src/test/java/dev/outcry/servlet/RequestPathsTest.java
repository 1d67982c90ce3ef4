package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path that scopes match: decoded, normalised, without parameters, within the application. */
class RequestPathsTest {

  private final HttpServletRequest request = mock(HttpServletRequest.class);

  private String ofFailed(String contextPath, Object uri) {
    when(request.getContextPath()).thenReturn(contextPath);
    when(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)).thenReturn(uri);
    return RequestPaths.ofFailed(request);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "/api|/orders|/api/orders",
        "/api|null|/api",
        "''|/orders|/orders",
        "''|null|/",
        "''|/|/",
        "/x.do|null|/x.do"
      },
      delimiter = '|',
      nullValues = "null")
  void asTheContainerMappedIt(String servletPath, String pathInfo, String path) {
    when(request.getServletPath()).thenReturn(servletPath);
    when(request.getPathInfo()).thenReturn(pathInfo);
    assertThat(RequestPaths.of(request)).isEqualTo(path);
  }

  /** In an error dispatch only the raw URI is left of it. */
  @ParameterizedTest
  @CsvSource({
    "'', /api/orders, /api/orders",
    "/shop, /shop/api/orders, /api/orders",
    "/shop, /shop, /",
    "/shop, /shop/, /",
    "/shop, /shop;v=1/api, /api",
    "/shop, /%73hop/api, /api",
    "/my%20shop, /my%20shop/api, /api",
    "/my%20shop, /my%20%73hop/api, /api",
    "'', /api;v=1;w=2/orders;x=3, /api/orders",
    "'', /a;b/..;c/api, /api",
    "'', /%61pi/o%72ders, /api/orders",
    "'', /a+b, /a+b",
    "'', /caf%C3%A9, /café",
    "'', /x/../api/./orders, /api/orders",
    "'', /x/%2e%2e/api, /api",
    "'', /../../api, /api",
    "'', //api///orders, /api/orders",
    "'', /api/.., /",
    "'', /.hidden/api, /.hidden/api",
    "'', /api%2Forders, /api/orders",
    "'', /a%3Bb, /a;b",
    "'', /100%, /100%",
    "'', /%zz, /%zz",
    "'', '', /"
  })
  void asItFailed(String contextPath, String uri, String path) {
    assertThat(ofFailed(contextPath, uri)).isEqualTo(path);
  }

  @Test
  void aByteThatIsNoTextIsReplaced() {
    assertThat(ofFailed("", "/%FF")).isEqualTo("/\uFFFD");
  }

  @Test
  void withoutTheAttributeThereIsNone() {
    assertThat(ofFailed("", null)).isNull();
    assertThat(ofFailed("", 7)).isNull();
  }

  /** However long it is; the context cuts what it keeps. */
  @Test
  void aLongOneIsNoTrouble() {
    assertThat(ofFailed("", "/a/..".repeat(20_000) + "/api")).isEqualTo("/api");
  }
}
