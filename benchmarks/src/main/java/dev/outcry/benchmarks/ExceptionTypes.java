package dev.outcry.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Hundreds of exception classes, and a class that handles each of them the way Spring wants it. */
final class ExceptionTypes {

  private ExceptionTypes() {}

  /** Classes below {@code RuntimeException} that know nothing of each other. */
  static List<Class<? extends Throwable>> make(int count) {
    List<Class<? extends Throwable>> types = new ArrayList<>();
    ByteArrayClassLoader.ChildFirst loader = loader();
    for (int i = 0; i < count; i++) {
      types.add(subclass(RuntimeException.class, "benchmark.Failure" + i, loader));
    }
    return types;
  }

  /** A class with a public method, annotated with {@code @ExceptionHandler}, for each type. */
  static Class<?> advice(List<Class<? extends Throwable>> types) {
    DynamicType.Builder<?> advice = new ByteBuddy().subclass(Object.class).name("benchmark.Advice");
    for (int i = 0; i < types.size(); i++) {
      advice =
          advice
              .defineMethod("handle" + i, void.class, Visibility.PUBLIC)
              .withParameters(types.get(i))
              .intercept(StubMethod.INSTANCE)
              .annotateMethod(
                  AnnotationDescription.Builder.ofType(ExceptionHandler.class)
                      .defineTypeArray("value", types.get(i))
                      .build());
    }
    return advice.make().load(types.get(0).getClassLoader()).getLoaded();
  }

  static Throwable instance(Class<? extends Throwable> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ByteArrayClassLoader.ChildFirst loader() {
    return new ByteArrayClassLoader.ChildFirst(ExceptionTypes.class.getClassLoader(), Map.of());
  }

  private static Class<? extends Throwable> subclass(
      Class<? extends Throwable> parent, String name, ByteArrayClassLoader loader) {
    return new ByteBuddy()
        .subclass(parent)
        .name(name)
        .make()
        .load(loader, ClassLoadingStrategy.Default.INJECTION)
        .getLoaded();
  }
}
