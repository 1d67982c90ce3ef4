package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first failure of a service may be that there is no stack or no memory left. */
class FirstFailureTest {

  /** A second copy of everything, of which no class is initialised yet. */
  private static URLClassLoader freshCopy() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void aStackOverflowAsTheFirstFailureLeavesTheToolkitWhole() throws Exception {
    try (URLClassLoader fresh = freshCopy()) {
      Class<?> probe = fresh.loadClass(Overflow.class.getName());
      assertThat(probe.getClassLoader()).isSameAs(fresh);
      try {
        assertThat(probe.getMethod("statusAfterAnOverflow").invoke(null)).isEqualTo(500);
      } finally {
        CapturedLog.awaitLastWords(); // they need the loader, and write to everybody's stdout
      }
    }
  }

  /** Loaded anew by the test; fails deep in the stack, then once more on an ordinary one. */
  public static final class Overflow {
    private Overflow() {}

    /** The status of an ordinary failure after many that had hardly any stack. */
    public static int statusAfterAnOverflow() {
      try (Outcry outcry = Outcry.create()) {
        RequestContext context = RequestContext.of("overflow");
        fall(outcry, context);
        return outcry.handle(new IllegalStateException("ordinary"), context).status();
      }
    }

    /** Hands in its failure on the way back, from the lowest level that has the stack for it. */
    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static void fall(Outcry outcry, RequestContext context) {
      try {
        fall(outcry, context);
      } catch (StackOverflowError noStack) {
        outcry.handle(noStack, context);
      }
    }
  }
}
