package dev.outcry.servlet;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpStatus;
import dev.outcry.internal.Causes;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where containers differ, and what is done about it: one method for each quirk, with the
 * containers and versions that have it. Elsewhere are those that lie in the midst of a sequence of
 * calls: headers and cookies at a reset ({@link KeptHeaders}), the interrupt flag ({@link
 * EnvelopeWriter}), the include after a commit ({@link ErrorPageServlet}). Exceptions that
 * containers throw at applications are mapped to their statuses in core's default mappings.
 */
final class ContainerQuirks {

  /** Servlet 6.1's name for the method of the failed request; there is no constant in 6.0. */
  private static final String ERROR_METHOD = "jakarta.servlet.error.method";

  private ContainerQuirks() {}

  /**
   * The method of the failed request. Servlet 6.1 containers (Jetty 12.1 ee11, Tomcat 11) say GET
   * in an error dispatch and give the method as an attribute; 6.0's keep the method.
   */
  static String failedMethod(HttpServletRequest request) {
    return request.getAttribute(ERROR_METHOD) instanceof String method
        ? method
        : request.getMethod();
  }

  /**
   * What failed, as the container tells it in an error dispatch; null for a status alone. Tomcat
   * wraps Errors into ServletExceptions and Undertow wraps once for each forward; the classifier
   * takes that off.
   */
  static @Nullable Throwable failedWith(HttpServletRequest request) {
    Object error = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return error instanceof Throwable throwable ? throwable : null;
  }

  /**
   * The status of an error dispatch. {@code error.message} is never read beside it: Jetty puts
   * class names there, Tomcat nothing.
   */
  static int failedStatus(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return status instanceof Integer code && HttpStatus.isError(code) ? code : 500;
  }

  /**
   * What to classify in an error dispatch. A container that gives an unexpected exception a status
   * of its own, a 400 for a broken body say, has judged the request, and a 500 would undo that.
   */
  static Throwable judged(Throwable error, boolean unexpected, int status) {
    return unexpected && status != 500 ? HttpErrors.of(status).causedBy(error) : error;
  }

  /**
   * Whether an exception from reading the body means that the client has left: Jetty 12.1 {@code
   * EofException} and what it derives from it, Tomcat {@code ClientAbortException}, Undertow {@code
   * ClosedChannelException} and a text of its own, all of them {@code SocketException}. Only asked
   * about exceptions of the container's streams: elsewhere the same classes say nothing of clients.
   */
  static boolean saysThatNobodyIsThere(IOException failed) {
    for (Throwable cause : Causes.chain(failed)) {
      if (cause instanceof EOFException
          || cause instanceof SocketException
          || cause instanceof ClosedChannelException
          || cause.getClass().getSimpleName().equals("ClientAbortException")) {
        return !saysThatTimeIsUp(failed);
      }
    }
    String message = failed.getMessage();
    return message != null
        && (message.startsWith("UT000128")
            || message.equals("Broken pipe")
            || message.startsWith("Connection reset"));
  }

  /**
   * Whether an exception from writing the body says no more than that the body is closed: Jetty
   * 12.1 {@code EofException("Closed")}, Undertow {@code UT010029}. A container closes it when the
   * client leaves, and an earlier exception has said so then, but also when the body has reached
   * its declared length: then nobody has left, and the application writes too much.
   */
  static boolean saysThatBodyIsClosed(IOException failed) {
    String message = failed.getMessage();
    return message != null
        && Causes.causeOf(failed) == null
        && (message.equals("Closed") || message.startsWith("UT010029"));
  }

  /**
   * Whether an exception from reading the body means that the client sends nothing any more. Tomcat
   * throws it inside of a {@code ClientAbortException}, Jetty a {@code TimeoutException} inside of
   * an {@code IOException}.
   */
  static boolean saysThatTimeIsUp(Throwable failed) {
    return Causes.chain(failed).stream()
        .anyMatch(
            cause ->
                cause instanceof TimeoutException
                    || cause instanceof SocketTimeoutException
                    || cause.getClass().getSimpleName().equals("ReadTimeoutException"));
  }

  /**
   * What an exception from reading the body is: mostly itself. Undertow 2.3 meets a {@code
   * NullPointerException} in its own code when a body stalls beyond the idle timeout.
   *
   * @throws RuntimeException that one, if it comes from elsewhere
   */
  static IOException ofReading(Exception failed) {
    if (failed instanceof IOException unread) {
      return unread;
    }
    StackTraceElement[] trace = failed.getStackTrace();
    if (trace.length == 0 || !isUndertow(trace[0].getClassName())) {
      throw (RuntimeException) failed;
    }
    IOException meant = new SocketTimeoutException("the body stalls");
    meant.initCause(failed);
    return meant;
  }

  private static boolean isUndertow(String className) {
    return className.startsWith("io.undertow.") || className.startsWith("org.xnio.");
  }

  /**
   * Whether the container answers a body that could not be read by an error of its own: Tomcat 10.1
   * and 11 send one to themselves, and ask the error page if the exception is out of their way.
   */
  static boolean hasSentItsOwnError(HttpServletRequest request, IOException unread) {
    Object noted = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (!(noted instanceof Throwable told && Causes.contains(unread, told))) {
      return false;
    }
    request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return true;
  }

  /**
   * Refuses parameters that were too many or too large for Tomcat 10.1, which shows those that it
   * has dropped as if they had not been sent; the other containers throw.
   *
   * @throws dev.outcry.http.HttpException 413
   */
  static void requireParsed(ServletRequest request) {
    Object reason = request.getAttribute("org.apache.catalina.parameter_parse_failed_reason");
    if (reason == null) {
      return;
    }
    switch (reason.toString()) {
      case "TOO_MANY_PARAMETERS", "POST_TOO_LARGE" -> throw HttpErrors.of(413);
      default -> {} // one broken parameter is ignored there, and the others hold
    }
  }

  /**
   * Whether an exception from reading the body means that it is not well formed: Undertow's texts
   * for chunks and for parts. The other containers have classes for it, which are mapped.
   */
  static boolean saysThatBodyIsBroken(Throwable failed) {
    String message = failed instanceof IOException ? failed.getMessage() : null;
    return message != null && (message.startsWith("UT000042") || message.startsWith("UT000036"));
  }

  /** Undertow keeps the charset of a writer over a reset, and would label our UTF-8 with it. */
  static void labelAsUtf8(HttpServletResponse response) {
    String type = response.getContentType();
    if (type != null && type.toLowerCase(Locale.ROOT).contains("charset=iso-8859-1")) {
      response.setCharacterEncoding("UTF-8");
    }
  }

  /** Servlet 6.1's {@code sendRedirect}, which 6.0 has not. */
  static void sendRedirect(
      HttpServletResponse response, String location, int status, boolean clearBuffer)
      throws IOException {
    try {
      HttpServletResponse.class
          .getMethod("sendRedirect", String.class, int.class, boolean.class)
          .invoke(response, location, status, clearBuffer);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof IOException io) {
        throw io;
      }
      if (failed.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (ReflectiveOperationException older) {
      throw new UnsupportedOperationException("sendRedirect(..) is one of Servlet 6.1", older);
    }
  }

  /** Whether a servlet stands at exactly this path. */
  static boolean isMapped(String path, @Nullable HttpServletRequest request) {
    return request != null
        && request.getServletContext().getServletRegistrations().values().stream()
            .anyMatch(servlet -> servlet.getMappings().contains(path));
  }

  /**
   * Closes the connection where the container would end a broken body as if it were whole, whatever
   * is thrown at it: Undertow. Elsewhere nothing happens, and what is thrown breaks the body off.
   */
  static void closeConnection(HttpServletRequest request) {
    ServletRequest own = request;
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    if (!own.getClass().getName().equals("io.undertow.servlet.spec.HttpServletRequestImpl")) {
      return;
    }
    try {
      Object exchange = own.getClass().getMethod("getExchange").invoke(own);
      Object connection = exchange.getClass().getMethod("getConnection").invoke(exchange);
      ((Closeable) connection).close();
    } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError other) {
      // another version: the client may take the half for the whole, as without us
    }
  }
}
