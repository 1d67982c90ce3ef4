package dev.outcry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nights of a batch job: what is exported, what is in the log, and the exit code. */
class NightlyExportTest {

  @TempDir private Path directory;
  private final Outcry outcry = NightlyExport.toolkit();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() {
    log.close();
    outcry.close();
  }

  private Path orders() {
    return directory.resolve("orders.csv");
  }

  private Path export() {
    return directory.resolve("export.txt");
  }

  private int export(String... rows) throws IOException {
    Files.write(orders(), List.of(rows));
    return new NightlyExport(outcry, orders(), export()).run();
  }

  private List<String> logged(String key) {
    return log.lines().stream().map(line -> line.mdc().get(key)).toList();
  }

  @Test
  void aGoodNightIsSilent() throws Exception {
    assertThat(export("a,1", "b,2")).isZero();
    assertThat(export()).hasContent("a: 1\nb: 2");
    assertThat(directory.resolve("export.txt.index")).hasContent("2 rows");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aBadRowIsToldAndCountedAndTheNightGoesOn() throws Exception {
    assertThat(export("a,1", "b", "c", "d,4")).isEqualTo(65);
    assertThat(export()).hasContent("a: 1\nd: 4");
    assertThat(log.lines()).extracting(LogLine::level).containsExactly(Level.INFO, Level.INFO);
    assertThat(log.lines())
        .extracting(LogLine::message)
        .anySatisfy(message -> assertThat(message).endsWith("no amount in \"b\""))
        .anySatisfy(message -> assertThat(message).endsWith("no amount in \"c\""));
    assertThat(logged("operation")).containsOnly("export-row");
    assertThat(logged("request_id").stream().distinct()).as("one id for the night").hasSize(1);
  }

  @Test
  void aBugEndsTheNightAndIsToldOnce() throws Exception {
    assertThat(export("a,1", "b,two", "c,3")).isEqualTo(70);
    assertThat(export()).doesNotExist();
    assertThat(log.only().level()).isEqualTo(Level.ERROR);
    assertThat(log.only().mdc()).containsEntry("operation", "export-row");
    assertThat(log.only().throwable()).isPresent();
  }

  @Test
  void whatItDependsOnHasAnExitCodeOfItsOwn() {
    assertThat(new NightlyExport(outcry, orders(), export()).run()).isEqualTo(69);
    assertThat(log.only().mdc()).containsEntry("operation", "read-orders");
  }

  @Test
  void whatAThreadOfItsOwnFailsAtIsUnderTheSameIdAndCostsNothing() throws Exception {
    Files.createDirectory(directory.resolve("export.txt.index"));
    assertThat(export("a,1", "b")).isEqualTo(65);
    assertThat(logged("operation")).containsExactlyInAnyOrder("write-index", "export-row");
    assertThat(logged("request_id").stream().distinct()).hasSize(1);
  }

  @Test
  void theProcessEndsWithTheExitCode() throws Exception {
    Files.write(orders(), List.of("a,two"));
    Night night = process(orders().toString(), export().toString());
    assertThat(night.exitCode()).isEqualTo(70);
    assertThat(night.output())
        .containsOnlyOnce("500 Internal Server Error in export-row")
        .contains("NumberFormatException");
  }

  @Test
  void andWhatNobodyGuardedIsInTheLogToo() throws Exception {
    Night night = process();
    assertThat(night.exitCode()).as("as the JVM ends when its main thread dies").isEqualTo(1);
    assertThat(night.output())
        .containsOnlyOnce("500 Internal Server Error in main")
        .contains("ArrayIndexOutOfBoundsException");
  }

  private record Night(int exitCode, String output) {}

  /** A night as the scheduler starts it. */
  private Night process(String... args) throws Exception {
    Path output = directory.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NightlyExport.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Night(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
