package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of configuration, handed in or found. */
class ModulesTest {

  private static int statusOf(Throwable error, Outcry.Builder outcry) {
    return outcry.build().classifier().classify(error).status();
  }

  private static final OutcryModule IO = outcry -> outcry.map(IOException.class, 502);

  @Test
  void aModuleAddsItsRegistrations() {
    assertThat(statusOf(new IOException(), Outcry.builder().modules(IO))).isEqualTo(502);
  }

  @Test
  void whatIsRegisteredOutsideOfItWinsInAnyOrder() {
    assertThat(
            statusOf(new IOException(), Outcry.builder().map(IOException.class, 409).modules(IO)))
        .isEqualTo(409);
    assertThat(
            statusOf(new IOException(), Outcry.builder().modules(IO).map(IOException.class, 409)))
        .isEqualTo(409);
  }

  @Test
  void aModuleOfAModuleIsAModule() {
    OutcryModule outer = outcry -> outcry.modules(IO).map(ArithmeticException.class, 409);
    assertThat(
            statusOf(
                new ArithmeticException(),
                Outcry.builder().modules(outer).map(ArithmeticException.class, 410)))
        .isEqualTo(410);
  }

  @Test
  void twoModulesForOneSlotAreRefusedWithTheirPlaces() {
    OutcryModule other = outcry -> outcry.map(IOException.class, 503);
    assertThatIllegalStateException()
        .isThrownBy(() -> Outcry.builder().modules(IO, other).build())
        .withMessageMatching(
            "(?s)two statuses for java.io.IOException: 502 registered at ModulesTest.java:\\d+"
                + " and 503 registered at ModulesTest.java:\\d+.*");
  }

  @Test
  void aModuleMayAddEverythingElseToo() {
    List<Failure> seen = new ArrayList<>();
    Outcry outcry =
        Outcry.builder()
            .modules(module -> module.listeners((failure, context) -> seen.add(failure)))
            .build();
    outcry.handle(404, RequestContext.of("test"));
    assertThat(seen).hasSize(1);
  }

  /** Found by the service loader. */
  public static final class Found implements OutcryModule {
    @Override
    public void configure(Outcry.Builder outcry) {
      outcry.map(IOException.class, 502);
    }
  }

  /** Found, but cannot be made. */
  public static final class Unmakable implements OutcryModule {
    /** Fails. */
    public Unmakable() {
      throw new IllegalStateException("no licence");
    }

    @Override
    public void configure(Outcry.Builder outcry) {}
  }

  /** Found, but fails when it is asked. */
  public static final class Unwilling implements OutcryModule {
    @Override
    public void configure(Outcry.Builder outcry) {
      throw new NoClassDefFoundError("com/example/Driver");
    }
  }

  @TempDir Path folder;

  @Test
  void brokenProvidersAreSaidAndTheOthersAreUsed() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(OutcryModule.class.getName()),
        String.join(
            "\n",
            "com.example.Missing",
            ModulesTest.class.getName(),
            Unmakable.class.getName(),
            Unwilling.class.getName(),
            Found.class.getName()));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] places = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(places, before);
        CapturedLog log = CapturedLog.of(Outcry.class)) {
      thread.setContextClassLoader(loader);
      assertThat(statusOf(new IOException(), Outcry.builder().discoverModules())).isEqualTo(502);
      assertThat(log.lines())
          .hasSize(4)
          .allSatisfy(
              line -> {
                assertThat(line.level()).hasToString("ERROR");
                assertThat(line.throwable()).isPresent();
              });
      assertThat(log.lines().stream().map(ModulesTest::whole).toList().toString())
          .contains("com.example.Missing", "Unmakable", "Unwilling", "ModulesTest not a subtype");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String whole(LogLine line) {
    return line.message() + line.throwable().orElseThrow().getMessage();
  }

  @Test
  void whatIsFoundYieldsToTheApplication() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(OutcryModule.class.getName()), Found.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThat(
              statusOf(
                  new IOException(),
                  Outcry.builder().map(IOException.class, 409).discoverModules()))
          .isEqualTo(409);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
