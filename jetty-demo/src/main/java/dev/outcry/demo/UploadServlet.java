package dev.outcry.demo;

import dev.outcry.http.HttpErrors.BadRequest;
import dev.outcry.http.HttpErrors.MethodNotAllowed;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code POST /upload}: a picture of a product, which is looked at and forgotten. Shows that the
 * limits of the container answer in the same shape as everything else.
 */
@SuppressWarnings("serial") // no container stores its servlets
final class UploadServlet extends HttpServlet {

  private static final int MAX_BYTES = 64 * 1024;

  /** Whatever is allowed stays in memory. */
  static MultipartConfigElement limits() {
    return new MultipartConfigElement("", MAX_BYTES, 2 * MAX_BYTES, 2 * MAX_BYTES);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!request.getMethod().equals("POST")) {
      throw new MethodNotAllowed("POST");
    }
    Part picture = request.getPart("picture");
    if (picture == null) {
      throw new BadRequest("There is no picture.").error("picture", "must be a file");
    }
    String size = "{\"bytes\":" + picture.getSize() + "}";
    Replies.json(response, size.getBytes(StandardCharsets.US_ASCII));
  }
}
