package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server that is measured, with the jars that it needs and no other. */
enum Peer {
  BARE("bare Jetty", "BareServer", List.of()),
  HAND_MADE("hand-made filter", "HandMadeServer", List.of()),
  OUTCRY(
      "Outcry",
      "OutcryServer",
      List.of(
          "outcry-", "jackson-core-3", "jackson-databind-3", "jackson-annotations-", "jspecify-")),
  SPRING(
      "Spring Boot 4",
      "SpringServer",
      List.of(
          "spring-",
          "jackson-core-3",
          "jackson-databind-3",
          "jackson-annotations-",
          "jakarta.annotation-",
          "jcl-over-slf4j-",
          "micrometer-",
          "jspecify-",
          "snakeyaml-"));

  /** The container and the log, which all have. */
  private static final List<String> COMMON =
      List.of("jetty-", "jakarta.servlet-api-", "slf4j-api-", "logback-");

  final String title;
  final String mainClass;

  @SuppressWarnings("ImmutableEnumChecker") // List.of(..) is
  private final List<String> jars;


  Peer(String title, String mainClass, List<String> jars) {
    this.title = title;
    this.mainClass = "dev.outcry.benchmarks.servers." + mainClass;
    this.jars = jars;
  }

  /** What bare Jetty answers as a 500 is no 404 of the application's. */
  boolean answers(Case asked) {
    return this != BARE || asked != Case.MISSING;
  }

  /**
   * What it is started with.
   *
   * @param target the directory that Maven has filled
   */
  String classPath(Path target) throws IOException {
    List<Path> path = new ArrayList<>();
    path.add(target.resolve("classes"));
    path.addAll(jars(target, COMMON));
    path.addAll(jars(target, jars));
    return path.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  /** The jars that it adds to the container and the log. */
  List<Path> ownJars(Path target) throws IOException {
    return jars(target, jars);
  }

  private static List<Path> jars(Path target, List<String> prefixes) throws IOException {
    try (Stream<Path> lib = Files.list(target.resolve("lib"))) {
      return lib.filter(jar -> prefixes.stream().anyMatch(jar.getFileName().toString()::startsWith))
          .sorted()
          .toList();
    }
  }
}
