package dev.outcry.containers.app;

import dev.outcry.Outcry;
import dev.outcry.OutcryModule;
import dev.outcry.envelope.ErrorEnvelope;

/** The application's own exceptions, and what it wants answered to them. */
public final class Faults implements OutcryModule {

  /** 404 by its class. */
  static class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** 410 by its class, although it is a {@link Missing} too. */
  static final class MissingOrder extends Missing {
    private static final long serialVersionUID = 1L;
  }

  /** Has a handler for its class. */
  static class Contested extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Is mapped to 409, which has a handler. */
  static final class Mapped extends Contested {
    private static final long serialVersionUID = 1L;
  }

  /** Has a handler that throws. */
  static final class Unhandleable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static Outcry outcry() {
    return Outcry.builder().modules(new Faults()).build();
  }

  @Override
  public void configure(Outcry.Builder outcry) {
    outcry
        .on(Missing.class, (error, context) -> ErrorEnvelope.of(404).reason("missing"))
        .on(MissingOrder.class, (error, context) -> ErrorEnvelope.of(410).reason("missing_order"))
        .on(Contested.class, (error, context) -> ErrorEnvelope.of(418).reason("by_class"))
        .map(Mapped.class, 409)
        .on(409, (error, context) -> ErrorEnvelope.of(409).reason("by_status"))
        .on(
            Unhandleable.class,
            (error, context) -> {
              throw new IllegalStateException("the handler fails");
            });
  }
}
