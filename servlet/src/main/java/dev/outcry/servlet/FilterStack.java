package dev.outcry.servlet;

import jakarta.servlet.Filter;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Set;

/**
 * The filters that run on this thread. No container tells the order of its filters, but those
 * before one are below it on the stack.
 */
final class FilterStack {

  private static final int MOST = 5;

  private FilterStack() {}

  /**
   * The classes of filters other than ours, the nearest first.
   *
   * @param ours the class that is mounted for it, if that is a proxy
   */
  static List<String> others(String ours) {
    return walker()
        .walk(
            frames ->
                frames
                    .map(StackFrame::getDeclaringClass)
                    .filter(type -> Filter.class.isAssignableFrom(type))
                    .filter(type -> type != ErrorFilter.class)
                    .map(FilterStack::nameOf)
                    .filter(name -> !name.equals(ours) && !isOfTheContainer(name))
                    .distinct()
                    .limit(MOST)
                    .toList());
  }

  /** Whether a filter of ours runs. */
  static boolean holdsOurs() {
    return walker()
        .walk(frames -> frames.anyMatch(frame -> frame.getDeclaringClass() == ErrorFilter.class));
  }

  private static StackWalker walker() { // a lambda is a filter as well, and hidden
    return StackWalker.getInstance(
        Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));
  }

  /** A lambda goes by the class that it stands in. */
  private static String nameOf(Class<?> type) {
    int lambda = type.getName().indexOf("$$Lambda");
    return lambda < 0 ? type.getName() : type.getName().substring(0, lambda);
  }

  /** Containers put their filter for WebSocket upgrades first by themselves. */
  private static boolean isOfTheContainer(String name) {
    return name.contains(".websocket")
        && (name.startsWith("org.eclipse.jetty.")
            || name.startsWith("org.apache.tomcat.")
            || name.startsWith("io.undertow."));
  }
}
