package dev.outcry.demo.recipes;

import dev.outcry.Failure;
import dev.outcry.FailureListener;
import dev.outcry.context.RequestContext;
import dev.outcry.context.TraceContext;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.servlet.http.HttpServletRequest;

/** The ids of the current span in each log line, and the failure on the span. */
final class OpenTelemetryRecipe {

  private static final Scrubber SCRUBBER = Scrubbers.defaults();

  private OpenTelemetryRecipe() {}

  /** For {@code ErrorFilter.builder(outcry).context(OpenTelemetryRecipe::ids)}. */
  static void ids(HttpServletRequest request, RequestContext.Builder context) {
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      context.trace(new TraceContext(span.getTraceId(), null, span.getSpanId(), span.isSampled()));
    }
  }

  /** For {@code Outcry.builder().listeners(OpenTelemetryRecipe.spans())}. */
  static FailureListener spans() {
    return (failure, context) -> {
      Span span = Span.current();
      span.setAttribute("error.type", Integer.toString(failure.status()));
      if (failure.status() >= 500) {
        span.setStatus(StatusCode.ERROR);
        span.addEvent("exception", exception(failure));
      }
    };
  }

  private static Attributes exception(Failure failure) {
    Throwable error = failure.classification().error();
    return Attributes.builder()
        .put("exception.type", error.getClass().getName())
        .put("exception.message", SCRUBBER.scrub(String.valueOf(error.getMessage())))
        .put("outcry.request_id", failure.requestId())
        .build();
  }
}
