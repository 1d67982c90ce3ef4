package dev.outcry.classify;

import dev.outcry.http.HttpException;
import java.util.function.Consumer;

/**
 * The verbs of configuration, the same for the whole application and inside a scope.
 *
 * <pre>{@code
 * registrations
 *     .map(StockTooLow.class, 409)
 *     .on(404, (error, context) -> ErrorEnvelope.of(404, "No such page."))
 *     .scope("/api/*", api -> api.on(PaymentFailed.class, this::paymentFailed));
 * }</pre>
 *
 * <p>Two handlers for one slot are refused when the registry is built, and the message names where
 * both were registered. Not thread-safe.
 */
public interface Registrations {

  /**
   * Handles every failure of this status, thrown, mapped or sent by {@code sendError}.
   *
   * @param status 400 to 599
   * @param handler gets an {@code HttpException} always; an exception that was mapped to the status
   *     is its cause
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  Registrations on(int status, ErrorHandler<? super HttpException> handler);

  /**
   * Handles failures of this class and of those subclasses that have no handler nearer to them.
   *
   * @param type a class, not an interface
   * @param handler gets the exception itself
   */
  <E extends Throwable> Registrations on(Class<E> type, ErrorHandler<? super E> handler);

  /**
   * Gives failures of this class and its subclasses a status, with the blame that belongs to it.
   *
   * @param type no {@code HttpException}: that knows its status
   * @param status 400 to 599
   * @throws IllegalArgumentException for another type or status
   */
  Registrations map(Class<? extends Throwable> type, int status);

  /**
   * Gives failures of this class and its subclasses a status and a blame.
   *
   * @param type no {@code HttpException}: that knows its status
   * @param status 400 to 599
   * @throws IllegalArgumentException for another type or status
   */
  Registrations map(Class<? extends Throwable> type, int status, Blame blame);

  /**
   * Registers for a part of the paths. Inner scopes are asked before outer ones; the longest
   * pattern is the innermost. A pattern may be opened any number of times.
   *
   * @param pattern such as {@code /api/*}, which holds {@code /api} and everything below it; inside
   *     a scope it is still written from the root, and lies within the outer one
   * @throws IllegalArgumentException if the pattern has another form, or lies elsewhere
   */
  Registrations scope(String pattern, Consumer<? super Registrations> registrations);
}
