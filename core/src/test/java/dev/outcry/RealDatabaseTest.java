package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 fails, and the bundle for JDBC says what that is. */
class RealDatabaseTest {

  private static final String URL = "jdbc:h2:mem:failing;LOCK_TIMEOUT=20000";

  private final Outcry outcry = Outcry.builder().modules(OutcryModules.jdbc()).build();
  private Connection database;
  private Statement sql;

  @BeforeEach
  void create() throws SQLException {
    database = DriverManager.getConnection(URL);
    sql = database.createStatement();
    sql.execute("create table shop (id int primary key, name varchar(10) not null unique)");
    sql.execute("create table item (id int primary key, shop int references shop)");
    sql.execute("insert into shop values (1, 'one'), (2, 'two')");
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  private void assertFails(int status, Blame blame, ThrowingCallable work) {
    Throwable error = catchThrowable(work);
    assertThat(error).isInstanceOf(SQLException.class);
    Classification what = outcry.classifier().classify(error);
    assertThat(what.status()).as("%s", error).isEqualTo(status);
    assertThat(what.blame()).isEqualTo(blame);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"insert into shop values (1, 'x')", "update shop set name = 'one' where id = 2"})
  void aUniqueViolationIsAConflict(String statement) {
    assertFails(409, Blame.CLIENT, () -> sql.execute(statement));
  }

  @Test
  void inABatchToo() throws SQLException {
    sql.addBatch("insert into shop values (3, 'three')");
    sql.addBatch("insert into shop values (4, 'one')");
    assertFails(409, Blame.CLIENT, sql::executeBatch);
    sql.addBatch("insert into item values (1, 77)");
    assertThat(catchThrowable(sql::executeBatch)).isInstanceOf(BatchUpdateException.class);
    sql.addBatch("insert into item values (1, 77)");
    assertFails(500, Blame.SERVER, sql::executeBatch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into item values (1, 77)",
        "delete from nowhere",
        "insert into shop values (3, null)",
        "insert into shop values (3, 'a name that is too long')",
        "selekt 1",
        "select 1 / 0"
      })
  void whatIsWrongOnOurSideStaysUnexpected(String statement) {
    assertFails(500, Blame.SERVER, () -> sql.execute(statement));
  }

  @Test
  void aRefusedConnectionIsUnavailable() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertFails(
        503,
        Blame.DEPENDENCY,
        () -> DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + port + "/mem:x").close());
  }

  @Test
  void aQueryThatTakesTooLongIsATimeout() throws SQLException {
    sql.setQueryTimeout(1);
    assertFails(
        504,
        Blame.DEPENDENCY,
        () ->
            sql.executeQuery(
                "select sum(a.x * b.x) from system_range(1, 1000000) a,"
                    + " system_range(1, 1000000) b"));
  }

  @Test
  void aLockThatIsNotGivenIsATimeout() throws SQLException {
    database.setAutoCommit(false);
    sql.execute("update shop set name = 'x' where id = 1");
    try (Connection other = DriverManager.getConnection(URL);
        Statement waiting = other.createStatement()) {
      waiting.execute("set lock_timeout 50");
      assertFails(
          504, Blame.DEPENDENCY, () -> waiting.execute("update shop set name = 'y' where id = 1"));
    }
  }
}
