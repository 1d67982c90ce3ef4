package dev.outcry.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a container is started.
 *
 * @param mounting of the application: a word for the table
 * @param arguments to its launcher
 */
record Launch(Container container, String mounting, List<String> arguments) {

  /** The application is mounted from code. */
  static Launch fromCode(Container container) {
    return new Launch(container, "", List.of());
  }

  /** The application comes as a file, and is mounted by its web.xml. */
  static Launch war(Container container) {
    Path war = Path.of(System.getProperty("outcry.containers"), "war", "target", "war.war");
    if (!Files.exists(war)) {
      throw new IllegalStateException("build war first: mvn verify");
    }
    return new Launch(container, "war ", List.of(war.toString()));
  }

  /** Unique among those that run. */
  String name() {
    return mounting + container.folder();
  }

  String fileName() {
    return name().replace(' ', '-');
  }
}
