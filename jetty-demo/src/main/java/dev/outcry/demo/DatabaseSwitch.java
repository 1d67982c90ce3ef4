package dev.outcry.demo;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that can be stopped by a button: to the shop it is then as good as gone. */
final class DatabaseSwitch implements DataSource {

  private final DataSource target;
  private volatile boolean stopped;

  DatabaseSwitch(DataSource target) {
    this.target = target;
  }

  void stop() {
    stopped = true;
  }

  void start() {
    stopped = false;
  }

  private void requireRunning() throws SQLException {
    if (stopped) {
      throw new SQLNonTransientConnectionException("db.internal:5432 refused to connect", "08001");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    requireRunning();
    return target.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    requireRunning();
    return target.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return target.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    target.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    target.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return target.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return target.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return target.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return target.isWrapperFor(type);
  }
}
