package dev.outcry.classify;

import dev.outcry.internal.ErrorStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of a registry, found by path without a scan and without garbage.
 *
 * <p>The patterns are sorted so that what lies inside a scope follows it directly. The last pattern
 * that is not above the path is then the innermost scope that holds it, or lies inside of one that
 * does; so one binary search and a walk outwards find it.
 */
final class ScopeTable {

  /** One scope and the next outer one; the application's is the outermost. */
  static final class Scope {
    final ScopePattern pattern;
    final @Nullable Scope outer;
    private final Map<Class<?>, Slot> byClass = new HashMap<>();
    private final Map<Class<?>, List<Mapping>> mappings = new HashMap<>();
    private final @Nullable Slot[] byStatus = new @Nullable Slot[ErrorStatus.COUNT];

    Scope(ScopePattern pattern, @Nullable Scope outer) {
      this.pattern = pattern;
      this.outer = outer;
    }

    @Nullable Slot handler(Class<?> type) {
      return byClass.get(type);
    }

    @Nullable Slot handler(int status) {
      return byStatus[status - ErrorStatus.FIRST];
    }

    /** In the order in which they are asked; empty for most classes. */
    List<Mapping> mappings(Class<?> type) {
      return mappings.isEmpty() ? List.of() : mappings.getOrDefault(type, List.of());
    }
  }

  private final Scope application;
  private final Scope[] sorted;

  private ScopeTable(Scope application, Scope[] sorted) {
    this.application = application;
    this.sorted = sorted;
  }

  /**
   * The frozen registrations.
   *
   * @param mappings of those for one class in one scope the one that is asked first comes first
   */
  static ScopeTable of(Collection<Slot> handlers, Collection<Mapping> mappings) {
    Map<String, ScopePattern> patterns = new TreeMap<>(ScopeTable::compare);
    handlers.forEach(slot -> patterns.put(slot.scope().prefix(), slot.scope()));
    mappings.forEach(mapping -> patterns.put(mapping.scope().prefix(), mapping.scope()));
    patterns.remove(ScopePattern.APPLICATION.prefix());

    Map<ScopePattern, Scope> scopes = new HashMap<>();
    Scope application = new Scope(ScopePattern.APPLICATION, null);
    scopes.put(ScopePattern.APPLICATION, application);
    List<Scope> sorted = new ArrayList<>();
    Scope outer = application;
    for (ScopePattern pattern : patterns.values()) {
      while (!outer.pattern.holds(pattern.prefix()) && outer.outer != null) {
        outer = outer.outer;
      }
      outer = new Scope(pattern, outer);
      scopes.put(pattern, outer);
      sorted.add(outer);
    }
    for (Slot slot : handlers) {
      Scope scope = scopes.getOrDefault(slot.scope(), application);
      if (slot.key() instanceof Class<?> type) {
        scope.byClass.put(type, slot);
      } else {
        scope.byStatus[(Integer) slot.key() - ErrorStatus.FIRST] = slot;
      }
    }
    for (Mapping mapping : mappings) {
      Class<?> type = mapping.type();
      if (type != null) {
        Scope scope = scopes.getOrDefault(mapping.scope(), application);
        scope.mappings.computeIfAbsent(type, none -> new ArrayList<>(1)).add(mapping);
      }
    }
    return new ScopeTable(application, sorted.toArray(new Scope[0]));
  }

  /** The innermost scope that holds the path; the application's for a failure without one. */
  Scope innermost(@Nullable String path) {
    if (path == null || sorted.length == 0) {
      return application;
    }
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(sorted[middle].pattern.prefix(), path) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Scope scope = low == 0 ? application : sorted[low - 1];
    while (scope.outer != null && !scope.pattern.holds(path)) {
      scope = scope.outer;
    }
    return scope;
  }

  /** By characters, but the slash before all others, so that {@code /a/b} follows {@code /a}. */
  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        return l == '/' ? -1 : r == '/' ? 1 : Character.compare(l, r);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
