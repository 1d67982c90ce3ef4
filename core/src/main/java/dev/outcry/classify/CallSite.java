package dev.outcry.classify;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** File and line of the code that registers, for messages that name both sides of a conflict. */
final class CallSite {

  /** Through these registrations are made, bundles among them; the caller is the first other. */
  private static final Set<String> OURS =
      Set.of(
          CallSite.class.getName(),
          RegistrationBook.class.getName(),
          BookRegistrations.class.getName(),
          ErrorRegistry.Builder.class.getName(),
          Registrations.class.getName(),
          "dev.outcry.Outcry$Builder",
          "dev.outcry.JdbcMappings",
          "dev.outcry.IoMappings",
          "dev.outcry.ConcurrencyMappings",
          "dev.outcry.OptionalTypes");

  private CallSite() {}

  static String current() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !isOurs(frame.getClassName()))
                    .findFirst()
                    .map(CallSite::describe)
                    .orElse("unknown place"));
  }

  /** The JDK's too: a lambda of ours may run inside of it. */
  private static boolean isOurs(String className) {
    return OURS.contains(className) || className.startsWith("java.");
  }

  private static String describe(StackFrame frame) {
    return frame.getFileName() == null
        ? frame.getClassName() + "." + frame.getMethodName()
        : frame.getFileName() + ":" + frame.getLineNumber();
  }
}
