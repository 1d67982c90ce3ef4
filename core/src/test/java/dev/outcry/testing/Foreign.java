package dev.outcry.testing;

import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;

/** Exceptions of libraries that are not here, made under their own names. */
public final class Foreign {

  private Foreign() {}

  /** An exception class of this name, in a class loader of its own. */
  public static Class<? extends Throwable> type(String name) {
    return type(name, Exception.class, Map.of());
  }

  /**
   * An exception class of this name, in a class loader of its own.
   *
   * @param told what its public methods return, by their names
   */
  public static Class<? extends Throwable> type(
      String name, Class<? extends Throwable> above, Map<String, ?> told) {
    DynamicType.Builder<? extends Throwable> type =
        new ByteBuddy().subclass(above).name(name).modifiers(Visibility.PUBLIC);
    for (Map.Entry<String, ?> method : told.entrySet()) {
      Object value = method.getValue();
      Class<?> returned = value instanceof Integer ? int.class : boolean.class;
      type =
          type.defineMethod(method.getKey(), returned, Visibility.PUBLIC)
              .intercept(FixedValue.value(value));
    }
    return type.make()
        .load(above.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
        .getLoaded();
  }

  /** A new one of these. */
  public static Throwable thrown(Class<? extends Throwable> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("cannot be made: " + type, impossible);
    }
  }
}
