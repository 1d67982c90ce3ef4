package dev.outcry.demo;

import dev.outcry.demo.Orders.Order;
import dev.outcry.demo.Orders.OrderNotFound;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.MethodNotAllowed;
import dev.outcry.json.JsonReader;
import dev.outcry.servlet.JsonBody;
import dev.outcry.validation.BeanValidation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /orders} and {@code GET /orders/{id}}. Shows a servlet without a line of error
 * handling: it throws, or what it calls does, and {@link DemoErrors} says what that means.
 */
@SuppressWarnings("serial") // no container stores its servlets
final class OrdersServlet extends HttpServlet {

  private static final long MAX_BYTES = 64 * 1024;

  private final JsonBody.Reader body = JsonBody.with(JsonReader.create().maxBytes(MAX_BYTES));
  private final JsonMapper json = new JsonMapper();
  private final Orders orders;
  private final Validator validator;

  OrdersServlet(Orders orders, Validator validator) {
    this.orders = orders;
    this.validator = validator;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    try {
      if (path == null || path.equals("/")) {
        place(request, response);
      } else {
        find(path, request, response);
      }
    } catch (SQLException failed) {
      throw new ServletException(failed); // known as a wrapper: handlers see the SQLException
    }
  }

  private void place(HttpServletRequest request, HttpServletResponse response)
      throws IOException, SQLException {
    if (!request.getMethod().equals("POST")) {
      throw new MethodNotAllowed("POST");
    }
    OrderRequest wanted = BeanValidation.check(validator, body.read(request, OrderRequest.class));
    Order order = orders.place(wanted);
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setHeader("Location", "/orders/" + order.id());
    Replies.json(response, json.writeValueAsBytes(order));
  }

  private void find(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, SQLException {
    String id = path.substring(1);
    if (id.indexOf('/') >= 0) {
      throw HttpErrors.of(404);
    }
    Replies.allowOnlyGet(request);
    Replies.json(response, json.writeValueAsBytes(orders.find(number(id))));
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notANumber) {
      throw new OrderNotFound(id);
    }
  }
}
