package dev.outcry.servlet;

import dev.outcry.context.RequestContext;
import dev.outcry.servlet.ErrorFilter.RemoteAddress;
import dev.outcry.servlet.ErrorFilter.SendErrorText;
import dev.outcry.servlet.ErrorFilter.SendErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frozen options of a filter.
 *
 * @param keptHeaders in lower case
 * @param user tells the id of a request's user; null where nothing does
 * @param context adds to the context of each request; null where nothing does
 */
record FilterOptions(
    Set<String> keptHeaders,
    PathPatterns excluded,
    RemoteAddress remoteAddress,
    boolean logsQuery,
    SendErrors sendErrors,
    SendErrorText sendErrorText,
    @Nullable Function<HttpServletRequest, @Nullable String> user,
    @Nullable BiConsumer<HttpServletRequest, RequestContext.Builder> context) {

  static final FilterOptions DEFAULTS =
      new FilterOptions(
          Set.of(),
          PathPatterns.of(List.of()),
          RemoteAddress.TRUNCATED,
          false,
          SendErrors.ANSWER,
          SendErrorText.HIDE,
          null,
          null);
}
