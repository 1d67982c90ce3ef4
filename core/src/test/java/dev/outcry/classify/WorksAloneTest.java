package dev.outcry.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The classifier alone needs neither Jackson nor SLF4J. */
class WorksAloneTest {

  @Test
  void classifyLoadsNothingButThisLibrary() throws Exception {
    URL core = ExceptionClassifier.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {core}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = alone.loadClass(ExceptionClassifier.class.getName());
      assertThat(type).isNotSameAs(ExceptionClassifier.class);
      Object classifier = type.getMethod("create").invoke(null);
      Object classification =
          type.getMethod("classify", Throwable.class)
              .invoke(classifier, new ExecutionException(new IllegalStateException()));
      assertThat(classification).hasToString("500 SERVER java.lang.IllegalStateException");
    }
  }
}
