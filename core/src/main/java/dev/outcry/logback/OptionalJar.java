package dev.outcry.logback;

import ch.qos.logback.core.PropertyDefinerBase;
import org.jspecify.annotations.Nullable;

/**
 * For configurations that are to work with a library and without it: its value says whether the
 * library is there, and where it is not, one line on stderr says what to add. Logback itself would
 * drop the appender, or the whole configuration, and the log with it.
 *
 * <p>Used by the ready-made configurations; set up once and then not changed.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Logback is required by those who use this package alone
public final class OptionalJar extends PropertyDefinerBase {

  private String type = "";
  private @Nullable String resource;
  private String coordinate = "";
  private String otherwise = "";
  private String present = "present";
  private String absent = "absent";

  /** Needs to be told the class to look for. */
  public OptionalJar() {}

  /**
   * Sets the class that the library has.
   *
   * @param type the name of a class in the jar
   */
  public void setType(String type) {
    this.type = type;
  }

  /**
   * Sets a resource that has to be there as well.
   *
   * @param resource the name of a resource in the jar
   */
  public void setResource(String resource) {
    this.resource = resource;
  }

  /**
   * Sets the Maven coordinate to add.
   *
   * @param coordinate the Maven coordinate
   */
  public void setCoordinate(String coordinate) {
    this.coordinate = coordinate;
  }

  /**
   * Sets what happens where the library is absent, as the end of a sentence.
   *
   * @param otherwise what happens without it
   */
  public void setOtherwise(String otherwise) {
    this.otherwise = otherwise;
  }

  /**
   * Sets the value for a library that is there. Default: {@code present}.
   *
   * @param present the value if it is there
   */
  public void setPresent(String present) {
    this.present = present;
  }

  /**
   * Sets the value for a library that is not. Default: {@code absent}.
   *
   * @param absent the value if it is not
   */
  public void setAbsent(String absent) {
    this.absent = absent;
  }

  @Override
  public String getPropertyValue() {
    if (isThere(Thread.currentThread().getContextClassLoader())
        || isThere(OptionalJar.class.getClassLoader())) {
      return present;
    }
    String line = "outcry: " + coordinate + " is not on the class path; " + otherwise;
    addInfo(line);
    System.err.println(line);
    return absent;
  }

  private boolean isThere(@Nullable ClassLoader loader) {
    try {
      Class.forName(type, false, loader);
      return resource == null || loader == null || loader.getResource(resource) != null;
    } catch (ClassNotFoundException | LinkageError | RuntimeException missing) {
      return false; // not there, half there, or a loader that has been closed
    }
  }
}
