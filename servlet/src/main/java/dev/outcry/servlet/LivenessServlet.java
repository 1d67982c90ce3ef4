package dev.outcry.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Says that the process answers: 200 and {@code {"status":"ok"}}, the same bytes each time. It asks
 * no dependency, takes no lock and runs no check, for what it says gets a process killed, and that
 * mends no database.
 *
 * <p>GET and HEAD only; never stored by a cache, no session, no redirect. Thread-safe.
 *
 * @since 0.1.0
 */
public final class LivenessServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(US_ASCII);

  /** For web.xml and from code. */
  public LivenessServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (ReadOnly.isAsked(request)) {
      ReadOnly.write(response, HttpServletResponse.SC_OK, OK);
    } else {
      ReadOnly.refuse(response);
    }
  }
}
