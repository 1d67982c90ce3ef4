package dev.outcry.report;

/** Names that a compiler, a proxy or a code generator numbers anew in every run. */
final class GeneratedNames {

  /** What follows one of these is made up at run time. */
  private static final String[] MARKS = {
    "$$Lambda",
    "$$EnhancerBy",
    "$$FastClassBy",
    "$$SpringCGLIB",
    "$ByteBuddy$",
    "$MockitoMock$",
    "$HibernateProxy$",
    "_$$_jvst",
    "_$$_Weld",
    "$$Proxy",
    "/0x"
  };

  private GeneratedNames() {}

  /** The name without what changes: {@code lambda$run$3} is {@code lambda$run}. */
  static String normalise(String name) {
    int end = name.length();
    for (String mark : MARKS) {
      int at = name.indexOf(mark);
      if (at >= 0 && at < end) {
        end = at;
      }
    }
    boolean numbered =
        name.startsWith("lambda$") || name.contains("$Proxy") || name.contains("MethodAccessor");
    while (numbered && end > 0 && isDigitOrDollar(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean isDigitOrDollar(char c) {
    return c == '$' || (c >= '0' && c <= '9');
  }
}
