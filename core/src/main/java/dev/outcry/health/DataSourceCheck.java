package dev.outcry.health;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** In a class of its own, so that {@code java.sql} is touched by none but who has a database. */
record DataSourceCheck(DataSource dataSource) implements HealthCheck {

  /** For drivers that read with a timeout: the least that JDBC knows. */
  private static final int SECONDS = 1;

  @Override
  public void check() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!connection.isValid(SECONDS)) {
        throw new SQLException("the connection is not valid");
      }
    }
  }
}
