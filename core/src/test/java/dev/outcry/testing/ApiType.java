package dev.outcry.testing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One public type as source code would declare it to its users: {@code public} goes without saying,
 * and what promises nothing ({@code synchronized}, bridges, overrides of {@code Object}'s methods)
 * is left out.
 */
final class ApiType {
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals[class java.lang.Object]", "hashCode[]", "toString[]");
  private static final Set<String> OF_EVERY_ENUM =
      Set.of("values[]", "valueOf[class java.lang.String]");
  private static final Set<Class<?>> IMPLIED = Set.of(Object.class, Enum.class, Record.class);

  private final Class<?> type;

  ApiType(Class<?> type) {
    this.type = type;
  }

  /** Whether users can name a type: it and all around it are public, or protected to heirs. */
  static boolean isVisible(Class<?> type) {
    if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
      return false;
    }
    var around = type.getDeclaringClass();
    return around == null
        ? Modifier.isPublic(type.getModifiers())
        : isVisible(around) && isVisible(type.getModifiers(), around);
  }

  private static boolean isVisible(int modifiers, Class<?> owner) {
    return Modifier.isPublic(modifiers)
        || (Modifier.isProtected(modifiers) && !Modifier.isFinal(owner.getModifiers()));
  }

  /** The type itself and, set in by two spaces, its members. */
  List<String> lines() {
    var members =
        Stream.of(fields(), constructors(), methods())
            .flatMap(lines -> lines.map(line -> "  " + line));
    return Stream.concat(Stream.of(declaration()), members).toList();
  }

  private String declaration() {
    return modifiers(type.getModifiers(), impliedModifiers())
        + (type.isSealed() ? "sealed " : "")
        + kind()
        + type.getCanonicalName()
        + SourceText.variables(type)
        + components()
        + superclass()
        + SourceText.list(
            type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces(), "")
        + constants();
  }

  private int impliedModifiers() {
    if (type.isInterface()) {
      return Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.STATIC;
    }
    return type.isEnum() || type.isRecord()
        ? Modifier.FINAL | Modifier.ABSTRACT | Modifier.STATIC
        : 0;
  }

  private String kind() {
    if (type.isInterface()) {
      return type.isAnnotation() ? "@interface " : "interface ";
    }
    return type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
  }

  private String components() {
    return type.isRecord()
        ? Stream.of(type.getRecordComponents())
            .map(part -> SourceText.of(part.getAnnotatedType()) + " " + part.getName())
            .collect(joining(", ", "(", ")"))
        : "";
  }

  private String superclass() {
    return type.getSuperclass() == null || IMPLIED.contains(type.getSuperclass())
        ? ""
        : " extends " + SourceText.of(type.getAnnotatedSuperclass());
  }

  private String constants() {
    return type.isEnum()
        ? Stream.of(type.getFields())
            .filter(Field::isEnumConstant)
            .map(Field::getName)
            .collect(joining(", ", " { ", " }"))
        : "";
  }

  private Stream<String> fields() {
    return visible(type.getDeclaredFields())
        .filter(field -> !field.isEnumConstant())
        .sorted(comparing(Field::getName))
        .map(
            field ->
                modifiers(field.getModifiers(), Modifier.TRANSIENT | Modifier.VOLATILE)
                    + SourceText.of(field.getAnnotatedType())
                    + " "
                    + field.getName());
  }

  private Stream<String> constructors() {
    return visible(type.getDeclaredConstructors())
        .filter(constructor -> !isCanonical(constructor))
        .sorted(comparing(SourceText::parameters))
        .map(
            constructor ->
                modifiers(constructor.getModifiers(), ~Modifier.constructorModifiers())
                    + withVariables(constructor)
                    + type.getSimpleName()
                    + withParameters(constructor));
  }

  private Stream<String> methods() {
    return declaredAndLent()
        .filter(method -> !isImplied(method))
        .sorted(comparing(Method::getName).thenComparing(SourceText::parameters))
        .map(
            method ->
                modifiers(
                        method.getModifiers(),
                        ~Modifier.methodModifiers()
                            | Modifier.SYNCHRONIZED
                            | Modifier.NATIVE
                            | Modifier.STRICT
                            | (type.isInterface() ? Modifier.ABSTRACT : 0))
                    + (method.isDefault() ? "default " : "")
                    + withVariables(method)
                    + SourceText.of(method.getAnnotatedReturnType())
                    + " "
                    + method.getName()
                    + withParameters(method));
  }

  /** A hidden superclass lends its public methods: users know them as the type's own. */
  private Stream<Method> declaredAndLent() {
    return Stream.<Class<?>>iterate(
            type,
            owner -> owner != null && (owner == type || !isVisible(owner)),
            Class::getSuperclass)
        .flatMap(owner -> visible(owner.getDeclaredMethods()));
  }

  private boolean isImplied(Method method) {
    if (Modifier.isAbstract(method.getModifiers())) {
      return false;
    }
    var call = method.getName() + Arrays.toString(method.getParameterTypes());
    return OF_EVERY_OBJECT.contains(call)
        || (type.isEnum() && OF_EVERY_ENUM.contains(call))
        || (type.isRecord()
            && Stream.of(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .anyMatch(method::equals));
  }

  private boolean isCanonical(Constructor<?> constructor) {
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Stream.of(type.getRecordComponents()).map(RecordComponent::getType).toArray());
  }

  private <M extends Member> Stream<M> visible(M[] members) {
    return Stream.of(members)
        .filter(member -> !member.isSynthetic() && isVisible(member.getModifiers(), type));
  }

  private static String modifiers(int modifiers, int implied) {
    var said = Modifier.toString(modifiers & ~implied & ~Modifier.PUBLIC);
    return said.isEmpty() ? "" : said + " ";
  }

  private static String withVariables(Executable member) {
    var variables = SourceText.variables(member);
    return variables.isEmpty() ? "" : variables + " ";
  }

  private static String withParameters(Executable member) {
    return SourceText.parameters(member)
        + SourceText.list(" throws ", member.getAnnotatedExceptionTypes(), "");
  }
}
