package dev.outcry.containers.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a servlet does with a request of any method. */
interface Action {

  /** Where actions say what they have seen, for the suite to read. */
  Logger NOTES = LoggerFactory.getLogger("app");

  void run(HttpServletRequest request, HttpServletResponse response) throws Throwable;

  /** Something of an application's that may throw. */
  interface Step {
    void run() throws Exception;
  }

  /** The value of a parameter in the query, as it stands there; no body is read for it. */
  static @Nullable String argument(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** As {@link #argument}, and it has to be there. */
  static String required(HttpServletRequest request, String name) {
    String value = argument(request, name);
    if (value == null) {
      throw new IllegalArgumentException("the query lacks " + name);
    }
    return value;
  }

  static void note(String text) {
    NOTES.info(text);
  }

  /** Notes what a step throws, or that it does not. */
  static void note(String what, Step step) {
    try {
      step.run();
      note(what + ": fine");
    } catch (Exception thrown) {
      note(what + ": " + thrown.getClass().getSimpleName());
    }
  }

  /** Throws what the signature does not say. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException sneak(Throwable error) throws E {
    throw (E) error;
  }

  static void print(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().print(text);
  }
}
