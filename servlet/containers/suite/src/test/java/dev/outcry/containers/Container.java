package dev.outcry.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The containers that the toolkit is to behave the same on. */
enum Container {
  JETTY_EE10("jetty-ee10", "jetty"),
  JETTY_EE11("jetty-ee11", "jetty"),
  TOMCAT_10("tomcat-10.1", "tomcat"),
  TOMCAT_11("tomcat-11", "tomcat"),
  UNDERTOW("undertow", "undertow"),

  /** A framework on its own Tomcat, which answers some failures before they reach a filter. */
  SPRING_BOOT("spring-boot", "spring");

  private final String folder;
  private final String mainClass;

  Container(String folder, String launcher) {
    this.folder = folder;
    this.mainClass = "dev.outcry.containers." + launcher + ".Main";
  }

  /** Where it is built. */
  String folder() {
    return folder;
  }

  String mainClass() {
    return mainClass;
  }

  /** Its launcher and all that needs, and nothing of another container. */
  String classPath() {
    Path target = Path.of(System.getProperty("outcry.containers"), folder, "target");
    try {
      return target.resolve("classes")
          + System.getProperty("path.separator")
          + Files.readString(target.resolve("classpath.txt")).trim();
    } catch (IOException missing) {
      throw new UncheckedIOException("build " + folder + " first: mvn verify", missing);
    }
  }
}
