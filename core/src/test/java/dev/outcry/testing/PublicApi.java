package dev.outcry.testing;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a module promises: the public types of the packages that it exports to everybody, with their
 * public and protected members, as lines of text to be compared with a checked-in list.
 */
public final class PublicApi {
  private static final String UPDATE = "outcry.api.update";

  private final List<String> lines;

  private PublicApi(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** The API of the module whose compiled classes, module-info among them, lie in a folder. */
  public static PublicApi of(Path classes) throws IOException {
    return of(classes, exportedPackages(classes));
  }

  /** The API of an automatic module, which exports all of its packages: these. */
  public static PublicApi of(Path classes, List<String> packages) throws IOException {
    var lines = new ArrayList<String>();
    for (var packageName : packages) {
      for (var type : visibleTypes(classes, packageName)) {
        lines.addAll(new ApiType(type).lines());
      }
    }
    return new PublicApi(lines);
  }

  private static List<String> exportedPackages(Path classes) throws IOException {
    try (var descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(descriptor).exports().stream()
          .filter(export -> !export.isQualified())
          .map(Exports::source)
          .sorted()
          .toList();
    }
  }

  private static List<Class<?>> visibleTypes(Path classes, String packageName) throws IOException {
    var types = new ArrayList<Class<?>>();
    try (var files =
        Files.newDirectoryStream(classes.resolve(packageName.replace('.', '/')), "*.class")) {
      for (var file : files) {
        var name = file.getFileName().toString().replace(".class", "");
        if (!name.equals("package-info")) {
          types.add(load(packageName + "." + name));
        }
      }
    }
    types.removeIf(type -> !ApiType.isVisible(type));
    types.sort(Comparator.comparing(Class::getName));
    return types;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is compiled, but not on the class path", e);
    }
  }

  /**
   * Compares with the list in {@code file}; with the system property {@value UPDATE} it writes the
   * list instead.
   */
  public void assertMatches(Path file) throws IOException {
    if (Boolean.getBoolean(UPDATE)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, lines);
      return;
    }
    var listed = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    if (!listed.equals(lines)) {
      throw new AssertionError(
          """
          The public API is not what %s lists:

          %s
          If that is meant, write the list anew and read its diff:
          mvn test -Dtest=PublicApiTest -D%s=true
          """
              .formatted(file, difference(listed, lines), UPDATE)
              .strip());
    }
  }

  /** The lines that only one side has, each type's below its name. */
  private static String difference(List<String> listed, List<String> found) {
    var before = byType(listed);
    var after = byType(found);
    var types = new TreeSet<>(before.keySet());
    types.addAll(after.keySet());
    var text = new StringBuilder();
    for (var type : types) {
      var old = before.getOrDefault(type, Set.of());
      var now = after.getOrDefault(type, Set.of());
      if (!old.equals(now)) {
        text.append(type).append('\n');
        old.stream().filter(line -> !now.contains(line)).forEach(line -> append(text, "- ", line));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> append(text, "+ ", line));
      }
    }
    return text.isEmpty() ? "(the same lines in another order)\n" : text.toString();
  }

  private static void append(StringBuilder text, String sign, String line) {
    text.append(sign).append(line.strip()).append('\n');
  }

  private static Map<String, Set<String>> byType(List<String> lines) {
    var types = new TreeMap<String, Set<String>>();
    var type = "";
    for (var line : lines) {
      if (!line.startsWith(" ")) {
        type = typeName(line);
      }
      types.computeIfAbsent(type, name -> new LinkedHashSet<>()).add(line);
    }
    return types;
  }

  /** The word behind {@code class}, {@code interface}, {@code enum} or {@code record}. */
  private static String typeName(String declaration) {
    return declaration.replaceFirst(".*?(class|interface|enum|record) ([\\w.]+).*", "$2");
  }
}
