package dev.outcry.validation;

import dev.outcry.internal.SafeText;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

/** What a node of a violation's path tells the client. */
final class PathNodes {

  private PathNodes() {}

  /**
   * The name that the client knows, if there is one: of a property, or of a parameter whose name
   * was compiled in. Methods are our own affair, and {@code <list element>} is no name.
   */
  static @Nullable String name(Path.Node node) {
    ElementKind kind = node.getKind();
    if (kind == ElementKind.PROPERTY) {
      return node.getName();
    }
    return kind == ElementKind.PARAMETER && !isMadeUp(node) ? node.getName() : null;
  }

  /** Without {@code javac -parameters} the first parameter is called {@code arg0}. */
  private static boolean isMadeUp(Path.Node node) {
    int index = node.as(Path.ParameterNode.class).getParameterIndex();
    return ("arg" + index).equals(node.getName());
  }

  /**
   * The key in the map, guarded and cut; null if there is none, if it does not say what it is, or
   * if it is the key itself that is wrong: that would be the rejected value.
   */
  static @Nullable String key(Path.Node node) {
    Object key = node.getKey();
    if (key == null || isAboutKey(node)) {
      return null;
    }
    String text = SafeText.of(key);
    return text.equals(SafeText.UNPRINTABLE) ? null : text;
  }

  /** Keys are the first of several type arguments, in a {@code Map} and in what is like one. */
  private static boolean isAboutKey(Path.Node node) {
    Class<?> container;
    Integer argument;
    if (node.getKind() == ElementKind.PROPERTY) {
      container = node.as(Path.PropertyNode.class).getContainerClass();
      argument = node.as(Path.PropertyNode.class).getTypeArgumentIndex();
    } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
      container = node.as(Path.ContainerElementNode.class).getContainerClass();
      argument = node.as(Path.ContainerElementNode.class).getTypeArgumentIndex();
    } else if (node.getKind() == ElementKind.BEAN) {
      container = node.as(Path.BeanNode.class).getContainerClass();
      argument = node.as(Path.BeanNode.class).getTypeArgumentIndex();
    } else {
      return false;
    }
    return argument != null
        && argument == 0
        && container != null
        && container.getTypeParameters().length > 1;
  }
}
