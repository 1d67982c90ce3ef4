package dev.outcry.demo;

import dev.outcry.http.HttpErrors;
import dev.outcry.servlet.Access;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /story/<request id>}: the log lines of one request, for whom they are meant. */
@SuppressWarnings("serial") // no container stores its servlets
final class StoryServlet extends HttpServlet {

  private final JsonMapper json = new JsonMapper();
  private final StoryLog log;
  private final Access access;

  StoryServlet(StoryLog log, Access access) {
    this.log = log;
    this.access = access;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null || !access.allows(request)) {
      throw HttpErrors.of(404); // to others there is no such page
    }
    Replies.allowOnlyGet(request);
    response.setHeader("Cache-Control", "no-store");
    Replies.json(response, json.writeValueAsBytes(log.of(path.substring(1))));
  }
}
