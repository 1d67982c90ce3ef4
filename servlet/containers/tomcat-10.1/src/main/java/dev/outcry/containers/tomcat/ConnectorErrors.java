package dev.outcry.containers.tomcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before there is a filter: a bad request line, a bad path. */
public final class ConnectorErrors extends ErrorReportValve {

  private final Outcry outcry;

  public ConnectorErrors(Outcry outcry) {
    this.outcry = outcry;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    RequestContext context =
        RequestContext.builder()
            .requestId(
                outcry
                    .requestIds()
                    .accept(name -> Collections.list(request.getHeaders(name)), null))
            .method(request.getMethod())
            .path(request.getDecodedRequestURI())
            .build();
    Failure failure =
        cause != null && status >= 500
            ? outcry.handle(cause, context)
            : outcry.handle(status, context);
    byte[] body = EnvelopeFormats.json().encode(failure.envelope(), failure.requestId());
    response.setStatus(failure.status());
    response.setHeader(outcry.requestIds().responseHeader(), failure.requestId());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("application/json;charset=utf-8");
    response.setContentLength(body.length);
    try (Writer writer = response.getReporter()) {
      if (writer != null) { // else somebody has begun to write
        writer.write(new String(body, UTF_8));
      }
    } catch (IOException gone) {
      // nobody is left to be told
    }
  }
}
