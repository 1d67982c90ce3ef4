package dev.outcry;

import dev.outcry.classify.Blame;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.GatewayTimeout;
import dev.outcry.http.HttpErrors.ServiceUnavailable;
import dev.outcry.http.HttpException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a database's failure means. The classes of JDBC 4 are asked first, which H2, MySQL and
 * Oracle throw; PostgreSQL and SQL Server throw their own {@code SQLException}, which have nothing
 * but their SQLState and the vendor's code.
 */
final class JdbcMappings implements OutcryModule {

  /** Long enough for a pool to find the database again. */
  private static final Duration LATER = Duration.ofSeconds(5);

  /** The transaction that won is through in a moment. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** A batch's failures are a list that its driver has made; it may be long, or a circle. */
  private static final int MAX_FAILURES = 16;

  private static final List<String> CONFLICTS =
      List.of(
          "org.springframework.dao.DuplicateKeyException",
          "jakarta.persistence.OptimisticLockException",
          "org.hibernate.StaleStateException",
          "org.springframework.dao.OptimisticLockingFailureException");

  private JdbcMappings() {}

  /** Fails where there is no JDBC, and not later, when a database has failed. */
  static OutcryModule create() {
    Objects.requireNonNull(SQLException.class);
    return new JdbcMappings();
  }

  @Override
  public void configure(Outcry.Builder outcry) {
    outcry.map(SQLException.class, JdbcMappings::translate, Blame.DEPENDENCY);
    for (String name : CONFLICTS) {
      OptionalTypes.map(outcry, name, 409, Blame.CLIENT);
    }
    OptionalTypes.named("org.springframework.jdbc.CannotGetJdbcConnectionException")
        .forEach(type -> outcry.map(type, error -> unavailable(), Blame.DEPENDENCY));
  }

  /** The failure itself, or of a batch the first one that says what it is. */
  private static @Nullable HttpException translate(SQLException failure) {
    boolean batch = failure instanceof BatchUpdateException;
    SQLException next = failure;
    for (int i = 0; next != null && i < MAX_FAILURES; i++) {
      HttpException meaning = meaning(next);
      if (meaning != null || !batch || saysSomething(next)) {
        return meaning;
      }
      next = next.getNextException();
    }
    return null;
  }

  /** Whether it is a failure that we have understood and do not map, such as a foreign key. */
  private static boolean saysSomething(SQLException failure) {
    return !(failure instanceof BatchUpdateException) && failure.getSQLState() != null;
  }

  private static @Nullable HttpException meaning(SQLException failure) {
    if (failure instanceof SQLTimeoutException) {
      return new GatewayTimeout();
    }
    if (failure instanceof SQLTransactionRollbackException) {
      return again();
    }
    if (failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException) {
      return unavailable();
    }
    HttpException told = byState(failure.getSQLState(), failure.getErrorCode());
    return told == null && failure instanceof SQLTransientException
        ? new ServiceUnavailable()
        : told;
  }

  /**
   * By ISO 9075's classes and the vendors' own states.
   *
   * @param code the vendor's; it says something only together with the state
   */
  private static @Nullable HttpException byState(@Nullable String state, int code) {
    if (state == null || state.length() != 5) {
      return null;
    }
    return switch (state) {
      // PostgreSQL: shutdowns, starting up, too many connections
      case "57P01", "57P02", "57P03", "53300" -> unavailable();
      // cancelled by its timeout: PostgreSQL and DB2, ODBC's, SQL Server
      case "57014", "HYT00", "HYT01", "HY008" -> new GatewayTimeout();
      case "23505" -> new Conflict();
      case "23000" -> isDuplicate(code) ? new Conflict() : null;
      case "61000" -> code == 60 ? again() : null; // Oracle, ORA-00060: deadlock
      case "72000" -> code == 8177 ? again() : null; // Oracle, ORA-08177: cannot serialize
      default -> state.startsWith("08") ? unavailable() : state.startsWith("40") ? again() : null;
    };
  }

  /** Those who give every violated constraint the state 23000 tell them apart by their codes. */
  private static boolean isDuplicate(int code) {
    return switch (code) {
      case 1062, 1586 -> true; // MySQL and MariaDB: ER_DUP_ENTRY, ER_DUP_ENTRY_WITH_KEY_NAME
      case 2601, 2627 -> true; // SQL Server: a unique index, a unique constraint
      case 1 -> true; // Oracle: ORA-00001
      default -> false;
    };
  }

  private static HttpException unavailable() {
    return new ServiceUnavailable(LATER);
  }

  private static HttpException again() {
    return new ServiceUnavailable(SOON);
  }
}
