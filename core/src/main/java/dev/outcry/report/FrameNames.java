package dev.outcry.report;

import dev.outcry.internal.Bounds;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has been found out of the names in stack traces. The same few hundred come by with every
 * failure, so the answers are kept, of two names for one place the later one. They are kept for the
 * process, since the names are the JVM's and nobody's configuration has a say in them.
 *
 * <p>Entries are immutable and anybody may write any place at any time; whoever finds another name
 * there asks anew.
 */
final class FrameNames {

  /** How the same call happens to be made changes from run to run. */
  private static final Prefixes REFLECTION =
      Prefixes.of(
          "jdk.internal.reflect.", "java.lang.reflect.", "java.lang.invoke.", "sun.reflect.");

  private static final Prefixes PLATFORM =
      Prefixes.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "jakarta.",
          "org.eclipse.jetty.",
          "org.apache.catalina.",
          "org.apache.coyote.",
          "org.apache.tomcat.",
          "io.undertow.",
          "dev.outcry.servlet.",
          "dev.outcry.http.",
          "dev.outcry.internal.",
          "dev.outcry.Outcry",
          "dev.outcry.Recorder",
          "dev.outcry.Answering",
          "dev.outcry.WatchedExecutorService",
          "dev.outcry.classify.ExceptionClassifier",
          "dev.outcry.classify.RunningHandlers",
          "dev.outcry.context.RequestContext");

  private static final Table<Type> TYPES = new Table<>(Type::of);
  private static final Table<Method> METHODS = new Table<>(Method::of);

  private FrameNames() {}

  /**
   * The name of a class.
   *
   * @param raw as the frame has it
   * @param name without what changes from run to run
   * @param hash of that
   * @param isPassedThrough whether it only passes calls on
   * @param isOfPlatform whether it is the JDK's, a container's or our own
   */
  record Type(String raw, String name, long hash, boolean isPassedThrough, boolean isOfPlatform)
      implements Name {

    static Type of(String raw) {
      String name = GeneratedNames.ofType(raw);
      return new Type(
          raw,
          name,
          Fnv.of(name),
          REFLECTION.begin(raw) || GeneratedNames.isProxy(raw),
          PLATFORM.begin(raw));
    }
  }

  /**
   * The name of a method.
   *
   * @param raw as the frame has it
   * @param name without what changes from run to run
   * @param hash of that
   */
  record Method(String raw, String name, long hash) implements Name {

    static Method of(String raw) {
      String name = GeneratedNames.ofMethod(raw);
      return new Method(raw, name, Fnv.of(name));
    }
  }

  static Type ofType(String raw) {
    return TYPES.get(raw);
  }

  static Method ofMethod(String raw) {
    return METHODS.get(raw);
  }

  private interface Name {
    String raw();
  }

  private static final class Table<N extends Name> {

    private final @Nullable Name[] kept = new Name[Bounds.FRAME_NAMES];
    private final Function<String, N> find;

    Table(Function<String, N> find) {
      this.find = find;
    }

    @SuppressWarnings("unchecked") // only what was found is kept
    N get(String raw) {
      int hash = raw.hashCode();
      int place = Math.floorMod(hash ^ (hash >>> 16), Bounds.FRAME_NAMES);
      Name known = kept[place];
      if (known != null && known.raw().equals(raw)) {
        return (N) known;
      }
      N found = find.apply(raw);
      if (raw.length() <= Bounds.FRAME_NAME_CHARS) { // nobody knows where longer ones come from
        kept[place] = found;
      }
      return found;
    }
  }
}
