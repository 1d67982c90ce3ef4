package dev.outcry.report;

/**
 * What has been found out of the names in stack traces. The same few hundred come by with every
 * failure, so the answers are kept: 1,024 of each kind, of two names for one place the later one.
 * Entries are immutable and anybody may write any place at any time; whoever finds another name
 * there asks anew.
 */
final class FrameNames {

  private static final int SIZE = 1 << 10;

  /** Longer ones are not kept: nobody knows where they come from. */
  private static final int CHARS = 256;

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

  private static final Type[] TYPES = new Type[SIZE];
  private static final Method[] METHODS = new Method[SIZE];

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
  record Type(String raw, String name, long hash, boolean isPassedThrough, boolean isOfPlatform) {

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
  record Method(String raw, String name, long hash) {

    static Method of(String raw) {
      String name = GeneratedNames.ofMethod(raw);
      return new Method(raw, name, Fnv.of(name));
    }
  }

  static Type ofType(String raw) {
    int place = placeOf(raw);
    Type known = TYPES[place];
    if (known == null || !known.raw.equals(raw)) {
      known = Type.of(raw);
      if (raw.length() <= CHARS) {
        TYPES[place] = known;
      }
    }
    return known;
  }

  static Method ofMethod(String raw) {
    int place = placeOf(raw);
    Method known = METHODS[place];
    if (known == null || !known.raw.equals(raw)) {
      known = Method.of(raw);
      if (raw.length() <= CHARS) {
        METHODS[place] = known;
      }
    }
    return known;
  }

  private static int placeOf(String raw) {
    int hash = raw.hashCode();
    return (hash ^ (hash >>> 16)) & (SIZE - 1);
  }
}
