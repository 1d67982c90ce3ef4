package dev.outcry.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who may see what is not for everybody: the checks behind a readiness probe, the ledger of
 * failures. Nothing is shown to anybody by default; an application with a login has one line:
 *
 * <pre>{@code
 * Access operators = request -> request.isUserInRole("operator");
 * }</pre>
 *
 * <p>Asked for each request, on its thread and from many at once. One that throws has refused.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Access {

  /**
   * {@return whether whoever sent this request may see it}
   *
   * @param request the request
   */
  boolean allows(HttpServletRequest request);

  /**
   * Only who sits at this machine, by whatever port. Both ends of the connection must have a
   * loopback address, {@code Host} must be {@code localhost} or such an address (a page whose name
   * somebody has rebound to this machine sends its own), and nothing may speak of a proxy, whose
   * callers come from anywhere: no {@code Forwarded}, {@code X-Forwarded-*}, {@code Via} or other
   * header by which proxies tell who has asked, and no HTTP/1.0.
   *
   * <p>A proxy, tunnel or sidecar on this machine that says nothing of itself cannot be told from a
   * local user. Where one may stand, ask for a login instead.
   *
   * @return the rule
   */
  static Access loopback() {
    return LoopbackAccess.INSTANCE;
  }

  /**
   * Nobody.
   *
   * @return the rule
   */
  static Access nobody() {
    return request -> false;
  }
}
