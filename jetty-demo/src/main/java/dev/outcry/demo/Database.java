package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Where the shop keeps its orders: H2 in memory, or what {@code JDBC_URL} names. */
final class Database implements AutoCloseable {

  /** H2 would close it in a shutdown hook of its own, under the last requests. */
  static final String IN_MEMORY =
      "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;USER=sa";

  private static final int CONNECTIONS = 20;

  /** A request that cannot have a connection by then is answered without. */
  private static final long CONNECTION_MILLIS = 3_000;

  private final HikariDataSource pool;
  private final DatabaseSwitch connections;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.connections = new DatabaseSwitch(pool);
  }

  /**
   * Connects, and fills the shelves of a shop that has none.
   *
   * @throws SQLException if it refuses
   * @throws RuntimeException if it cannot be reached
   */
  static Database open(String url) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName("shop");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(CONNECTION_MILLIS);
    config.setMinimumIdle(1);
    HikariDataSource pool = new HikariDataSource(config);
    Database opened = new Database(pool);
    try {
      opened.execute(script());
      return opened;
    } catch (SQLException | RuntimeException failed) {
      pool.close();
      throw failed;
    }
  }

  private static String script() {
    try (InputStream script = Database.class.getResourceAsStream("shop.sql")) {
      if (script == null) {
        throw new IllegalStateException("shop.sql is not in the jar");
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Its connections, as long as nobody has pressed the button that stops it. */
  DatabaseSwitch connections() {
    return connections;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What is in memory goes with the process. */
  @Override
  public void close() {
    pool.close();
  }
}
