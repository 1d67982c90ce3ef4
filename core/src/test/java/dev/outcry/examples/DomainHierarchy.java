package dev.outcry.examples;

import dev.outcry.Outcry;
import dev.outcry.OutcryModule;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpException;
import java.time.Duration;

/** Two domains, each with an abstract root: one that knows of HTTP, and one that must not. */
@SuppressWarnings("serial") // nobody stores these exceptions
final class DomainHierarchy {

  private DomainHierarchy() {}

  /** Knows of HTTP: its failures say themselves what the client may know. Nothing to register. */
  abstract static class BasketException extends HttpException {
    BasketException(int status, String reason, String description) {
      super(status, description);
      reason(reason);
    }
  }

  static final class BasketExpired extends BasketException {
    BasketExpired(String basket) {
      super(410, "basket_expired", "The basket has expired.");
      with("basket", basket);
    }
  }

  static final class InvalidQuantity extends BasketException {
    InvalidQuantity(int item) {
      super(422, "invalid_quantity", "The basket cannot be ordered.");
      error("items[" + item + "].quantity", "must be at least 1");
    }
  }

  /** Knows nothing of HTTP. Its message is for the log. */
  abstract static sealed class OrderFailure extends Exception {
    private final String order;

    OrderFailure(String order, String message) {
      super(message);
      this.order = order;
    }

    final String order() {
      return order;
    }
  }

  static final class OutOfStock extends OrderFailure {
    private final String sku;

    OutOfStock(String order, String sku) {
      super(order, "shelf 17 has none of " + sku);
      this.sku = sku;
    }

    String sku() {
      return sku;
    }
  }

  static final class CreditLimitReached extends OrderFailure {
    CreditLimitReached(String order, String customer) {
      super(order, customer + " is 250 above the limit");
    }
  }

  static final class StocktakingUnderWay extends OrderFailure {
    private final Duration left;

    StocktakingUnderWay(String order, Duration left) {
      super(order, "the stock of 2 halls is being counted");
      this.left = left;
    }

    Duration left() {
      return left;
    }
  }

  /** What the client may know of them: the root's handler answers what has none of its own. */
  static final class OrderErrors implements OutcryModule {
    @Override
    public void configure(Outcry.Builder outcry) {
      outcry
          .on(
              OrderFailure.class,
              (error, context) -> refused(error).description("The order cannot be placed."))
          .on(
              OutOfStock.class,
              (error, context) ->
                  refused(error)
                      .description("Sold out.")
                      .reason("out_of_stock")
                      .with("sku", error.sku()))
          .on(
              StocktakingUnderWay.class,
              (error, context) ->
                  ErrorEnvelope.of(503, "Please order again later.")
                      .reason("stocktaking")
                      .retryAfter(error.left()));
    }

    private static ErrorEnvelope refused(OrderFailure error) {
      return ErrorEnvelope.of(409).with("order", error.order());
    }
  }
}
