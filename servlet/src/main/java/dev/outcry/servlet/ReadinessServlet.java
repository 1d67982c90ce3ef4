package dev.outcry.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outcry.health.HealthChecks;
import dev.outcry.health.HealthReport;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * Says whether to send requests here: 200 with {@code ok} or {@code degraded}, 503 with {@code
 * unavailable} or {@code draining}.
 *
 * <pre>{@code
 * {"status":"ok","checks":{"db":"ok"}}
 * }</pre>
 *
 * <p>A check is {@code ok}, {@code fail} or {@code timeout}; why, is in the log. With an {@link
 * Access}, {@code checks} is there for those whom it allows, and others see {@code status} alone;
 * without one everybody sees it.
 *
 * <p>GET and HEAD only; never stored by a cache, no session, no redirect. Thread-safe.
 *
 * <p>When a container destroys this servlet, nobody reaches it any more; so it does not drain the
 * checks. Whoever hears that the process is to stop does, and waits for a probe or two before the
 * server stops to listen.
 *
 * @since 0.1.0
 */
public final class ReadinessServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient HealthChecks checks;
  private final transient Access access;

  /** Ready as soon as it is there: it has no check. */
  public ReadinessServlet() {
    this(HealthChecks.none());
  }

  /**
   * By these checks, which everybody sees. Who built them closes them.
   *
   * @param checks the checks
   */
  public ReadinessServlet(HealthChecks checks) {
    this(checks, request -> true);
  }

  /**
   * By these checks, which those see whom {@code access} allows. Who built them closes them.
   *
   * @param checks the checks
   * @param access who may see it
   */
  public ReadinessServlet(HealthChecks checks, Access access) {
    this.checks = Objects.requireNonNull(checks, "checks");
    this.access = Objects.requireNonNull(access, "access");
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!ReadOnly.isAsked(request)) {
      ReadOnly.refuse(response);
      return;
    }
    HealthReport report = checks.ready();
    HealthReport shown =
        ReadOnly.mayKnow(access, request) ? report : new HealthReport(report.status(), Map.of());
    ReadOnly.write(response, report.statusCode(), shown.json().getBytes(UTF_8));
  }
}
