package dev.outcry.logback;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;

/**
 * A ready-made configuration where some jars are missing: run by itself, in a loader of its own.
 */
final class LogsWithout implements Callable<String> {

  private static final String FILE = "dev.outcry.logback.test-file";

  LogsWithout() {}

  /** What comes to stdout of one event, with this file and without these jars. */
  static String jars(String file, String... missing) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    System.setProperty(FILE, file);
    try (URLClassLoader loader =
        new URLClassLoader(classPath(List.of(missing)), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      var constructor = loader.loadClass(LogsWithout.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (String) ((Callable<?>) constructor.newInstance()).call();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    } finally {
      thread.setContextClassLoader(before);
      System.clearProperty(FILE);
    }
  }

  private static URL[] classPath(List<String> missing) throws Exception {
    List<URL> places = new ArrayList<>();
    String whole =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    StringTokenizer entries = new StringTokenizer(whole, File.pathSeparator);
    while (entries.hasMoreTokens()) {
      Path entry = Path.of(entries.nextToken());
      String name = String.valueOf(entry.getFileName());
      if (missing.stream().noneMatch(part -> name.contains(part))) {
        places.add(entry.toUri().toURL());
      }
    }
    return places.toArray(URL[]::new);
  }

  /** In the loader without those jars. */
  @Override
  public String call() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    List<String> files = Arrays.asList("json-console.xml", System.getProperty(FILE));
    String[] includes =
        files.stream()
            .distinct()
            .map(file -> "<include resource=\"dev/outcry/logback/" + file + "\" />")
            .toArray(String[]::new);
    try (Wiring wiring = Wiring.configured(includes)) {
      wiring.logger().info("to {}", Planted.MAIL);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
