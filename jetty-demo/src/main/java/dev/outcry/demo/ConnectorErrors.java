package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Jetty refuses before there is a servlet context: a bad request line, headers that
 * are too large, an ambiguous path, a request while it stops. Jetty's own pages tell exception
 * messages; these are envelopes with a failure line, like all others.
 */
final class ConnectorErrors implements Request.Handler {

  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

  private final Outcry outcry;

  ConnectorErrors(Outcry outcry) {
    this.outcry = outcry;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Failure failure = failure(request, response.getStatus());
    EnvelopeFormat format =
        outcry.format(String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT)));
    byte[] body;
    try {
      body = Objects.requireNonNull(format.encode(failure.envelope(), failure.requestId()));
    } catch (RuntimeException broken) { // it may be of somebody's own making
      format = EnvelopeFormats.json();
      body = format.encode(failure.envelope(), failure.requestId());
    }
    response.setStatus(failure.status());
    HttpFields.Mutable headers = response.getHeaders();
    failure.envelope().headers().forEach(headers::put);
    format.headers().forEach(headers::put);
    headers.put(outcry.requestIds().responseHeader(), failure.requestId());
    headers.put(HttpHeader.CONTENT_TYPE, format.mediaType());
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private Failure failure(Request request, int status) {
    RequestContext context =
        RequestContext.builder()
            .requestId(outcry.requestIds().accept(request.getHeaders()::getValuesList, null))
            .method(request.getMethod())
            .path(path(request.getHttpURI().getPath()))
            .build();
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable cause
        ? outcry.handle(cause, context)
        : outcry.handle(status, context);
  }

  /**
   * As the filter logs it: without parameters, of which a session's id is one, and decoded. What
   * was refused need not be decodable, and stays then as the client has spelled it.
   */
  private static @Nullable String path(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String path = PARAMETERS.matcher(raw).replaceAll("");
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }
}
