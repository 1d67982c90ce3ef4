package dev.outcry.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layers of core, read from its bytecode: who may use whom stands in the two tables below. */
class LayersTest {
  private static final String ROOT = "dev.outcry";

  /** Each package, and the only ones that it may use; each may use {@code internal} as well. */
  private static final Map<String, Set<String>> ARROWS =
      table(
          """
          dev.outcry.http       ->
          dev.outcry.scrub      ->
          dev.outcry.context    -> scrub
          dev.outcry.envelope   -> http
          dev.outcry.json       -> http envelope
          dev.outcry.health     -> scrub
          dev.outcry.classify   -> http context envelope
          dev.outcry.report     -> scrub context envelope classify
          dev.outcry            -> http scrub context envelope classify report
          dev.outcry.logback    -> http scrub context envelope classify report dev.outcry
          dev.outcry.validation -> http scrub context envelope classify report dev.outcry
          dev.outcry.internal   ->
          """);

  /** Each library, and the only packages that may use it; Java SE is free to all. */
  private static final Map<String, Set<String>> LIBRARIES =
      table(
          """
          org.jspecify           -> any
          org.slf4j              -> any
          tools.jackson.core     -> envelope json health internal
          tools.jackson.databind -> json
          com.fasterxml.jackson.annotation -> json
          ch.qos.logback         -> logback
          jakarta.validation     -> validation
          """);

  /**
   * Java SE's packages as the JVM has them: {@code javax.sql} is one, {@code javax.servlet} not.
   */
  private static final Set<String> JDK =
      ModuleLayer.boot().modules().stream()
          .filter(module -> module.getName().startsWith("java."))
          .flatMap(module -> module.getPackages().stream())
          .collect(toSet());

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageStandsInTheTable() {
    assertThat(CORE).extracting(JavaClass::getPackageName).isNotEmpty().isSubsetOf(ARROWS.keySet());
  }

  @Test
  void packagesUseEachOtherAlongTheArrowsAlone() {
    assertThat(dependencies(LayersTest::isOurs).filter(use -> !isArrow(use)))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void librariesAreUsedWhereTheyBelongAlone() {
    assertThat(dependencies(to -> !isOurs(to) && !isJdk(to)).filter(use -> !isAllowed(use)))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void packagesFormNoCycle() {
    slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(CORE);
  }

  private static Stream<Dependency> dependencies(Predicate<JavaClass> target) {
    return CORE.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(use -> target.test(target(use)));
  }

  private static boolean isArrow(Dependency use) {
    var from = use.getOriginClass().getPackageName();
    var to = target(use).getPackageName();
    return from.equals(to)
        || to.equals(ROOT + ".internal")
        || ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  private static boolean isAllowed(Dependency use) {
    var users = library(target(use)).map(LIBRARIES::get).orElse(Set.of());
    return users.contains(ROOT + ".any") || users.contains(use.getOriginClass().getPackageName());
  }

  private static Optional<String> library(JavaClass type) {
    return LIBRARIES.keySet().stream()
        .filter(name -> type.getPackageName().equals(name) || type.getName().startsWith(name + "."))
        .findAny();
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  private static boolean isJdk(JavaClass type) {
    return type.isPrimitive() || JDK.contains(type.getPackageName());
  }

  private static JavaClass target(Dependency use) {
    return use.getTargetClass().getBaseComponentType();
  }

  /** Rows of {@code key -> names}, where a name without a dot is short for one of our packages. */
  private static Map<String, Set<String>> table(String rows) {
    return rows.lines()
        .map(row -> row.split("->", -1))
        .collect(toMap(row -> row[0].strip(), row -> packages(row[1])));
  }

  private static Set<String> packages(String names) {
    return Stream.of(names.strip().split(" +"))
        .filter(name -> !name.isEmpty())
        .map(name -> name.contains(".") ? name : ROOT + "." + name)
        .collect(toSet());
  }

  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return isOurs(type)
          ? SliceIdentifier.of(List.of(type.getPackageName()))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the packages of core";
    }
  }
}
