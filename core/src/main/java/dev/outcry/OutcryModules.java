package dev.outcry;

/**
 * Bundles of mappings for failures of the JDK and of well-known libraries that have one right
 * answer in most services. None is on unless it is asked for:
 *
 * <pre>{@code
 * Outcry.builder().modules(OutcryModules.jdbc(), OutcryModules.io(), OutcryModules.concurrency())
 * }</pre>
 *
 * <p>What the application maps itself wins for the same class. Libraries are known by the names of
 * their classes, as the context class loader sees them when the toolkit is built, or else this
 * one's; what is not there is left out.
 *
 * <p><b>Never mapped</b>, by the defaults or by these bundles, because the exception does not say
 * whose fault it is, and a wrong 4xx hides a bug of ours:
 *
 * <ul>
 *   <li>{@code IllegalArgumentException}, {@code NumberFormatException}, {@code
 *       DateTimeParseException}, {@code URISyntaxException}: what could not be read came from a
 *       file or a table as often as from the client.
 *   <li>{@code IllegalStateException}, {@code NullPointerException}, {@code ClassCastException},
 *       {@code IndexOutOfBoundsException}: bugs.
 *   <li>{@code NoSuchElementException}: an empty {@code Optional} is no missing resource.
 *   <li>{@code UnsupportedOperationException}: an immutable list throws it; that is no 501.
 *   <li>{@code FileNotFoundException}, {@code NoSuchFileException}: a missing file of the
 *       configuration is no 404.
 *   <li>{@code java.nio.file.AccessDeniedException}, {@code SecurityException}: what the process
 *       may not do is not what the user may not do.
 *   <li>{@code EntityNotFoundException} of JPA: a dangling reference of our own data throws it too.
 *   <li>{@code JacksonException} and {@code JsonProcessingException}: an answer of another service
 *       or a stored document may be what is broken, and so may a bean that is written.
 *   <li>{@code ConstraintViolationException} of Jakarta Validation: persistence throws it about our
 *       own entities.
 *   <li>{@code CancellationException}: it says that somebody gave up, and neither who nor why.
 *   <li>{@code UncheckedIOException}, {@code CompletionException} and other wrappers: they are
 *       taken off, and their cause is asked.
 * </ul>
 *
 * <p>Map them where they do say something, in a scope or by a subclass of the application's own.
 *
 * @since 0.1.0
 */
public final class OutcryModules {

  private OutcryModules() {}

  /**
   * Failures of a database, by class and by SQLState, since some drivers throw nothing but {@code
   * SQLException}:
   *
   * <ul>
   *   <li>no connection, or a lost one (class 08, 57P01 to 57P03, 53300, the JDBC classes for it,
   *       Spring's {@code CannotGetJdbcConnectionException}): 503 with {@code Retry-After}
   *   <li>a timeout ({@code SQLTimeoutException}, 57014, HYT00, HYT01, HY008): 504
   *   <li>a deadlock or a serialization failure (class 40, Oracle's ORA-00060 and ORA-08177), which
   *       a second try may survive: 503 with {@code Retry-After}
   *   <li>another {@code SQLTransientException}: 503
   *   <li>a unique constraint (23505; 23000 with the codes of MySQL, SQL Server and Oracle): 409
   *   <li>an optimistic lock of JPA, Hibernate or Spring that was lost, Spring's {@code
   *       DuplicateKeyException}: 409
   * </ul>
   *
   * <p>The 5xx are blamed on the dependency, the 409s on the client. All else stays unexpected: a
   * foreign key, a null, a value that is too long, a lock that was not to be waited for, and of
   * course SQL that is wrong. Of a batch, the first failure that says what it is decides.
   *
   * @return the module
   * @throws IllegalStateException if the module {@code java.sql} is not there
   */
  public static OutcryModule jdbc() {
    try {
      return JdbcMappings.create();
    } catch (NoClassDefFoundError absent) {
      throw new IllegalStateException(
          "OutcryModules.jdbc() needs the module java.sql; require it in module-info.java, or add"
              + " it with --add-modules java.sql",
          absent);
    }
  }

  /**
   * Failures to reach another service over the network, blamed on that dependency: timeouts ({@code
   * SocketTimeoutException}, {@code HttpTimeoutException}) are 504; refused connections, unknown
   * hosts, missing routes and failed TLS handshakes are 502.
   *
   * <p>A client of ours that is too slow with its body is none of these: the filter tells it by the
   * stream.
   *
   * @return the module
   */
  public static OutcryModule io() {
    return IoMappings::configure;
  }

  /**
   * Work that was refused or took too long: {@code RejectedExecutionException} is 503 with {@code
   * Retry-After}, {@code java.util.concurrent.TimeoutException} 504. Of Resilience4j and Failsafe:
   * an open circuit breaker is 503, blamed on the dependency that it guards; a full bulkhead 503
   * with {@code Retry-After}, an exhausted rate limit 429, Failsafe's own timeout 504.
   *
   * @return the module
   */
  public static OutcryModule concurrency() {
    return ConcurrencyMappings::configure;
  }
}
