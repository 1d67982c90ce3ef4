package dev.outcry.containers.app;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The threads of a process in which no request is at work: how many, and what they still hold. */
final class ThreadsLeft {

  private ThreadsLeft() {}

  /** How many there are of each name, without the numbers in it: {@code {http-nio-exec-=16}}. */
  static String counted() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      counts.merge(thread.getName().replaceAll("[0-9]+", ""), 1, Integer::sum);
    }
    return counts.toString();
  }

  /**
   * What requests have left on threads: keys in the MDC, or something of the toolkit's. It is
   * looked up where the JVM keeps it, since only the thread itself could be asked otherwise; that
   * needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
   */
  static Set<String> leftovers() throws ReflectiveOperationException {
    Set<String> found = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      Object locals = field(Thread.class, "threadLocals", thread);
      if (locals == null) {
        continue;
      }
      Object[] entries = (Object[]) field(locals.getClass(), "table", locals);
      for (Object entry : entries == null ? new Object[0] : entries) {
        Object value = entry == null ? null : field(entry.getClass(), "value", entry);
        if (isLeft(value)) {
          found.add(thread.getName() + " has " + value);
        }
      }
    }
    return found;
  }

  private static boolean isLeft(@Nullable Object value) {
    return value instanceof Map<?, ?> mdc
        ? mdc.containsKey("request_id")
        : value != null
            && !(value instanceof Reference)
            && value.getClass().getName().startsWith("dev.outcry.");
  }

  private static @Nullable Object field(Class<?> type, String name, Object of)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
