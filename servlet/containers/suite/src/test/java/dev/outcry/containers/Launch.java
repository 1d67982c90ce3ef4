package dev.outcry.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a container is started.
 *
 * @param mounting of the application: a word for the table
 * @param options of its JVM beside the usual ones
 * @param arguments to its launcher
 */
record Launch(Container container, String mounting, List<String> options, List<String> arguments) {

  /** As Tomcat's own start script has it: without these, it cannot look for leaks. */
  private static final List<String> LEAKS =
      List.of(
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
          // else it tells that the launcher has a logback.xml as well
          "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener");

  /** The application is mounted from code. */
  static Launch fromCode(Container container) {
    return new Launch(container, "", List.of(), List.of());
  }

  /** As from code, with its requests on virtual threads. */
  static Launch virtual(Container container) {
    return new Launch(container, "virtual ", List.of("-Doutcry.virtual=true"), List.of());
  }

  /** The application comes as a file, and is mounted by its web.xml. */
  static Launch war(Container container) {
    Path war = Path.of(System.getProperty("outcry.containers"), "war", "target", "war.war");
    if (!Files.exists(war)) {
      throw new IllegalStateException("build war first: mvn verify");
    }
    return new Launch(container, "war ", LEAKS, List.of(war.toString()));
  }

  /** Applications that are mounted by hand, with a gap each. */
  static Launch gaps(Container container) {
    return new Launch(container, "gaps ", List.of(), List.of("gaps"));
  }

  /** The application of Spring Boot, with its configuration class for this. */
  static Launch springBoot(String mounting) {
    return new Launch(Container.SPRING_BOOT, mounting + " ", List.of(), List.of(mounting));
  }

  boolean isVirtual() {
    return mounting.equals("virtual ");
  }

  /** Unique among those that run. */
  String name() {
    return mounting + container.folder();
  }

  String fileName() {
    return name().replace(' ', '-');
  }
}
