package dev.outcry.demo.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OpenTelemetryRecipeTest {

  private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();

  private static HttpServletRequest anyRequest() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            OpenTelemetryRecipeTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> null);
  }

  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  private SpanData spanOf(Consumer<Outcry> work) {
    try (SdkTracerProvider provider =
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build();
        Outcry outcry = Outcry.builder().listeners(OpenTelemetryRecipe.spans()).build()) {
      Tracer tracer = provider.get("shop");
      Span span = tracer.spanBuilder("GET /orders/7").startSpan();
      try (Scope current = span.makeCurrent()) {
        work.accept(outcry);
      } finally {
        span.end();
      }
      return exported.getFinishedSpanItems().get(0); // closing forgets them
    }
  }

  @Test
  void anUnexpectedFailureIsOnTheSpanWithoutItsSecrets() {
    RequestContext context = RequestContext.of("any");
    String mail = String.join("@", "jane.doe", "example.com");
    SpanData span =
        spanOf(outcry -> outcry.handle(new IllegalStateException("no row of " + mail), context));
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getEvents())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getAttributes().get(MESSAGE)).isEqualTo("no row of [email]");
              assertThat(event.getAttributes().asMap().values()).contains(context.requestId());
            });
  }

  @Test
  void aMistakeOfTheClientIsNoErrorOfTheSpan() {
    SpanData span = spanOf(outcry -> outcry.handle(HttpErrors.of(404), RequestContext.of("any")));
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type"))).isEqualTo("404");
    assertThat(span.getEvents()).isEmpty();
  }

  @Test
  void theIdsOfTheCurrentSpanAreInTheContext() {
    RequestContext.Builder context = RequestContext.builder();
    SpanData span = spanOf(outcry -> OpenTelemetryRecipe.ids(anyRequest(), context));
    assertThat(context.build().trace())
        .hasValueSatisfying(
            trace -> {
              assertThat(trace.traceId()).isEqualTo(span.getTraceId());
              assertThat(trace.spanId()).isEqualTo(span.getSpanId());
            });
  }

  @Test
  void withoutASpanThereAreNoIds() {
    RequestContext.Builder context = RequestContext.builder();
    OpenTelemetryRecipe.ids(anyRequest(), context);
    assertThat(context.build().trace()).isEmpty();
  }
}
