package dev.outcry.demo.readme;

import dev.outcry.http.HttpException;

/** The domain of the examples. */
final class Shop {

  private Shop() {}

  @SuppressWarnings("serial")
  static final class CarrierDown extends Exception {}

  @SuppressWarnings("serial")
  static final class PaymentDeclined extends Exception {}

  @SuppressWarnings("serial")
  abstract static class OrderFailure extends Exception {}

  @SuppressWarnings("serial")
  static final class Cancelled extends OrderFailure {}

  @SuppressWarnings("serial")
  static final class OutOfStock extends OrderFailure {
    String sku() {
      return "A-17";
    }
  }

  // An application's own failure that knows its status
  @SuppressWarnings("serial")
  static class SoldOut extends HttpException {
    SoldOut() {
      super(409, "Sold out.");
    }
  }
}
