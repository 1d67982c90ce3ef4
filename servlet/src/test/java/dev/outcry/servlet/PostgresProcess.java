package dev.outcry.servlet;

import static java.util.Comparator.reverseOrder;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own, in a folder that goes with it. */
final class PostgresProcess extends DatabaseProcess {

  private final Path programs;
  private final Path folder;
  private final int port;
  private Process process;

  private PostgresProcess(Path programs) throws IOException {
    this.programs = programs;
    this.folder = Files.createTempDirectory(Path.of("/tmp"), "outcry-postgres");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  /** Where {@code -Doutcry.postgres=<folder of its programs>} or Debian has it. */
  static Optional<Path> programs() {
    String named = System.getProperty("outcry.postgres");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Path::compareTo);
    } catch (IOException nowhere) {
      return Optional.empty();
    }
  }

  static PostgresProcess in(Path programs) throws Exception {
    PostgresProcess made = new PostgresProcess(programs);
    if (isRoot()) {
      run(List.of("chown", "postgres", made.folder.toString()));
    }
    run(made.command("initdb", "-D", made.data(), "-U", "shop", "-A", "trust", "--no-sync"));
    return made;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** It refuses to run as root. */
  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (run.waitFor() != 0) {
      throw new IOException(command + " ended with " + run.exitValue());
    }
  }

  @Override
  void start() throws IOException {
    process =
        new ProcessBuilder(
                command(
                    "postgres",
                    "-D",
                    data(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(port),
                    "-k",
                    folder.toString(),
                    "-F"))
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  @Override
  PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"127.0.0.1"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser("shop");
    return dataSource;
  }

  @Override
  long pid() {
    return process.pid();
  }

  /** In its own way to stop at once: a kill would leave its children, who hold the folder. */
  @Override
  void kill() throws IOException, InterruptedException {
    signal("-QUIT");
    if (!process.waitFor(120, SECONDS)) {
      throw new IllegalStateException("PostgreSQL does not end");
    }
  }

  @Override
  public void close() {
    try {
      if (process != null && process.isAlive()) {
        thaw(); // else it would hear of it when somebody else does that
        kill();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
