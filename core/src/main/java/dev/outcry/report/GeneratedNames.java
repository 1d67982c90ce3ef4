package dev.outcry.report;

/** Names that a compiler, a proxy or a code generator numbers anew in every run. */
final class GeneratedNames {

  /** Classes that stand before another one and pass calls on; what follows is made up. */
  private static final String[] PROXIES = {
    "$$Lambda",
    "$$EnhancerBy",
    "$$FastClassBy",
    "$$SpringCGLIB",
    "$ByteBuddy$",
    "$MockitoMock$",
    "$HibernateProxy$",
    "_$$_jvst",
    "_$$_Weld",
    "$$Proxy"
  };

  /** Stands before the address of a hidden class. */
  private static final String HIDDEN = "/0x";

  private static final String LAMBDA = "lambda$";

  private GeneratedNames() {}

  /** Whether a class only passes calls on: it is there in one run and not in another. */
  static boolean isProxy(String type) {
    for (String mark : PROXIES) {
      if (type.contains(mark)) {
        return true;
      }
    }
    int proxy = type.lastIndexOf("$Proxy"); // the JDK's own are numbered
    return proxy >= 0 && endsInNumber(type, proxy + "$Proxy".length());
  }

  /** The name of a class without what changes. */
  static String ofType(String type) {
    int end = type.length();
    for (String mark : PROXIES) {
      int at = type.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    int hidden = type.indexOf(HIDDEN);
    end = hidden >= 0 && hidden < end ? hidden : end;
    boolean numbered = type.contains("$Proxy") || type.contains("MethodAccessor");
    return numbered ? withoutNumber(type, end) : type.substring(0, end);
  }

  /**
   * The name of a method without what changes. The body of a lambda belongs to the method that it
   * stands in: {@code lambda$run$3} is {@code run}.
   */
  static String ofMethod(String method) {
    if (!method.startsWith(LAMBDA)) {
      return method;
    }
    String in = withoutNumber(method, method.length());
    return switch (in) {
      case "lambda$new" -> "<init>";
      case "lambda$static" -> "<clinit>";
      default -> in.length() > LAMBDA.length() ? in.substring(LAMBDA.length()) : method;
    };
  }

  private static boolean endsInNumber(String name, int from) {
    for (int i = from; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return from < name.length();
  }

  private static String withoutNumber(String name, int length) {
    int end = length;
    while (end > 0 && isDigitOrDollar(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean isDigitOrDollar(char c) {
    return c == '$' || (c >= '0' && c <= '9');
  }
}
