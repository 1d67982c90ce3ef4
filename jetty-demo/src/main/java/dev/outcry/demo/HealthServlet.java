package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /health}: the process answers. Asks nothing else, so nothing else can kill it. */
@SuppressWarnings("serial") // no container stores its servlets
final class HealthServlet extends HttpServlet {

  private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(US_ASCII);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Replies.allowOnlyGet(request);
    response.setHeader("Cache-Control", "no-store");
    Replies.json(response, OK);
  }
}
