package dev.outcry.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The containers that the toolkit is to behave the same on. */
enum Container {
  JETTY_EE10("jetty-ee10", "jetty"),
  JETTY_EE11("jetty-ee11", "jetty"),
  TOMCAT_10("tomcat-10.1", "tomcat"),
  TOMCAT_11("tomcat-11", "tomcat"),
  UNDERTOW("undertow", "undertow"),
  JETTY_EE10_VIRTUAL(JETTY_EE10),
  JETTY_EE11_VIRTUAL(JETTY_EE11),
  TOMCAT_11_VIRTUAL(TOMCAT_11);

  private static final int VIRTUAL_SINCE = 21;

  private final String folder;
  private final String mainClass;
  private final Container plain;

  Container(String folder, String launcher) {
    this.folder = folder;
    this.mainClass = "dev.outcry.containers." + launcher + ".Main";
    this.plain = this;
  }

  /** One that serves on virtual threads. */
  Container(Container plain) {
    this.folder = plain.folder;
    this.mainClass = plain.mainClass;
    this.plain = plain;
  }

  /** Those that this JVM can run. */
  static List<Container> here() {
    boolean virtual = Runtime.version().feature() >= VIRTUAL_SINCE;
    return Arrays.stream(values()).filter(one -> virtual || !one.isVirtual()).toList();
  }

  /** Its name in the table. */
  String label() {
    return isVirtual() ? folder + "+v" : folder;
  }

  /** The same as it serves by default. */
  Container plain() {
    return plain;
  }

  boolean isVirtual() {
    return plain != this;
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
