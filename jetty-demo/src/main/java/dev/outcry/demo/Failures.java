package dev.outcry.demo;

import static java.util.Map.entry;

import dev.outcry.demo.DemoErrors.BadlyHandled;
import dev.outcry.demo.DemoErrors.PaymentDeclined;
import dev.outcry.demo.DemoErrors.WarehouseUnreachable;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.MethodNotAllowed;
import dev.outcry.http.HttpErrors.ServiceUnavailable;
import dev.outcry.http.HttpErrors.TooManyRequests;
import dev.outcry.http.HttpErrors.Unauthorized;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything below {@code /fail/}, by name. The longer ones are in {@link Accidents}. */
final class Failures {

  private static final Map<String, Failure> TABLE =
      Map.ofEntries(
          // 500, and not a word about why
          entry("unexpected", Accidents::unexpected),
          entry("null-pointer", Accidents::nullPointer),
          entry("stack-overflow", Accidents::stackOverflow),
          entry("cyclic-cause", Accidents::cyclicCause),
          entry("checked-io", checked(() -> new IOException("/var/lib/shop/orders.csv is gone"))),
          entry("out-of-memory", error(() -> new OutOfMemoryError("Java heap space"))),
          entry("linkage", error(() -> new NoClassDefFoundError("com/example/shop/Prices"))),
          entry("handler", unchecked(BadlyHandled::new)),

          // a status of its own
          entry("business", unchecked(Failures::outOfStock)),
          entry("unauthorized", unchecked(() -> new Unauthorized("Bearer realm=\"shop\""))),
          entry("method", unchecked(() -> new MethodNotAllowed("GET", "HEAD"))),
          entry("busy", unchecked(() -> new TooManyRequests(Duration.ofSeconds(5)))),
          entry("maintenance", unchecked(() -> new ServiceUnavailable(Duration.ofMinutes(10)))),
          entry("send-error", Accidents::sendError),

          // mapped to one: 402 and 502
          entry("wrapped", wrapped(PaymentDeclined::new)),
          entry("dependency", unchecked(Failures::warehouseUnreachable)),

          // asynchronous
          entry("async", AsyncAccidents::thrown),
          entry("async-timeout", AsyncAccidents::timeout),
          entry("async-thread", AsyncAccidents::onItsThread),

          // too late for an answer
          entry("committed", Accidents::committed));

  private Failures() {}

  /** One way to fail. */
  @FunctionalInterface
  interface Failure {
    void happen(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException;
  }

  static Optional<Failure> named(String name) {
    return Optional.ofNullable(TABLE.get(name));
  }

  private static RuntimeException outOfStock() {
    return new Conflict("Sold out.").reason("out_of_stock").with("sku", "mug-blue");
  }

  private static RuntimeException warehouseUnreachable() {
    return new WarehouseUnreachable(new ConnectException("Connection refused"));
  }

  private static Failure unchecked(Supplier<RuntimeException> exception) {
    return (request, response) -> {
      throw exception.get();
    };
  }

  private static Failure checked(Supplier<IOException> exception) {
    return (request, response) -> {
      throw exception.get();
    };
  }

  private static Failure wrapped(Supplier<Exception> exception) {
    return (request, response) -> {
      throw new ServletException(exception.get());
    };
  }

  private static Failure error(Supplier<Error> error) {
    return (request, response) -> {
      throw error.get();
    };
  }
}
