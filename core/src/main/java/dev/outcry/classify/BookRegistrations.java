package dev.outcry.classify;

import dev.outcry.http.HttpException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The verbs, for one scope and one rank of a book. */
final class BookRegistrations implements Registrations {

  private final RegistrationBook book;
  private final ScopePattern scope;
  private final Rank rank;

  BookRegistrations(RegistrationBook book, ScopePattern scope, Rank rank) {
    this.book = book;
    this.scope = scope;
    this.rank = rank;
  }

  @Override
  public Registrations on(int status, ErrorHandler<? super HttpException> handler) {
    book.on(scope, rank, status, handler);
    return this;
  }

  @Override
  public <E extends Throwable> Registrations on(Class<E> type, ErrorHandler<? super E> handler) {
    book.on(scope, rank, type, handler);
    return this;
  }

  @Override
  public Registrations map(Class<? extends Throwable> type, int status) {
    book.map(scope, rank, type, status, null);
    return this;
  }

  @Override
  public Registrations map(Class<? extends Throwable> type, int status, Blame blame) {
    book.map(scope, rank, type, status, RegistrationBook.requireBlame(blame, type));
    return this;
  }

  @Override
  public <E extends Throwable> Registrations map(
      Class<E> type, Function<? super E, ? extends @Nullable HttpException> translation) {
    book.map(scope, rank, type, translation, null);
    return this;
  }

  @Override
  public <E extends Throwable> Registrations map(
      Class<E> type,
      Function<? super E, ? extends @Nullable HttpException> translation,
      Blame blame) {
    book.map(scope, rank, type, translation, RegistrationBook.requireBlame(blame, type));
    return this;
  }

  @Override
  public Registrations scope(String pattern, Consumer<? super Registrations> registrations) {
    registrations.accept(new BookRegistrations(book, scope.inner(pattern), rank));
    return this;
  }
}
