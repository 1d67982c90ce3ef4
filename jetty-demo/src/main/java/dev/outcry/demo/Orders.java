package dev.outcry.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The orders of the shop. Shows a repository that knows nothing of HTTP: it throws exceptions of
 * the domain, and those of JDBC as they are.
 */
final class Orders {

  private static final String[] COLUMNS = {"id", "sku", "quantity", "total", "currency"};

  private final DataSource database;

  Orders(DataSource database) {
    this.database = database;
  }

  /** An order, as its customer may see it. */
  record Order(long id, String sku, int quantity, BigDecimal total, String currency) {}

  /** There is no order of this number. */
  @SuppressWarnings("serial")
  static final class OrderNotFound extends RuntimeException {
    OrderNotFound(String id) {
      super("no order " + id, null, false, false); // an everyday answer: a trace would tell nothing
    }
  }

  /** There is no product of this number. */
  @SuppressWarnings("serial")
  static final class ProductNotFound extends RuntimeException {
    ProductNotFound(String sku) {
      super("no product " + sku, null, false, false);
    }
  }

  /** There are fewer left than somebody wants. */
  @SuppressWarnings("serial")
  static final class OutOfStock extends RuntimeException {
    private final String sku;

    OutOfStock(String sku) {
      super("not enough of " + sku, null, false, false);
      this.sku = sku;
    }

    String sku() {
      return sku;
    }
  }

  /**
   * Takes the products from the stock and writes the order, or does neither.
   *
   * @throws ProductNotFound if there is no such product
   * @throws OutOfStock if fewer are left than wanted
   */
  Order place(OrderRequest request) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Order order = insert(connection, request);
        takeFromStock(connection, request);
        connection.commit();
        return order;
      } catch (SQLException | RuntimeException failed) {
        rollBack(connection, failed);
        throw failed;
      }
    }
  }

  private static Order insert(Connection connection, OrderRequest request) throws SQLException {
    String sql =
        "INSERT INTO orders (sku, quantity, total, currency, email)"
            + " SELECT sku, ?, ? * price, currency, ? FROM products WHERE sku = ?";
    try (PreparedStatement insert = connection.prepareStatement(sql, COLUMNS)) {
      insert.setInt(1, request.quantity());
      insert.setInt(2, request.quantity());
      insert.setString(3, request.email());
      insert.setString(4, request.sku());
      insert.executeUpdate();
      try (ResultSet row = insert.getGeneratedKeys()) {
        if (!row.next()) {
          throw new ProductNotFound(request.sku());
        }
        return order(row);
      }
    }
  }

  private static void takeFromStock(Connection connection, OrderRequest request)
      throws SQLException {
    String sql = "UPDATE products SET stock = stock - ? WHERE sku = ? AND stock >= ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, request.quantity());
      update.setString(2, request.sku());
      update.setInt(3, request.quantity());
      if (update.executeUpdate() == 0) {
        throw new OutOfStock(request.sku());
      }
    }
  }

  /** The failure that led here is the one to tell; a second one is told with it. */
  private static void rollBack(Connection connection, Exception failed) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failed.addSuppressed(second);
    }
  }

  /**
   * Finds an order.
   *
   * @throws OrderNotFound if there is none
   */
  Order find(long id) throws SQLException {
    String sql = "SELECT id, sku, quantity, total, currency FROM orders WHERE id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new OrderNotFound(Long.toString(id));
        }
        return order(row);
      }
    }
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong("id"),
        row.getString("sku"),
        row.getInt("quantity"),
        row.getBigDecimal("total"),
        row.getString("currency"));
  }
}
