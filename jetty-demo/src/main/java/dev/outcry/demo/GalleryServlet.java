package dev.outcry.demo;

import dev.outcry.http.HttpErrors;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /} and {@code /gallery/*}: the page on which one breaks the shop by hand. It loads
 * nothing from elsewhere and runs no script but its own.
 */
@SuppressWarnings("serial") // no container stores its servlets
final class GalleryServlet extends HttpServlet {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "gallery.css", "text/css; charset=utf-8",
          "gallery.js", "text/javascript; charset=utf-8",
          "cards.js", "text/javascript; charset=utf-8");

  private final Map<String, byte[]> files = new HashMap<>();

  GalleryServlet() {
    TYPES.keySet().forEach(name -> files.put(name, read(name)));
  }

  private static byte[] read(String name) {
    try (InputStream in = GalleryServlet.class.getResourceAsStream("gallery/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks gallery/" + name);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = name(request.getPathInfo());
    byte[] file = files.get(name);
    if (file == null) {
      throw HttpErrors.of(404);
    }
    Replies.allowOnlyGet(request);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentType(TYPES.get(name));
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }

  private static String name(@Nullable String path) {
    return path == null || path.equals("/") ? "index.html" : path.substring(1);
  }
}
