package dev.outcry.demo;

import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;

/**
 * Sends every failure that reaches Jetty's servlet context to one error page. Shows the line of
 * {@code web.xml} that the Servlet API has no method for, and what Jetty 12 needs beside it.
 */
final class ErrorPages extends ErrorPageErrorHandler {

  ErrorPages(String path) {
    addErrorPage(GLOBAL_ERROR_PAGE, path);
  }

  /** Jetty has pages for GET, POST and HEAD, and nothing at all for the other methods. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }
}
