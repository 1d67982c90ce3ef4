package dev.outcry.classify;

import dev.outcry.http.HttpException;
import dev.outcry.internal.ErrorStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been registered so far, slot by slot. Refuses nonsense at once, collects conflicts, and
 * names both sides when the registry is built.
 */
final class RegistrationBook {

  private record Key(ScopePattern scope, Object key) {}

  /** The answer of a slot, and what is wrong with it if another of its rank came. */
  private record Entry<V>(V value, Rank rank, List<String> conflicts) {
    Entry(V value, Rank rank) {
      this(value, rank, new ArrayList<>());
    }
  }

  private final Map<Key, Entry<Slot>> handlers = new LinkedHashMap<>();
  private final Map<Key, Entry<Slot.Mapping>> mappings = new LinkedHashMap<>();

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

  void map(ScopePattern scope, Rank rank, Class<?> type, int status, Blame blame) {
    requireThrowable(type);
    if (blame == null) {
      throw new IllegalArgumentException("map(" + type.getName() + ", ..) needs a blame, not null");
    }
    mapTo(scope, rank, type, status, blame);
  }

  void map(ScopePattern scope, Rank rank, Class<?> type, int status) {
    requireThrowable(type);
    mapTo(scope, rank, type, status, null);
  }

  private void mapTo(
      ScopePattern scope, Rank rank, Class<?> type, int status, @Nullable Blame blame) {
    ErrorStatus.require(status);
    if (HttpException.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName()
              + " is an HttpException and knows its status; handle it with on("
              + type.getSimpleName()
              + ".class, ..)");
    }
    String name = type.getSimpleName() + ".class";
    Slot.Mapping mapping = new Slot.Mapping(scope, type, name, status, blame, CallSite.current());
    Key key = new Key(scope, type);
    Entry<Slot.Mapping> known = mappings.get(key);
    if (known != null && known.rank == rank) {
      known.conflicts.add(
          "two statuses for %s%s: %d registered at %s and %d registered at %s; keep one of them"
              .formatted(
                  type.getName(),
                  inScope(scope),
                  known.value.status(),
                  known.value.site(),
                  status,
                  mapping.site()));
    } else if (known == null || rank.compareTo(known.rank) > 0) {
      mappings.put(key, new Entry<>(mapping, rank));
    }
  }

  private void handle(Slot slot, Rank rank) {
    Key key = new Key(slot.scope(), slot.key());
    Entry<Slot> known = handlers.get(key);
    if (known != null && known.rank == rank) {
      String what = slot.key() instanceof Class<?> type ? type.getName() : slot.key().toString();
      known.conflicts.add(
          "two handlers for %s%s: registered at %s and at %s; keep one of them"
              .formatted(what, inScope(slot.scope()), known.value.site(), slot.site()));
    } else if (known == null || rank.compareTo(known.rank) > 0) {
      handlers.put(key, new Entry<>(slot, rank));
    }
  }

  /** The frozen scopes. A conflict of modules that the application has settled is none. */
  ScopeTable freeze() {
    List<String> conflicts =
        Stream.concat(handlers.values().stream(), mappings.values().stream())
            .flatMap(entry -> entry.conflicts.stream())
            .toList();
    if (!conflicts.isEmpty()) {
      throw new IllegalStateException(String.join("\n", conflicts));
    }
    return ScopeTable.of(
        handlers.values().stream().map(Entry::value).toList(),
        mappings.values().stream().map(Entry::value).toList());
  }

  private static String inScope(ScopePattern scope) {
    return scope.prefix().isEmpty() ? "" : " in scope " + scope;
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
