package dev.outcry.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The classifier needs nothing but itself, and keeps nothing of what it is asked about. */
class ClassifierAloneTest {

  private static final URL CORE =
      ExceptionClassifier.class.getProtectionDomain().getCodeSource().getLocation();

  /** Core's classes and the JDK, and no library at all. */
  private static URLClassLoader coreAlone() {
    return new URLClassLoader(new URL[] {CORE}, ClassLoader.getPlatformClassLoader());
  }

  @Test
  void classifiesWithoutLoggingAndJsonOnTheClassPath() throws Exception {
    try (URLClassLoader alone = coreAlone()) {
      assertThatThrownBy(() -> alone.loadClass("org.slf4j.Logger"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> alone.loadClass("tools.jackson.core.JsonGenerator"))
          .isInstanceOf(ClassNotFoundException.class);

      Class<?> registryType = alone.loadClass("dev.outcry.classify.ErrorRegistry");
      Object builder = registryType.getMethod("builder").invoke(null);
      builder
          .getClass()
          .getMethod("map", Class.class, int.class)
          .invoke(builder, IOException.class, 503);
      Object registry = builder.getClass().getMethod("build").invoke(builder);
      Class<?> classifierType = alone.loadClass("dev.outcry.classify.ExceptionClassifier");
      Object classifier = classifierType.getMethod("of", registryType).invoke(null, registry);
      Object classification =
          classifierType
              .getMethod("classify", Throwable.class)
              .invoke(classifier, new ExecutionException(new IOException("disk")));

      assertThat(classification.getClass().getMethod("status").invoke(classification))
          .isEqualTo(503);
      assertThat(classification.getClass().getMethod("blame").invoke(classification))
          .hasToString("OVERLOAD");
      assertThat((String) classification.getClass().getMethod("explain").invoke(classification))
          .contains("taken out of java.util.concurrent.ExecutionException");
    }
  }

  /** Thrown by an application that is undeployed later, and classified by a toolkit that is not. */
  @Test
  void keepsNoClassLoaderOfWhatItWasAskedAbout() throws Exception {
    ExceptionClassifier classifier =
        ExceptionClassifier.of(
            ErrorRegistry.builder().on(404, Named.named("A")).map(IOException.class, 502).build());
    WeakReference<ClassLoader> undeployed = classifyFromAnotherApplication(classifier);
    for (int i = 0; i < 100 && undeployed.get() != null; i++) {
      System.gc(); // one is nearly always enough
    }
    assertThat(undeployed.get()).isNull();
    assertThat(classifier.classify(404).status()).isEqualTo(404);
  }

  private static WeakReference<ClassLoader> classifyFromAnotherApplication(
      ExceptionClassifier classifier) throws Exception {
    URLClassLoader application = coreAlone();
    Class<?> type = application.loadClass("dev.outcry.http.HttpException");
    Throwable error = (Throwable) type.getConstructor(int.class).newInstance(404);
    assertThat(classifier.classify(error).unexpected()).as("its class is another one").isTrue();
    assertThat(classifier.classify(error, "/api/x").status()).isEqualTo(500);
    application.close();
    return new WeakReference<>(application);
  }
}
