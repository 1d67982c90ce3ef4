package dev.outcry.demo;

import dev.outcry.http.HttpErrors.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The failures that take more than one line. */
final class Accidents {

  private Accidents() {}

  /** Everything that must not reach a client, in one message. */
  static void unexpected(HttpServletRequest request, HttpServletResponse response) {
    // in parts, so that nobody's secret scanner takes them for real
    String mail = String.join("@", "jane.doe", "example.com");
    String card = String.join(" ", "4111", "1111", "1111", "1111");
    String password = String.join("=", "password", "hunter2");
    throw new IllegalStateException(
        "SELECT * FROM customers WHERE email = '"
            + mail
            + "' AND card = '"
            + card
            + "' failed for shop:"
            + password
            + " at db.internal");
  }

  static void nullPointer(HttpServletRequest request, HttpServletResponse response) {
    String[] names = new String[1];
    response.setHeader("X-Never", names[0].trim());
  }

  static void stackOverflow(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Never", Integer.toString(hen(0)));
  }

  private static int hen(int generation) {
    return egg(generation) + 1;
  }

  private static int egg(int generation) {
    return hen(generation + 1) + 1;
  }

  /** Two that blame each other: who walks the causes without care never comes back. */
  static void cyclicCause(HttpServletRequest request, HttpServletResponse response) {
    IllegalStateException one = new IllegalStateException("it was the other one");
    IllegalStateException other = new IllegalStateException("no, it was the first one");
    one.initCause(other);
    other.initCause(one);
    throw one;
  }

  /** The status that {@code code} asks for, by {@code sendError}. */
  static void sendError(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(status(request.getParameter("code")), "Too late, on host db.internal");
  }

  private static int status(@Nullable String code) {
    if (code == null) {
      return 410;
    }
    if (code.matches("[45][0-9]{2}")) {
      return Integer.parseInt(code);
    }
    throw new BadRequest("The code cannot be sent.").error("code", "must be from 400 to 599");
  }

  /**
   * Half an answer is on its way. The client must see that it broke off: a clean end would make it
   * take the half for the whole.
   */
  static void committed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    // To a client that asked for Connection: close Jetty would send the body without a length, and
    // then nothing tells an end from a break.
    response.setHeader("Transfer-Encoding", "chunked");
    response.getOutputStream().print("[{\"id\":1,\"sku\":\"mug-blue\"},");
    response.flushBuffer();
    throw new IllegalStateException("the second row could not be read");
  }
}
