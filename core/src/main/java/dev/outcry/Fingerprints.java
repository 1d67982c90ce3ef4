package dev.outcry;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.SafeText;
import dev.outcry.report.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells failures apart: by class and place, or for some classes by a key of the application's. */
final class Fingerprints implements Function<Throwable, Fingerprint> {

  private final String[] inApp;
  private final Map<Class<?>, Function<? super Throwable, @Nullable String>> keys;

  Fingerprints(String[] inApp, Map<Class<?>, Function<? super Throwable, @Nullable String>> keys) {
    this.inApp = inApp.clone();
    this.keys = new LinkedHashMap<>(keys);
  }

  @Override
  public Fingerprint apply(Throwable error) {
    Class<?> type = error.getClass();
    while (type != null && !keys.isEmpty()) {
      Function<? super Throwable, @Nullable String> key = keys.get(type);
      String text = key == null ? null : keyOf(error, key);
      if (text != null) {
        return Fingerprint.ofKey(type.getName(), text);
      }
      type = type.getSuperclass();
    }
    return Fingerprint.of(error, inApp);
  }

  /** A function that fails is none. */
  private static @Nullable String keyOf(
      Throwable error, Function<? super Throwable, @Nullable String> key) {
    try {
      String text = key.apply(error);
      return text == null ? null : SafeText.cut(text, Bounds.TEXT_CHARS);
    } catch (Throwable broken) { // foreign code
      return null;
    }
  }
}
