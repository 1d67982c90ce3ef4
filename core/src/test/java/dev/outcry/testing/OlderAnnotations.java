package dev.outcry.testing;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;

/**
 * The class path of the tests with the jackson-annotations of an older Jackson 2 in the place of
 * ours, as a build gets it that manages Jackson 2 to an older version: both Jacksons share the jar.
 */
public final class OlderAnnotations {

  /** Where the build puts it. */
  private static final Path JARS = Path.of("target", "older-annotations");

  private OlderAnnotations() {}

  /** What the code of this name gives that is loaded with the older jar; it needs no arguments. */
  public static Object call(String callable) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      var constructor = loader.loadClass(callable).getDeclaredConstructor();
      constructor.setAccessible(true);
      return ((Callable<?>) constructor.newInstance()).call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath() throws Exception {
    List<URL> places = new ArrayList<>();
    try (var jars = Files.newDirectoryStream(JARS, "jackson-annotations-*.jar")) {
      for (Path jar : jars) {
        places.add(url(jar));
      }
    }
    if (places.size() != 1) {
      throw new AssertionError("one older jackson-annotations in " + JARS.toAbsolutePath());
    }
    String whole =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    StringTokenizer entries = new StringTokenizer(whole, File.pathSeparator);
    while (entries.hasMoreTokens()) {
      Path entry = Path.of(entries.nextToken());
      if (!entry.getFileName().toString().startsWith("jackson-annotations-")) {
        places.add(url(entry));
      }
    }
    return places.toArray(URL[]::new);
  }

  private static URL url(Path place) throws MalformedURLException {
    return place.toUri().toURL();
  }
}
