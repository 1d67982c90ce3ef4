package dev.outcry.classify;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** File and line of the code that registers, for messages that name both sides of a conflict. */
final class CallSite {

  /** The classes through which registrations are made; the caller is the first that is none. */
  private static final Set<String> OURS =
      Set.of(
          CallSite.class.getName(),
          RegistrationBook.class.getName(),
          BookRegistrations.class.getName(),
          ErrorRegistry.Builder.class.getName(),
          Registrations.class.getName(),
          "dev.outcry.Outcry$Builder");

  private CallSite() {}

  static String current() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !OURS.contains(frame.getClassName()))
                    .findFirst()
                    .map(CallSite::describe)
                    .orElse("unknown place"));
  }

  private static String describe(StackFrame frame) {
    return frame.getFileName() == null
        ? frame.getClassName() + "." + frame.getMethodName()
        : frame.getFileName() + ":" + frame.getLineNumber();
  }
}
