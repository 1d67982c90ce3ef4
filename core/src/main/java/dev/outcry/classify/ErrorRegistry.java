package dev.outcry.classify;

import dev.outcry.http.HttpException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frozen registrations of an application. Immutable and thread-safe; it holds the classes and
 * handlers that were registered and nothing of the failures that it is asked about.
 *
 * @since 0.1.0
 */
public final class ErrorRegistry {

  private static final ErrorRegistry DEFAULTS = builder().build();

  private final ScopeTable scopes;

  private ErrorRegistry(ScopeTable scopes) {
    this.scopes = scopes;
  }

  /**
   * The default mappings and nothing else: what servlet containers throw at applications about a
   * request has the status that they give it (400, 408, 413 and the like), {@code
   * UnavailableException} is 503 with its {@code Retry-After}, or 404 for good, and {@code
   * InterruptedException} is 503. All else stays an unexpected 500 until it is mapped; {@code
   * OutcryModules} has bundles for that, and says what is left out on purpose, and why.
   *
   * @return the registry
   */
  public static ErrorRegistry defaults() {
    return DEFAULTS;
  }

  /**
   * Starts a registry that has the default mappings.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  ScopeTable scopes() {
    return scopes;
  }

  /** Collects registrations; not thread-safe. */
  public static final class Builder implements Registrations {
    private final RegistrationBook book = new RegistrationBook();
    private final Registrations user =
        new BookRegistrations(book, ScopePattern.APPLICATION, Rank.USER);

    private Builder() {}

    @Override
    public Builder on(int status, ErrorHandler<? super HttpException> handler) {
      user.on(status, handler);
      return this;
    }

    @Override
    public <E extends Throwable> Builder on(Class<E> type, ErrorHandler<? super E> handler) {
      user.on(type, handler);
      return this;
    }

    @Override
    public Builder map(Class<? extends Throwable> type, int status) {
      user.map(type, status);
      return this;
    }

    @Override
    public Builder map(Class<? extends Throwable> type, int status, Blame blame) {
      user.map(type, status, blame);
      return this;
    }

    @Override
    public <E extends Throwable> Builder map(
        Class<E> type, Function<? super E, ? extends @Nullable HttpException> translation) {
      user.map(type, translation);
      return this;
    }

    @Override
    public <E extends Throwable> Builder map(
        Class<E> type,
        Function<? super E, ? extends @Nullable HttpException> translation,
        Blame blame) {
      user.map(type, translation, blame);
      return this;
    }

    @Override
    public Builder scope(String pattern, Consumer<? super Registrations> registrations) {
      user.scope(pattern, registrations);
      return this;
    }

    /**
     * The same verbs for bundles of registrations: whatever the application registers itself for
     * the same slot wins over them, silently and in any order.
     *
     * @return these registrations
     */
    public Registrations yielding() {
      return new BookRegistrations(book, ScopePattern.APPLICATION, Rank.MODULE);
    }

    /**
     * Freezes what was registered; the builder may be used again.
     *
     * @return the registry
     * @throws IllegalStateException if a slot was taken twice; the message names both places
     */
    public ErrorRegistry build() {
      return new ErrorRegistry(book.freeze());
    }
  }
}
