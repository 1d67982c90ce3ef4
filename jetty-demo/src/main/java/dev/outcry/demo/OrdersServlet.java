package dev.outcry.demo;

import dev.outcry.demo.Orders.OrderNotFound;
import dev.outcry.http.HttpErrors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /orders/{id}}. Shows a servlet without a line of error handling: it throws, and {@link
 * DemoErrors} says what that means.
 */
@SuppressWarnings("serial") // no container stores its servlets
final class OrdersServlet extends HttpServlet {

  private final Orders orders;
  private final JsonMapper json = new JsonMapper();

  OrdersServlet(Orders orders) {
    this.orders = orders;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String id = id(request.getPathInfo());
    Replies.allowOnlyGet(request);
    try {
      Replies.json(response, json.writeValueAsBytes(orders.find(number(id))));
    } catch (SQLException failed) {
      throw new ServletException(failed); // known as a wrapper: handlers see the SQLException
    }
  }

  /** The one segment behind {@code /orders/}. */
  private static String id(@Nullable String path) {
    if (path == null || path.length() < 2 || path.indexOf('/', 1) > 0) {
      throw HttpErrors.of(404);
    }
    return path.substring(1);
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notANumber) {
      throw new OrderNotFound(id);
    }
  }
}
