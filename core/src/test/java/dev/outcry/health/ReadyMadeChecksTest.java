package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks that come with it. */
class ReadyMadeChecksTest {

  @Test
  void aDatabaseThatAnswersIsWell() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:");
    assertThatCode(HealthChecks.dataSource(database)::check).doesNotThrowAnyException();
  }

  @Test
  void aConnectionThatIsNotValidIsNotAndIsGivenBack() {
    List<String> calls = new ArrayList<>();
    Connection stale =
        fake(
            Connection.class,
            call -> {
              calls.add(call);
              return call.equals("isValid") ? false : null;
            });
    DataSource pool = fake(DataSource.class, call -> stale);
    assertThatThrownBy(HealthChecks.dataSource(pool)::check).isInstanceOf(SQLException.class);
    assertThat(calls).containsExactly("isValid", "close");
  }

  private static <T> T fake(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }

  @Test
  void roomEnoughIsWellAndTooLittleIsNot(@TempDir Path directory) {
    assertThatCode(HealthChecks.diskSpace(directory, 1)::check).doesNotThrowAnyException();
    assertThatThrownBy(HealthChecks.diskSpace(directory, Long.MAX_VALUE)::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.toString());
    assertThatThrownBy(HealthChecks.diskSpace(directory.resolve("gone"), 1)::check)
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void roomForNothingIsNoQuestion(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthChecks.diskSpace(Path.of("."), bytes));
  }

  @ParameterizedTest
  @CsvSource({"200, true", "204, true", "302, false", "404, false", "401, false", "503, false"})
  void anAddressIsWellIfItAnswers2xx(int status, boolean well) throws Exception {
    HttpServer neighbour =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    neighbour.createContext(
        "/health",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    neighbour.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + neighbour.getAddress().getPort() + "/health");
      visit(address);
      HealthCheck check = HealthChecks.http(address);
      if (well) {
        assertThatCode(check::check).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(check::check)
            .isInstanceOf(IOException.class)
            .hasMessage("127.0.0.1 answers " + status);
      }
    } finally {
      neighbour.stop(0);
    }
  }

  /** The first answer loads the classes of the server, which may take longer than a check waits. */
  private static void visit(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Connection", "close");
    assertThat(connection.getResponseCode()).isPositive();
    connection.disconnect();
  }

  @Test
  void anAddressWhereNobodyListensIsNot() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    HealthCheck check = HealthChecks.http(URI.create("http://127.0.0.1:" + port + "/"));
    assertThatThrownBy(check::check).isInstanceOf(ConnectException.class);
  }

  @Test
  void whatIsNoAddressIsRefusedWithoutRepeatingIt() {
    String secret = "hunter" + 2;
    for (String address :
        new String[] {
          "/health", "http:/health", "file:///x", "ftp://h/", "http://u:" + secret + "@h/", ""
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HealthChecks.http(URI.create(address)))
          .satisfies(refused -> assertThat(refused).message().doesNotContain(secret));
    }
  }
}
