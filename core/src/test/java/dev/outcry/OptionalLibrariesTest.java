package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.outcry.testing.Foreign;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;

/** The bundles where what they are about is absent, half there, or in a strange loader. */
class OptionalLibrariesTest {

  private static final String LOST_LOCK = "jakarta.persistence.OptimisticLockException";

  /** Core once more, where the modules java.sql and java.net.http are not resolved. */
  private static URLClassLoader withoutJdbcAndHttpClient() {
    URL core = OutcryModules.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader here = OptionalLibrariesTest.class.getClassLoader();
    ClassLoader parent =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.matches("(java\\.sql|javax\\.sql|java\\.net\\.http|dev\\.outcry)\\..*")) {
              throw new ClassNotFoundException(name);
            }
            return here.loadClass(name);
          }
        };
    return new URLClassLoader(new URL[] {core}, parent);
  }

  private static Object bundle(ClassLoader loader, String name) throws Exception {
    return loader.loadClass(OutcryModules.class.getName()).getMethod(name).invoke(null);
  }

  private static int statusOf(Throwable error, ClassLoader loader, Object... bundles)
      throws Exception {
    Object builder = loader.loadClass(Outcry.class.getName()).getMethod("builder").invoke(null);
    Class<?> module = loader.loadClass(OutcryModule.class.getName());
    for (Object bundle : bundles) {
      module.getMethod("configure", builder.getClass()).invoke(bundle, builder);
    }
    Object outcry = builder.getClass().getMethod("build").invoke(builder);
    Object classifier = outcry.getClass().getMethod("classifier").invoke(outcry);
    Object what =
        classifier.getClass().getMethod("classify", Throwable.class).invoke(classifier, error);
    return (int) what.getClass().getMethod("status").invoke(what);
  }

  @Test
  void coreAndTheOtherBundlesNeedNoJdbc() throws Exception {
    try (URLClassLoader loader = withoutJdbcAndHttpClient()) {
      Object io = bundle(loader, "io");
      Object concurrency = bundle(loader, "concurrency");
      assertThat(statusOf(new ConnectException(), loader, io, concurrency)).isEqualTo(502);
      assertThat(statusOf(new TimeoutException(), loader, io, concurrency)).isEqualTo(504);
    }
  }

  @Test
  void withoutJdbcItsBundleSaysWhatToAdd() throws Exception {
    try (URLClassLoader loader = withoutJdbcAndHttpClient()) {
      assertThatCode(() -> bundle(loader, "jdbc"))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("--add-modules java.sql");
    }
  }

  /** A loader that answers one name in its own way. */
  private abstract static class Strange extends ClassLoader {
    Strange() {
      super(OptionalLibrariesTest.class.getClassLoader());
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      return name.equals(LOST_LOCK) ? answer() : super.loadClass(name);
    }

    abstract Class<?> answer() throws ClassNotFoundException;
  }

  private static void assertIsLeftOut(ClassLoader loader) {
    LoaderOfThread.with(
        loader,
        () ->
            assertThatCode(() -> Outcry.builder().modules(OutcryModules.jdbc()).build())
                .doesNotThrowAnyException());
  }

  @Test
  void whatCannotBeLoadedIsLeftOut() {
    assertIsLeftOut(
        new Strange() {
          @Override
          Class<?> answer() {
            throw new NoClassDefFoundError("jakarta/persistence/PersistenceException");
          }
        });
    assertIsLeftOut(
        new Strange() {
          @Override
          Class<?> answer() {
            throw new IllegalStateException("the application was stopped");
          }
        });
    assertIsLeftOut(
        new Strange() {
          @Override
          Class<?> answer() throws ClassNotFoundException {
            throw new ClassNotFoundException(LOST_LOCK);
          }
        });
    assertIsLeftOut(null);
  }

  @Test
  void whatIsNoThrowableIsLeftOut() {
    Class<?> noThrowable =
        new ByteBuddy().subclass(Object.class).name(LOST_LOCK).make().load(null).getLoaded();
    assertIsLeftOut(
        new Strange() {
          @Override
          Class<?> answer() {
            return noThrowable;
          }
        });
  }

  @Test
  void aBundleKeepsNothingOfALibraryWhenTheToolkitIsGone() {
    WeakReference<ClassLoader> undeployed = buildWithLibrary();
    for (int i = 0; i < 100 && undeployed.get() != null; i++) {
      System.gc(); // one is nearly always enough
    }
    assertThat(undeployed.get()).isNull();
  }

  private static WeakReference<ClassLoader> buildWithLibrary() {
    Class<? extends Throwable> type = Foreign.type(LOST_LOCK);
    LoaderOfThread.with(
        type.getClassLoader(),
        () -> {
          Outcry outcry = Outcry.builder().modules(OutcryModules.jdbc()).build();
          assertThat(outcry.classifier().classify(Foreign.thrown(type)).status()).isEqualTo(409);
          Class<? extends Throwable> below =
              Foreign.type("com.example.OurLostLock", type, Map.of());
          assertThat(outcry.classifier().classify(Foreign.thrown(below)).status()).isEqualTo(409);
        });
    return new WeakReference<>(type.getClassLoader());
  }
}
