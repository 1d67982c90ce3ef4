package dev.outcry.classify;

import dev.outcry.http.HttpException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What gives the errors of one class a status: a number, or a function that knows more about them.
 *
 * @param type the class; never null in a registry, see the defaults
 * @param name the class, for people
 * @param status the status; 0 where the function tells it
 * @param translation gives the {@code HttpException} that an error stands for; null for a number
 * @param blame the one that was named; null where the final status tells it
 */
record Mapping(
    ScopePattern scope,
    @Nullable Class<?> type,
    String name,
    int status,
    @Nullable Function<? super Throwable, ? extends @Nullable HttpException> translation,
    @Nullable Blame blame,
    String site) {

  /** Who is to blame for what was answered with this status. */
  Blame blame(int finalStatus) {
    // one function speaks of the client's conflicts and of a store that is down
    boolean isClients = translation != null && finalStatus < 500;
    return blame == null || isClients ? Blame.of(finalStatus) : blame;
  }

  /** For people: {@code 503}, or that a function tells it. */
  String told() {
    return translation == null ? Integer.toString(status) : "a function";
  }

  /** For people: {@code map(SQLException.class, 503), registered at Shop.java:31}. */
  @Override
  public String toString() {
    String what = translation == null ? Integer.toString(status) : "..";
    return "map(" + name + ", " + what + ")" + Slot.place(scope) + ", registered at " + site;
  }
}
