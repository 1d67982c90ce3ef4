package dev.outcry.testing;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Types as a source file writes them, generics and {@code @Nullable} included. Names of Java SE's
 * {@code java} packages and of our own are short.
 */
final class SourceText {
  private static final Pattern SHORT =
      Pattern.compile("^(java|dev\\.outcry)(\\.[a-z]+)*\\.(?=[A-Z])");

  private SourceText() {}

  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      var nullable = annotations(array);
      return of(array.getAnnotatedGenericComponentType())
          + (nullable.isEmpty() ? "" : " " + nullable)
          + "[]";
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      return annotations(generic)
          + name(((ParameterizedType) generic.getType()).getRawType())
          + list("<", generic.getAnnotatedActualTypeArguments(), ">");
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      var lower = wildcard.getAnnotatedLowerBounds();
      return "?" + (lower.length > 0 ? list(" super ", lower, "") : upperBounds(wildcard));
    }
    return annotations(type) + name(type.getType());
  }

  /**
   * {@code prefix}, the types with commas between, {@code suffix}; nothing where there are none.
   */
  static String list(String prefix, AnnotatedType[] types, String suffix) {
    return types.length == 0
        ? ""
        : Stream.of(types).map(SourceText::of).collect(joining(", ", prefix, suffix));
  }

  /** The type variables that {@code owner} declares, such as {@code <E extends Throwable>}. */
  static String variables(GenericDeclaration owner) {
    return Stream.of(owner.getTypeParameters())
        .map(variable -> annotations(variable) + variable.getName() + upperBounds(variable))
        .collect(joining(", ", "<", ">"))
        .replace("<>", "");
  }

  static String parameters(Executable owner) {
    var text = list("(", owner.getAnnotatedParameterTypes(), ")");
    if (text.isEmpty()) {
      return "()";
    }
    return owner.isVarArgs() ? text.replaceFirst(" ?\\[]\\)$", "...)") : text;
  }

  static String name(Type type) {
    var name = type instanceof Class<?> known ? known.getCanonicalName() : type.getTypeName();
    return SHORT.matcher(name).replaceFirst("");
  }

  private static String upperBounds(TypeVariable<?> variable) {
    return upperBounds(variable.getAnnotatedBounds());
  }

  private static String upperBounds(AnnotatedWildcardType wildcard) {
    return upperBounds(wildcard.getAnnotatedUpperBounds());
  }

  private static String upperBounds(AnnotatedType[] bounds) {
    var text = Stream.of(bounds).map(SourceText::of).collect(joining(" & "));
    return text.isEmpty() || text.equals("Object") ? "" : " extends " + text;
  }

  private static String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(annotation -> "@" + annotation.annotationType().getSimpleName() + " ")
        .collect(joining());
  }
}
