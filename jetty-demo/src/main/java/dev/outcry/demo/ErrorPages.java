package dev.outcry.demo;

import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * Sends every failure that reaches Jetty's servlet context to one error page. Shows the line of
 * {@code web.xml} that the Servlet API has no method for, and what Jetty 12 needs beside it.
 */
final class ErrorPages extends ErrorPageErrorHandler {

  private final ErrorPage page;

  ErrorPages(String path) {
    page = new ErrorPage(path, PageLookupTechnique.GLOBAL, null, null, null);
  }

  /** Jetty has pages for GET, POST and HEAD, and nothing at all for the other methods. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  /** Jetty looks for the page of each cause in turn, and never comes back from cyclic ones. */
  @Override
  public ErrorPage getErrorPage(@Nullable Integer status, @Nullable Throwable error) {
    return page;
  }
}
