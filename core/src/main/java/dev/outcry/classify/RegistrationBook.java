package dev.outcry.classify;

import dev.outcry.http.HttpException;
import dev.outcry.internal.ErrorStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has been registered so far, slot by slot. Refuses nonsense at once, collects conflicts, and
 * names both sides when the registry is built.
 */
final class RegistrationBook {

  private record Key(ScopePattern scope, @Nullable Object key) {}

  /** The answer of a slot, and what is wrong with it if another of its rank came. */
  private record Entry<V>(V value, List<String> conflicts) {
    Entry(V value) {
      this(value, new ArrayList<>());
    }
  }

  private final Map<Key, Map<Rank, Entry<Slot>>> handlers = new LinkedHashMap<>();
  private final Map<Key, Map<Rank, Entry<Mapping>>> mappings = new LinkedHashMap<>();

  void on(ScopePattern scope, Rank rank, int status, ErrorHandler<?> handler) {
    ErrorStatus.require(status);
    requireHandler(handler, status);
    handle(new Slot(scope, status, handler, CallSite.current()), rank);
  }

  void on(ScopePattern scope, Rank rank, Class<?> type, ErrorHandler<?> handler) {
    requireThrowable(type);
    requireHandler(handler, type.getSimpleName() + ".class");
    handle(new Slot(scope, type, handler, CallSite.current()), rank);
  }

  void map(ScopePattern scope, Rank rank, Class<?> type, int status, @Nullable Blame blame) {
    requireMappable(type);
    ErrorStatus.require(status);
    map(new Mapping(scope, type, name(type), status, null, blame, CallSite.current()), rank);
  }

  /** The function is asked about errors of this class alone. */
  @SuppressWarnings("unchecked")
  <E extends Throwable> void map(
      ScopePattern scope,
      Rank rank,
      Class<E> type,
      Function<? super E, ? extends @Nullable HttpException> translation,
      @Nullable Blame blame) {
    requireMappable(type);
    if (translation == null) {
      throw new IllegalArgumentException(
          "map(" + name(type) + ", ..) needs a function, not null; what it returns may be null");
    }
    var any = (Function<? super Throwable, ? extends @Nullable HttpException>) translation;
    map(new Mapping(scope, type, name(type), 0, any, blame, CallSite.current()), rank);
  }

  private void map(Mapping mapping, Rank rank) {
    Entry<Mapping> known =
        mappings
            .computeIfAbsent(new Key(mapping.scope(), mapping.type()), slot -> ranks())
            .putIfAbsent(rank, new Entry<>(mapping));
    if (known != null) {
      known.conflicts.add(
          "two statuses for %s%s: %s registered at %s and %s registered at %s; keep one of them"
              .formatted(
                  mapping.type() == null ? mapping.name() : mapping.type().getName(),
                  inScope(mapping.scope()),
                  known.value.told(),
                  known.value.site(),
                  mapping.told(),
                  mapping.site()));
    }
  }

  private void handle(Slot slot, Rank rank) {
    Entry<Slot> known =
        handlers
            .computeIfAbsent(new Key(slot.scope(), slot.key()), key -> ranks())
            .putIfAbsent(rank, new Entry<>(slot));
    if (known != null) {
      String what = slot.key() instanceof Class<?> type ? type.getName() : slot.key().toString();
      known.conflicts.add(
          "two handlers for %s%s: registered at %s and at %s; keep one of them"
              .formatted(what, inScope(slot.scope()), known.value.site(), slot.site()));
    }
  }

  /** The highest rank comes first. */
  private static <V> Map<Rank, Entry<V>> ranks() {
    return new TreeMap<>(Collections.reverseOrder());
  }

  /** The frozen scopes. A conflict of modules that the application has settled is none. */
  ScopeTable freeze() {
    List<String> conflicts = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    for (Map<Rank, Entry<Slot>> ranks : handlers.values()) {
      Entry<Slot> highest = ranks.values().iterator().next();
      conflicts.addAll(highest.conflicts);
      slots.add(highest.value);
    }
    List<Mapping> meanings = new ArrayList<>();
    for (Map<Rank, Entry<Mapping>> ranks : mappings.values()) {
      for (Entry<Mapping> entry : ranks.values()) {
        conflicts.addAll(entry.conflicts);
        meanings.add(entry.value);
        if (entry.value.translation() == null) {
          break; // nothing is left to those below; a function may not know an error
        }
      }
    }
    if (!conflicts.isEmpty()) {
      throw new IllegalStateException(String.join("\n", conflicts));
    }
    return ScopeTable.of(slots, meanings);
  }

  private static String name(Class<?> type) {
    return type.getSimpleName() + ".class";
  }

  private static String inScope(ScopePattern scope) {
    return scope.prefix().isEmpty() ? "" : " in scope " + scope;
  }

  static Blame requireBlame(Blame blame, Class<?> type) {
    if (blame == null) {
      String name = type == null ? "null" : type.getName();
      throw new IllegalArgumentException("map(" + name + ", ..) needs a blame, not null");
    }
    return blame;
  }

  private static void requireMappable(Class<?> type) {
    requireThrowable(type);
    if (HttpException.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName()
              + " is an HttpException and knows its status; handle it with on("
              + name(type)
              + ", ..)");
    }
  }

  private static void requireThrowable(Class<?> type) {
    if (type == null || type.isInterface() || !Throwable.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "failures are registered by a class below Throwable (each, or their common"
              + " superclass), not "
              + (type == null
                  ? "null"
                  : type.isInterface() ? "the interface " + type.getName() : type.getName()));
    }
  }

  private static void requireHandler(ErrorHandler<?> handler, Object key) {
    if (handler == null) {
      throw new IllegalArgumentException(
          "on(" + key + ", ..) needs a handler, not null; to have no handler leave it out");
    }
  }
}
