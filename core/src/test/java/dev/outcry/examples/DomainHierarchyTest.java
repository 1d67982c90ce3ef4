package dev.outcry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.examples.DomainHierarchy.BasketExpired;
import dev.outcry.examples.DomainHierarchy.CreditLimitReached;
import dev.outcry.examples.DomainHierarchy.InvalidQuantity;
import dev.outcry.examples.DomainHierarchy.OrderErrors;
import dev.outcry.examples.DomainHierarchy.OutOfStock;
import dev.outcry.examples.DomainHierarchy.StocktakingUnderWay;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client and the log get of a domain's failures. */
class DomainHierarchyTest {

  private static final String ID = "01a20039-d319-79fc-b819-34145466117f";

  private final Outcry outcry = Outcry.builder().modules(new OrderErrors()).build();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() {
    log.close();
    outcry.close();
  }

  private Failure handle(Exception error) {
    return outcry.handle(
        error, RequestContext.builder().requestId(ID).method("POST").path("/orders").build());
  }

  private void assertAnswer(Failure failure, String accept, String expected) {
    byte[] body = outcry.format(accept).encode(failure.envelope(), failure.requestId());
    assertThat(StrictJson.object(body))
        .isEqualTo(StrictJson.object(expected.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDomainThatKnowsOfHttpNeedsNoRegistration() {
    Failure failure = handle(new BasketExpired("b-7"));
    assertAnswer(
        failure,
        "application/json",
        """
        {
          "code": 410,
          "name": "Gone",
          "description": "The basket has expired.",
          "reason": "basket_expired",
          "request_id": "01a20039-d319-79fc-b819-34145466117f",
          "basket": "b-7"
        }
        """);
    assertThat(log.only().level()).isEqualTo(Level.INFO);
    assertThat(log.only().mdc()).containsEntry("request_id", ID);
    assertThat(log.only().keyValues())
        .containsEntry("reason", "basket_expired")
        .containsEntry("blame", "CLIENT");
  }

  @Test
  void fieldErrorsHaveTheShapeOfTheFormat() {
    Failure failure = handle(new InvalidQuantity(0));
    assertAnswer(
        failure,
        "application/json",
        """
        {
          "code": 422,
          "name": "Unprocessable Content",
          "description": "The basket cannot be ordered.",
          "reason": "invalid_quantity",
          "errors": {"items[0].quantity": ["must be at least 1"]},
          "request_id": "01a20039-d319-79fc-b819-34145466117f"
        }
        """);
    assertAnswer(
        failure,
        "application/problem+json",
        """
        {
          "type": "about:blank",
          "status": 422,
          "title": "Unprocessable Content",
          "detail": "The basket cannot be ordered.",
          "reason": "invalid_quantity",
          "errors": [{"detail": "must be at least 1", "pointer": "#/items/0/quantity"}],
          "request_id": "01a20039-d319-79fc-b819-34145466117f",
          "instance": "urn:uuid:01a20039-d319-79fc-b819-34145466117f"
        }
        """);
  }

  @Test
  void theHandlerOfTheRootAnswersWhatHasNoneOfItsOwn() {
    Failure failure = handle(new CreditLimitReached("o-1", "ACME"));
    assertAnswer(
        failure,
        "application/json",
        """
        {
          "code": 409,
          "name": "Conflict",
          "description": "The order cannot be placed.",
          "request_id": "01a20039-d319-79fc-b819-34145466117f",
          "order": "o-1"
        }
        """);
    assertThat(log.only().message())
        .as("the message is for the log, and for the log alone")
        .startsWith("409 Conflict on POST /orders: ")
        .endsWith("CreditLimitReached: ACME is 250 above the limit");
  }

  @Test
  void theHandlerOfASubclassIsNearer() {
    Failure failure = handle(new OutOfStock("o-2", "A-17"));
    assertAnswer(
        failure,
        "application/problem+json",
        """
        {
          "type": "about:blank",
          "status": 409,
          "title": "Conflict",
          "detail": "Sold out.",
          "reason": "out_of_stock",
          "request_id": "01a20039-d319-79fc-b819-34145466117f",
          "instance": "urn:uuid:01a20039-d319-79fc-b819-34145466117f",
          "order": "o-2",
          "sku": "A-17"
        }
        """);
    assertThat(log.only().keyValues()).containsEntry("exception", OutOfStock.class.getName());
  }

  @Test
  void whenToComeBackIsAHeader() {
    Failure failure = handle(new StocktakingUnderWay("o-3", Duration.ofMinutes(10)));
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.envelope().headers()).containsEntry("Retry-After", List.of("600"));
    assertThat(log.only().level()).isEqualTo(Level.WARN);
  }
}
