package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.classify.Classification;
import dev.outcry.classify.Handled;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.testing.Foreign;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failures of databases, as their drivers throw them. */
class JdbcModuleTest {

  private final Outcry outcry = Outcry.builder().modules(OutcryModules.jdbc()).build();

  private String answer(Throwable error) {
    return answer(error, outcry);
  }

  /** Such as {@code 503 OVERLOAD retry 1}; nothing is logged. */
  static String answer(Throwable error, Outcry outcry) {
    Handled handled = outcry.classifier().handle(error, RequestContext.of("test"));
    List<String> retry = handled.envelope().headers().get("Retry-After");
    return handled.envelope().status()
        + " "
        + handled.classification().blame()
        + (retry == null ? "" : " retry " + String.join(",", retry));
  }

  /** As PostgreSQL's and SQL Server's are: nothing but {@code SQLException}. */
  private static final class DriversOwn extends SQLException {
    private static final long serialVersionUID = 1L;

    DriversOwn(String state, int code) {
      super("of the driver", state, code);
    }
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "08001, 0, PostgreSQL: connection refused, 503 DEPENDENCY retry 5",
    "08006, 0, PostgreSQL: connection lost, 503 DEPENDENCY retry 5",
    "08S01, 0, MySQL and SQL Server: link failure, 503 DEPENDENCY retry 5",
    "08004, 1040, MySQL: too many connections, 503 DEPENDENCY retry 5",
    "57P01, 0, PostgreSQL: admin shutdown, 503 DEPENDENCY retry 5",
    "57P02, 0, PostgreSQL: crash shutdown, 503 DEPENDENCY retry 5",
    "57P03, 0, PostgreSQL: cannot connect now, 503 DEPENDENCY retry 5",
    "53300, 0, PostgreSQL: too many connections, 503 DEPENDENCY retry 5",
    "57014, 0, PostgreSQL: statement timeout, 504 DEPENDENCY",
    "HYT00, 50200, H2: lock timeout, 504 DEPENDENCY",
    "HYT01, 0, ODBC: connection timeout, 504 DEPENDENCY",
    "HY008, 0, SQL Server: query timeout, 504 DEPENDENCY",
    "40001, 0, PostgreSQL: serialization failure, 503 DEPENDENCY retry 1",
    "40P01, 0, PostgreSQL: deadlock, 503 DEPENDENCY retry 1",
    "40001, 1205, SQL Server: deadlock, 503 DEPENDENCY retry 1",
    "40001, 1213, MySQL: deadlock, 503 DEPENDENCY retry 1",
    "61000, 60, Oracle: deadlock, 503 DEPENDENCY retry 1",
    "72000, 8177, Oracle: cannot serialize, 503 DEPENDENCY retry 1",
    "23505, 0, PostgreSQL: unique violation, 409 CLIENT",
    "23505, 23505, H2: unique violation, 409 CLIENT",
    "23000, 1062, MySQL: duplicate entry, 409 CLIENT",
    "23000, 1586, MySQL: duplicate entry with key name, 409 CLIENT",
    "23000, 2601, SQL Server: unique index, 409 CLIENT",
    "23000, 2627, SQL Server: unique constraint, 409 CLIENT",
    "23000, 1, Oracle: unique constraint, 409 CLIENT",
    "23503, 0, PostgreSQL: foreign key, 500 SERVER",
    "23502, 0, PostgreSQL: not null, 500 SERVER",
    "23514, 0, PostgreSQL: check, 500 SERVER",
    "23506, 23506, H2: foreign key, 500 SERVER",
    "23000, 1452, MySQL: foreign key, 500 SERVER",
    "23000, 1048, MySQL: not null, 500 SERVER",
    "23000, 547, SQL Server: foreign key, 500 SERVER",
    "23000, 2291, Oracle: foreign key, 500 SERVER",
    "23000, 0, SQLite and others: which one is not told, 500 SERVER",
    "61000, 54, Oracle: busy and not waited for, 500 SERVER",
    "55P03, 0, PostgreSQL: lock not available, 500 SERVER",
    "28P01, 0, PostgreSQL: wrong password, 500 SERVER",
    "42601, 0, syntax, 500 SERVER",
    "42P01, 0, no such table, 500 SERVER",
    "22001, 0, too long, 500 SERVER",
    "25006, 0, read only, 500 SERVER",
    "HY000, 1, general, 500 SERVER"
  })
  void byState(String state, int code, String what, String answer) {
    assertThat(answer(new DriversOwn(state, code))).as(what).isEqualTo(answer);
  }

  static Stream<Object[]> classes() {
    return Stream.of(
        new Object[] {new SQLTransientConnectionException("pool"), "503 DEPENDENCY retry 5"},
        new Object[] {new SQLNonTransientConnectionException("no"), "503 DEPENDENCY retry 5"},
        new Object[] {new SQLRecoverableException("lost"), "503 DEPENDENCY retry 5"},
        new Object[] {new SQLTimeoutException("slow"), "504 DEPENDENCY"},
        new Object[] {new SQLTimeoutException("slow", "08001"), "504 DEPENDENCY"},
        new Object[] {new SQLTransactionRollbackException("again"), "503 DEPENDENCY retry 1"},
        new Object[] {new SQLTransientException("later"), "503 DEPENDENCY"},
        new Object[] {new SQLTransientException("slow", "57014"), "504 DEPENDENCY"},
        new Object[] {new SQLIntegrityConstraintViolationException("?"), "500 SERVER"},
        new Object[] {new SQLIntegrityConstraintViolationException("?", "23505"), "409 CLIENT"},
        new Object[] {
          new SQLIntegrityConstraintViolationException("?", "23000", 1062), "409 CLIENT"
        },
        new Object[] {new SQLSyntaxErrorException("?", "42000"), "500 SERVER"},
        new Object[] {new SQLException("?"), "500 SERVER"});
  }

  @ParameterizedTest
  @MethodSource("classes")
  void byClass(SQLException error, String answer) {
    assertThat(answer(error)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "08", "40", "2350", "235055", "08\u0000", "4\uD83D\uDE00"})
  void aStateThatIsNoneSaysNothing(String state) {
    assertThat(answer(new DriversOwn(state, 1))).isEqualTo("500 SERVER");
    assertThat(answer(new DriversOwn("08".repeat(1_000_000), 1))).isEqualTo("500 SERVER");
    assertThat(answer(new DriversOwn(null, 1))).isEqualTo("500 SERVER");
  }

  private static BatchUpdateException batch(String state, SQLException... failures) {
    BatchUpdateException batch = new BatchUpdateException("batch", state, 0, new int[0]);
    for (SQLException failure : failures) {
      batch.setNextException(failure);
    }
    return batch;
  }

  @Test
  void aBatchSpeaksForItselfOrThroughItsFirstFailure() {
    assertThat(answer(batch("23505"))).isEqualTo("409 CLIENT");
    assertThat(answer(batch(null, new DriversOwn("23505", 0)))).isEqualTo("409 CLIENT");
    assertThat(answer(batch("HY000", new SQLTransactionRollbackException())))
        .isEqualTo("503 DEPENDENCY retry 1");
    assertThat(answer(batch(null, new SQLException("see next"), new DriversOwn("40001", 0))))
        .isEqualTo("503 DEPENDENCY retry 1");
  }

  @Test
  void aBatchThatFailedForAReasonOfOursFirstIsUnexpected() {
    assertThat(answer(batch(null, new DriversOwn("23503", 0), new DriversOwn("23505", 0))))
        .isEqualTo("500 SERVER");
    assertThat(answer(batch(null))).isEqualTo("500 SERVER");
  }

  @Test
  void whatFollowsAnotherFailureThanABatchIsNotAsked() {
    SQLException error = new SQLException("?");
    error.setNextException(new DriversOwn("23505", 0));
    assertThat(answer(error)).isEqualTo("500 SERVER");
  }

  /** A batch whose list of failures leads back to it, or is without an end. */
  private static final class Circle extends BatchUpdateException {
    private static final long serialVersionUID = 1L;
    private int asked;

    @Override
    public SQLException getNextException() {
      asked++;
      return this;
    }
  }

  @Test
  void aCircleOfFailuresComesToAnEnd() {
    Circle circle = new Circle();
    assertThat(answer(circle)).isEqualTo("500 SERVER");
    assertThat(circle.asked).isPositive().isLessThanOrEqualTo(16);
  }

  @Test
  void aDriverThatFailsItselfIsSaidAndAnswered() {
    Classification what =
        outcry
            .classifier()
            .classify(
                new SQLException() {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public String getSQLState() {
                    throw new IllegalStateException("closed");
                  }
                });
    assertThat(what.status()).isEqualTo(500);
    assertThat(what.handlerFailure()).containsInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "jakarta.persistence.OptimisticLockException, 409 CLIENT",
    "org.hibernate.StaleStateException, 409 CLIENT",
    "org.springframework.dao.OptimisticLockingFailureException, 409 CLIENT",
    "org.springframework.jdbc.CannotGetJdbcConnectionException, 503 DEPENDENCY retry 5"
  })
  void byTheNameOfALibrarysClass(String name, String answer) {
    Class<? extends Throwable> type = Foreign.type(name);
    Outcry.Builder builder = Outcry.builder();
    LoaderOfThread.with(type.getClassLoader(), () -> builder.modules(OutcryModules.jdbc()));
    assertThat(answer(Foreign.thrown(type), builder.build())).isEqualTo(answer);
    assertThat(answer(Foreign.thrown(type))).as("was not there").isEqualTo("500 SERVER");
  }

  @Test
  void theApplicationsOwnMappingWinsAndMayLeaveTheRest() {
    Outcry own =
        Outcry.builder()
            .modules(OutcryModules.jdbc())
            .map(SQLTimeoutException.class, 503)
            .map(
                SQLException.class,
                error -> error.getErrorCode() == 20001 ? new Conflict("Theirs.") : null)
            .build();
    assertThat(answer(new SQLTimeoutException(), own)).isEqualTo("503 OVERLOAD");
    assertThat(answer(new DriversOwn("72000", 20001), own)).isEqualTo("409 CLIENT");
    assertThat(answer(new DriversOwn("40001", 0), own)).isEqualTo("503 DEPENDENCY retry 1");
  }

  @Test
  void withoutTheModuleADatabaseIsLikeAnythingElse() {
    assertThat(answer(new DriversOwn("08001", 0), Outcry.create())).isEqualTo("500 SERVER");
  }
}
