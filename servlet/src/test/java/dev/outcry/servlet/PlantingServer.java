package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.classify.Blame;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.FailureLedger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that fails with any text at any place. */
final class PlantingServer implements AutoCloseable {

  private static final String LEDGER = "/failures";

  private final Queue<ErrorReport> reports = new ConcurrentLinkedQueue<>();
  private final FailureLedger ledger = FailureLedger.create();
  private final AtomicInteger kinds = new AtomicInteger();

  private final Outcry outcry =
      Outcry.builder()
          .stormWindow(Duration.ofNanos(1)) // each failure brings its trace
          .fingerprint(Throwable.class, error -> "kind " + kinds.incrementAndGet()) // and a sample
          .reporters(reports::add)
          .reportBlamedOn(Blame.SERVER, Blame.DEPENDENCY, Blame.OVERLOAD, Blame.CLIENT)
          .ledger(ledger)
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
                      .ledger(LEDGER, request -> true)
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

  /** What was reported since this was asked last. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    for (ErrorReport report = reports.poll(); report != null; report = reports.poll()) {
      told.add(everything(report));
    }
    return told;
  }

  /** What the ledger shows of all failures, and of each, to tools and to people. */
  List<String> pages() {
    List<String> pages = new ArrayList<>();
    for (String type : List.of("application/json", "text/html")) {
      pages.add(page("", type));
      ledger.groups().forEach(group -> pages.add(page("/" + group.fingerprint(), type)));
    }
    return pages;
  }

  private String page(String path, String type) {
    Wire.Response page = server.get(LEDGER + path).accept(type).send();
    assertThat(page.status()).isEqualTo(200);
    return page.head() + "\n\n" + page.text();
  }

  /** Every text of a report. */
  private static String everything(ErrorReport report) {
    return Arrays.asList(
            report,
            report.causes(),
            report.reason(),
            report.requestId(),
            report.trace(),
            report.operation(),
            report.method(),
            report.path(),
            report.user(),
            report.release(),
            report.environment())
        .toString();
  }

  @Override
  public void close() {
    server.close();
    outcry.close();
  }
}
