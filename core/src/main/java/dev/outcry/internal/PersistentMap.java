package dev.outcry.internal;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in the order of adding that is cheap to extend: a map that has one entry more
 * shares the entries of the one that it was made from, and only the first of two that are made from
 * the same one can; the other copies them. Looked up one by one, and meant for a handful.
 *
 * <p>Thread-safe, as are its values if they are immutable.
 */
@SuppressWarnings("serial") // the values are of serializable classes; their declared type is not
final class PersistentMap<V extends @Nullable Object> extends AbstractMap<String, V>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int FEWEST = 4;

  private static final PersistentMap<?> EMPTY = new PersistentMap<>(new String[0], new Object[0]);

  private final String[] names;
  private final @Nullable Object[] values;
  private final int size;

  /** How many places of the arrays are taken, by this map or by longer ones that share them. */
  private final AtomicInteger taken;

  /** With these entries, which fill the arrays. */
  private PersistentMap(String[] names, @Nullable Object[] values) {
    this(names, values, names.length, new AtomicInteger(names.length));
  }

  private PersistentMap(String[] names, @Nullable Object[] values, int size, AtomicInteger taken) {
    this.names = names;
    this.values = values;
    this.size = size;
    this.taken = taken;
  }

  /** A map without entries. */
  @SuppressWarnings("unchecked") // it has none
  static <V extends @Nullable Object> PersistentMap<V> empty() {
    return (PersistentMap<V>) EMPTY;
  }

  /** With this entry; a name that is there already keeps its place. */
  PersistentMap<V> with(String name, @Nullable V value) {
    int known = indexOf(name);
    if (known >= 0) {
      @Nullable Object[] changed = Arrays.copyOf(values, size);
      changed[known] = value;
      return new PersistentMap<>(Arrays.copyOf(names, size), changed);
    }
    if (size < names.length && taken.compareAndSet(size, size + 1)) {
      return longer(names, values, taken, name, value);
    }
    int room = Math.max(FEWEST, 2 * size);
    return longer(
        Arrays.copyOf(names, room),
        Arrays.copyOf(values, room),
        new AtomicInteger(size + 1),
        name,
        value);
  }

  private PersistentMap<V> longer(
      String[] names,
      @Nullable Object[] values,
      AtomicInteger taken,
      String name,
      @Nullable V value) {
    names[size] = name;
    values[size] = value;
    return new PersistentMap<>(names, values, size + 1, taken);
  }

  /** Without this name. */
  PersistentMap<V> without(String name) {
    PersistentMap<V> fewer = empty();
    for (int i = 0; i < size; i++) {
      if (!names[i].equals(name)) {
        fewer = fewer.with(names[i], value(i));
      }
    }
    return fewer;
  }

  private int indexOf(@Nullable Object name) {
    if (name == null) {
      return -1;
    }
    int hash = name.hashCode(); // a string knows it, and many names of one length begin alike
    for (int i = 0; i < size; i++) {
      if (names[i].hashCode() == hash && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked") // only a V is ever put there
  private V value(int index) {
    return (V) values[index];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int index = indexOf(name);
    return index < 0 ? null : value(index);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new Entries();
  }

  /** What others have added to shared entries is none of this map's. */
  private Object writeReplace() {
    return new PersistentMap<V>(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
  }

  private final class Entries extends AbstractSet<Entry<String, V>> {

    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Entry<String, V>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public Entry<String, V> next() {
          if (next == size) {
            throw new NoSuchElementException();
          }
          int index = next++;
          return new SimpleImmutableEntry<>(names[index], value(index));
        }
      };
    }
  }
}
