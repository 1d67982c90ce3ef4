package dev.outcry.demo;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /stock}: asks the neighbour, and fails as often as that does. */
@SuppressWarnings("serial") // no container stores its servlets
final class StockServlet extends HttpServlet {

  private final Warehouse warehouse;

  StockServlet(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Replies.allowOnlyGet(request);
    Replies.json(response, warehouse.stock());
  }
}
