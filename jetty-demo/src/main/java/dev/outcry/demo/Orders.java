package dev.outcry.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The orders of the shop, in a database in memory. Shows a repository that knows nothing of HTTP:
 * it throws exceptions of the domain, and those of JDBC as they are.
 */
final class Orders implements AutoCloseable {

  // H2 would close the database in a shutdown hook of its own, under the last requests.
  private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";

  private final JdbcConnectionPool pool;

  private Orders(JdbcConnectionPool pool) {
    this.pool = pool;
  }

  /** An order. */
  record Order(long id, String sku, int quantity, BigDecimal total, String currency) {}

  /** There is no order of this number. */
  @SuppressWarnings("serial")
  static final class OrderNotFound extends RuntimeException {
    OrderNotFound(String id) {
      super("no order " + id, null, false, false); // an everyday answer: a trace would tell nothing
    }
  }

  /** Opens a database with orders 1 to 3. */
  static Orders open() throws SQLException {
    Orders orders = new Orders(JdbcConnectionPool.create(URL, "sa", ""));
    orders.execute(
        """
        CREATE TABLE orders (
          id BIGINT PRIMARY KEY, sku VARCHAR(32) NOT NULL, quantity INT NOT NULL,
          total DECIMAL(10, 2) NOT NULL, currency CHAR(3) NOT NULL);
        INSERT INTO orders VALUES
          (1, 'mug-blue', 2, 24.80, 'EUR'),
          (2, 'teapot-iron', 1, 79.00, 'EUR'),
          (3, 'tea-assam-250', 6, 53.40, 'GBP');
        """);
    return orders;
  }

  /**
   * Finds an order.
   *
   * @throws OrderNotFound if there is none
   */
  Order find(long id) throws SQLException {
    String sql = "SELECT id, sku, quantity, total, currency FROM orders WHERE id = ?";
    try (Connection connection = pool.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new OrderNotFound(Long.toString(id));
        }
        return new Order(
            row.getLong("id"),
            row.getString("sku"),
            row.getInt("quantity"),
            row.getBigDecimal("total"),
            row.getString("currency"));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    execute("SHUTDOWN");
    pool.dispose();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
