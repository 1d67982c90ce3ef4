package dev.outcry.demo;

import dev.outcry.Outcry;
import dev.outcry.OutcryModules;
import dev.outcry.demo.Orders.OrderNotFound;
import dev.outcry.demo.Orders.OutOfStock;
import dev.outcry.demo.Orders.ProductNotFound;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.report.FailureLedger;
import dev.outcry.sentry.SentryReporter;

/**
 * Which failure answers what: all of it, in one place. Shows each verb once.
 *
 * <p>What stands nowhere here is answered too: an {@code HttpException} with what it says itself,
 * anything else with a 500 that says nothing.
 */
final class DemoErrors {

  private DemoErrors() {}

  static Outcry outcry(Settings settings) {
    Outcry.Builder outcry = Outcry.builder();
    settings.release().ifPresent(outcry::release);
    settings.sentryDsn().map(SentryReporter::of).ifPresent(outcry::reporters);
    return outcry
        .inApp("dev.outcry.demo")
        .ledger(FailureLedger.create())

        // modules: a library's exceptions all at once; a database that is gone is a 503, not a 500
        .modules(OutcryModules.jdbc())

        // map: the status of exceptions that know nothing of HTTP
        .map(OrderNotFound.class, 404)
        .map(OutOfStock.class, 409)
        .map(ProductNotFound.class, 422)
        .map(PaymentDeclined.class, 402)
        .map(WarehouseUnreachable.class, 502)

        // on a class: the words and members that a client can act upon
        .on(
            PaymentDeclined.class,
            (error, context) ->
                ErrorEnvelope.of(402, "The payment was declined.").reason("payment_declined"))
        .on(
            OutOfStock.class,
            (error, context) ->
                ErrorEnvelope.of(409, "There are not enough of this product.")
                    .reason("out_of_stock")
                    .with("sku", error.sku()))
        .on(
            ProductNotFound.class,
            (error, context) ->
                ErrorEnvelope.of(422, "There is no such product.")
                    .reason("product_not_found")
                    .error("sku", "must be the number of a product that we have"))

        // on a status: whoever throws or sends it, with what it says itself and one member more
        .on(
            503,
            (error, context) ->
                ErrorEnvelope.of(error).with("status_page", "https://status.example.com/"))

        // scope: for some paths only
        .scope(
            "/orders/*",
            orders ->
                orders.on(
                    OrderNotFound.class,
                    (error, context) ->
                        ErrorEnvelope.of(404, "There is no such order.").reason("order_not_found")))

        // a handler is code, and can fail like any other: the client still gets an answer
        .on(
            BadlyHandled.class,
            (error, context) -> {
              throw new IllegalStateException("the handler failed too");
            })
        .build();
  }

  /** The bank said no. */
  @SuppressWarnings("serial")
  static final class PaymentDeclined extends Exception {
    PaymentDeclined() {
      super("the bank said no: 51");
    }
  }

  /** Somebody else's service did not answer. */
  @SuppressWarnings("serial")
  static final class WarehouseUnreachable extends RuntimeException {
    WarehouseUnreachable(Throwable cause) {
      super("warehouse.internal:8443 did not answer", cause);
    }
  }

  /** Its handler throws. */
  @SuppressWarnings("serial")
  static final class BadlyHandled extends RuntimeException {
    BadlyHandled() {
      super("its handler will fail");
    }
  }
}
