package dev.outcry.containers.undertow;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.List;

/** Answers what Undertow ends with a bare status: a body that is too large, say. */
final class ConnectorErrors implements HttpHandler {

  private final Outcry outcry;
  private final HttpHandler next;

  ConnectorErrors(Outcry outcry, HttpHandler next) {
    this.outcry = outcry;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addDefaultResponseListener(this::answer);
    if (exchange.getRelativePath().startsWith("/")) {
      next.handleRequest(exchange);
    } else { // the servlet handler throws for the targets of CONNECT and OPTIONS *
      exchange.setStatusCode(400).endExchange();
    }
  }

  private boolean answer(HttpServerExchange exchange) {
    if (exchange.getStatusCode() < 400 || !exchange.isResponseChannelAvailable()) {
      return false;
    }
    RequestContext context =
        RequestContext.builder()
            .requestId(outcry.requestIds().accept(name -> lines(exchange, name), null))
            .method(exchange.getRequestMethod().toString())
            .path(exchange.getRelativePath())
            .build();
    Failure failure = outcry.handle(exchange.getStatusCode(), context);
    byte[] body = EnvelopeFormats.json().encode(failure.envelope(), failure.requestId());
    exchange.setStatusCode(failure.status());
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(new HttpString(outcry.requestIds().responseHeader()), failure.requestId());
    headers.put(new HttpString("Cache-Control"), "no-store");
    headers.put(new HttpString("X-Content-Type-Options"), "nosniff");
    headers.put(new HttpString("Content-Type"), "application/json");
    exchange.setResponseContentLength(body.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
    return true;
  }

  private static List<String> lines(HttpServerExchange exchange, String name) {
    HeaderValues values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : List.copyOf(values);
  }
}
