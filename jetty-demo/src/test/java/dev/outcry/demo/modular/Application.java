package dev.outcry.demo.modular;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * One of the applications of {@code src/test/modular}: compiled and started as a user does, with
 * the jars that are named and no others.
 */
final class Application {
  private static final String[] CLASS_PATH =
      System.getProperty("java.class.path").split(File.pathSeparator, -1);
  private static final long DEADLINE_SECONDS = 300;

  private final String name;
  private final Form form;
  private final List<Path> jars;
  private final Path classes;

  /** How an application and its libraries are put together. */
  enum Form {
    MODULES,
    CLASS_PATH
  }

  private Application(String name, Form form, List<Path> jars, Path classes) {
    this.name = name;
    this.form = form;
    this.jars = jars;
    this.classes = classes;
  }

  /** Compiles the application of this name against these artifacts, into a folder of its own. */
  static Application compiled(String name, Form form, Path folder, String... artifacts)
      throws IOException {
    var jars = Arrays.stream(artifacts).map(Application::jar).toList();
    var classes = Files.createDirectories(folder.resolve(name + "-" + form));
    var sources = Path.of("src/test/modular", name);
    var command =
        new ArrayList<>(List.of("--release", "17", "-d", classes.toString(), "-encoding", "UTF-8"));
    command.addAll(List.of(form == Form.MODULES ? "-p" : "-cp", path(withAnnotations(jars))));
    command.add(sources.resolve("app/Main.java").toString());
    if (form == Form.MODULES) {
      command.add(sources.resolve("module-info.java").toString());
    }
    var messages = new ByteArrayOutputStream();
    var javac = ToolProvider.getSystemJavaCompiler();
    if (javac.run(null, messages, messages, command.toArray(String[]::new)) != 0) {
      throw new AssertionError(name + " does not compile:\n" + messages.toString(UTF_8));
    }
    return new Application(name, form, jars, classes);
  }

  /** The same, with more jars when it runs than it was compiled against. */
  Application with(String... artifacts) {
    var more = new ArrayList<>(jars);
    Arrays.stream(artifacts).map(Application::jar).forEach(more::add);
    return new Application(name, form, more, classes);
  }

  /**
   * Runs it to its end, with these options before its name, and returns what it has printed to both
   * streams.
   *
   * @throws AssertionError if it ends with a code other than 0, or not at all
   */
  String run(String... options) throws IOException, InterruptedException {
    var path = new ArrayList<>(jars);
    path.add(0, classes);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(form == Form.MODULES ? "-p" : "-cp", path(path)));
    command.addAll(List.of(options));
    command.addAll(
        form == Form.MODULES
            ? List.of("-m", "example." + name + "/app.Main")
            : List.of("app.Main"));
    var output = classes.resolveSibling(classes.getFileName() + ".out");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      var ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
      var printed = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + "\n" + printed);
      }
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The annotations' jar is asked for by the compiler alone. */
  private static List<Path> withAnnotations(List<Path> jars) {
    var more = new ArrayList<>(jars);
    more.add(jar("jspecify"));
    return more;
  }

  private static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * The one jar of this artifact among those that Maven has put on the class path of the tests.
   *
   * @param artifact its name, behind the path of its group where others have the same name
   */
  private static Path jar(String artifact) {
    var name = artifact.substring(artifact.lastIndexOf('/') + 1);
    var found =
        Arrays.stream(CLASS_PATH)
            .map(Path::of)
            .filter(jar -> jar.getFileName().toString().matches(name + "-\\d.*\\.jar"))
            .filter(jar -> name.equals(artifact) || jar.toString().contains('/' + artifact + '/'))
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException("jars of " + artifact + " on the class path: " + found);
    }
    return found.get(0);
  }
}
