package dev.outcry.classify;

import dev.outcry.http.HttpException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
 *
 * @since 0.1.0
 */
public interface Registrations {

  /**
   * Handles every failure of this status, thrown, mapped or sent by {@code sendError}.
   *
   * @param status 400 to 599
   * @param handler gets an {@code HttpException} always; an exception that was mapped to the status
   *     is its cause
   * @return these registrations
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  Registrations on(int status, ErrorHandler<? super HttpException> handler);

  /**
   * Handles failures of this class and of those subclasses that have no handler nearer to them.
   *
   * @param <E> the class of what was thrown
   * @param type a class, not an interface
   * @param handler gets the exception itself
   * @return these registrations
   */
  <E extends Throwable> Registrations on(Class<E> type, ErrorHandler<? super E> handler);

  /**
   * Gives failures of this class and its subclasses a status, with the blame that belongs to it.
   *
   * @param type no {@code HttpException}: that knows its status
   * @param status 400 to 599
   * @return these registrations
   * @throws IllegalArgumentException for another type or status
   */
  Registrations map(Class<? extends Throwable> type, int status);

  /**
   * Gives failures of this class and its subclasses a status and a blame.
   *
   * @param type no {@code HttpException}: that knows its status
   * @param status 400 to 599
   * @param blame who is to blame
   * @return these registrations
   * @throws IllegalArgumentException for another type or status
   */
  Registrations map(Class<? extends Throwable> type, int status, Blame blame);

  /**
   * Translates failures of this class and its subclasses, for exceptions whose meaning stands in
   * themselves: an SQLState, a code of gRPC, another framework's status.
   *
   * <pre>{@code
   * registrations.map(
   *     StatusRuntimeException.class,
   *     error -> error.getStatus().getCode() == Code.NOT_FOUND ? new NotFound() : null);
   * }</pre>
   *
   * <p>The failure has the status of the {@code HttpException} that the function gives, a handler
   * of that status gets it, and without a handler it is answered whole: description, reason, field
   * errors, payload and headers. Where it has no cause yet, the failure becomes its cause.
   *
   * <p>Where the function gives null the failure is not mapped here, and the search goes on: with a
   * module's mapping of the same class, a broader class, an outer scope, the defaults. An {@code
   * HttpException} that the function throws is taken as given. Where it throws anything else the
   * search goes on too, and {@link Classification#handlerFailure()} tells of that.
   *
   * @param <E> the class of what was thrown
   * @param type no {@code HttpException}: that knows its status
   * @param translation gives a new exception each time, or null. It is called whenever such a
   *     failure is classified, and again to explain it: it must be free of side effects, fast, and
   *     safe to call from many threads
   * @return these registrations
   * @throws IllegalArgumentException for another type, or if the function is null
   */
  <E extends Throwable> Registrations map(
      Class<E> type, Function<? super E, ? extends @Nullable HttpException> translation);

  /**
   * Translates failures of this class and its subclasses, and names who is to blame for those that
   * become a 5xx. A 4xx is the client's.
   *
   * @param <E> the class of what was thrown
   * @param type no {@code HttpException}: that knows its status
   * @param translation gives a new exception each time, or null, free of side effects
   * @param blame who is to blame
   * @return these registrations
   * @throws IllegalArgumentException for another type, or if the function or the blame is null
   * @see #map(Class, Function)
   */
  <E extends Throwable> Registrations map(
      Class<E> type,
      Function<? super E, ? extends @Nullable HttpException> translation,
      Blame blame);

  /**
   * Registers for a part of the paths. Inner scopes are asked before outer ones; the longest
   * pattern is the innermost. A pattern may be opened any number of times.
   *
   * @param pattern such as {@code /api/*}, which holds {@code /api} and everything below it; inside
   *     a scope it is still written from the root, and lies within the outer one
   * @param registrations the registrations
   * @return these registrations
   * @throws IllegalArgumentException if the pattern has another form, or lies elsewhere
   */
  Registrations scope(String pattern, Consumer<? super Registrations> registrations);
}
