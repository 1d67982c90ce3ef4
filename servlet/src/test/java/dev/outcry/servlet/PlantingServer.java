package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.envelope.ErrorEnvelope;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An application that fails with any text at any place. */
final class PlantingServer implements AutoCloseable {

  private final Outcry outcry =
      Outcry.builder()
          .stormWindow(Duration.ofNanos(1)) // each failure brings its trace
          .on(
              IllegalArgumentException.class,
              (error, context) ->
                  ErrorEnvelope.of(502, "See: " + error.getMessage())
                      .with("said", Map.of("nested", List.of(error.getMessage())))
                      .error("shop", error.getMessage()))
          .on(
              ArithmeticException.class,
              (error, context) -> {
                throw new IllegalStateException("not handled: " + error.getMessage());
              })
          .build();

  private final TestServer server =
      new TestServer()
          .onStart(
              context ->
                  OutcryServlets.with(outcry)
                      .filter(
                          ErrorFilter.builder(outcry)
                              .logQuery()
                              .context(
                                  (request, builder) -> {
                                    String user = request.getHeader(PlantingPlace.USER);
                                    if (user != null) {
                                      String text = URLDecoder.decode(user, StandardCharsets.UTF_8);
                                      builder.user(text).operation("serve " + text);
                                    }
                                  })
                              .build())
                      .install(context))
          .serveWhatIsAsked()
          .errorPage()
          .start();

  /** Plants the text there; the answer, head and body. */
  String plant(PlantingPlace place, String text) {
    server.when((request, response) -> place.fail(text, request, response));
    Wire.Response response = place.request(server, text).send();
    return response.head() + "\n\n" + new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
    outcry.close();
  }
}
