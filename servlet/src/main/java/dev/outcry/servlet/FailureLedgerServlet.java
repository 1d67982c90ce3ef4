package dev.outcry.servlet;

import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.report.FailureGroup;
import dev.outcry.report.FailureLedger;
import dev.outcry.report.Fingerprint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows a ledger: which failures, how often, since when, in which release. JSON for tools, a page
 * for people, by {@code Accept}; at {@code /failures} all groups, those seen last first, and at
 * {@code /failures/<fingerprint>} one of them with its sample.
 *
 * <pre>{@code
 * OutcryServlets.with(outcry).ledger("/failures", Access.loopback()).install(servletContext);
 * }</pre>
 *
 * <p>GET and HEAD only, nothing can be changed. Whom {@link Access} does not allow gets 403. The
 * page has no script and loads nothing, no cache stores it, and no other page can frame it.
 * Thread-safe. To mount it by hand, map it to a prefix such as {@code /failures/*}.
 *
 * @since 0.1.0
 */
public final class FailureLedgerServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** The formats of envelopes stand for what is to be shown. */
  private static final List<EnvelopeFormat> FORMATS =
      List.of(EnvelopeFormats.json(), EnvelopeFormats.html());

  private final transient FailureLedger ledger;
  private final transient Access access;

  /**
   * Shows this ledger to those whom {@code access} allows.
   *
   * @param ledger the ledger
   * @param access who may see it
   */
  public FailureLedgerServlet(FailureLedger ledger, Access access) {
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    this.access = Objects.requireNonNull(access, "access");
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    protect(response);
    if (!ReadOnly.mayKnow(access, request)) { // first of all: who is not allowed learns nothing
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (!ReadOnly.isAsked(request)) {
      ReadOnly.refuse(response);
    } else {
      show(request, response);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getPathInfo();
    boolean html = wantsPage(request);
    if (path == null || path.equals("/")) {
      List<FailureGroup> groups = ledger.groups();
      String base = request.getContextPath() + request.getServletPath();
      write(response, html, html ? LedgerPage.list(groups, base) : LedgerJson.list(groups));
      return;
    }
    Optional<FailureGroup> group = fingerprint(path.substring(1)).flatMap(ledger::group);
    if (group.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    write(response, html, html ? LedgerPage.group(group.get()) : LedgerJson.group(group.get()));
  }

  private static Optional<Fingerprint> fingerprint(String text) {
    try {
      return Optional.of(Fingerprint.parse(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static boolean wantsPage(HttpServletRequest request) {
    @Nullable String accept = EnvelopeWriter.accept(request);
    return EnvelopeFormats.negotiate(accept, FORMATS).mediaType().startsWith("text/html");
  }

  /** Of a response to HEAD the container sends the headers alone. */
  private static void write(HttpServletResponse response, boolean html, byte[] body)
      throws IOException {
    response.setContentType(html ? "text/html;charset=utf-8" : "application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static void protect(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", LedgerPage.POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  }
}
