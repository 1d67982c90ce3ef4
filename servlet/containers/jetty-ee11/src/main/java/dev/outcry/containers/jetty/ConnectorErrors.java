package dev.outcry.containers.jetty;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses before there is a servlet context: a bad request line, a bad path. */
final class ConnectorErrors implements Request.Handler {

  private final Outcry outcry;

  ConnectorErrors(Outcry outcry) {
    this.outcry = outcry;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    RequestContext context =
        RequestContext.builder()
            .requestId(outcry.requestIds().accept(request.getHeaders()::getValuesList, null))
            .method(request.getMethod())
            .path(request.getHttpURI().getCanonicalPath())
            .build();
    Failure failure = outcry.handle(response.getStatus(), context);
    byte[] body = EnvelopeFormats.json().encode(failure.envelope(), failure.requestId());
    response.setStatus(failure.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(outcry.requestIds().responseHeader(), failure.requestId());
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
