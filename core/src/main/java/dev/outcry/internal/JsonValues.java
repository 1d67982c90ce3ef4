package dev.outcry.internal;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Freezes any object into JSON-like form: strings, numbers, booleans, null, lists and maps. Nothing
 * else ever reaches a JSON generator, so nobody's bean, entity or Throwable is serialised on a
 * failure's way. One instance spends one budget of nodes and bytes; what is beyond it becomes an
 * ellipsis. Not thread-safe; never throws.
 */
public final class JsonValues {

  /** Masks values on their way, by name and by text. Never throws. */
  public interface Masking {

    /** What stands for a value of this name; null where the value may be seen. */
    @Nullable String mask(String name, @Nullable Object value);

    /** The text without what must not be seen. */
    String scrub(String text);
  }

  private static final Masking SEES_ALL =
      new Masking() {
        @Override
        public @Nullable String mask(String name, @Nullable Object value) {
          return null;
        }

        @Override
        public String scrub(String text) {
          return text;
        }
      };

  static final String CYCLIC = "[cyclic]";

  private static final String TOO_LONG = "[number too long]";
  private static final String MORE = String.valueOf(SafeText.CUT);

  /** Bits of an integer of {@link Bounds#NUMBER_DIGITS} digits: digits times log2(10). */
  private static final int NUMBER_BITS = (int) (Bounds.NUMBER_DIGITS * 3.3219);

  private static final int PLENTY = 1 << 30;

  /**
   * The containers on the way from the root to the value at hand; null before the first, as most
   * values have none.
   */
  private @Nullable Set<Object> path;

  private final Masking masking;
  private int nodes;
  private int bytes;

  JsonValues(int nodes, int bytes) {
    this(nodes, bytes, SEES_ALL);
  }

  private JsonValues(int nodes, int bytes, Masking masking) {
    this.nodes = nodes;
    this.bytes = bytes;
    this.masking = masking;
  }

  /** The map frozen and masked, within the bounds of a payload. */
  public static Map<String, @Nullable Object> masked(Map<?, ?> map, Masking masking) {
    JsonValues values = new JsonValues(Bounds.PAYLOAD_NODES, Bounds.PAYLOAD_BYTES, masking);
    values.path().add(map);
    return values.map(map);
  }

  /** Nodes that are left. */
  int nodes() {
    return nodes;
  }

  /** Bytes that are left. */
  int bytes() {
    return bytes;
  }

  boolean isSpent() {
    return nodes <= 0 || bytes <= 0;
  }

  /** Counts a member's name. */
  void name(String name) {
    bytes -= JsonText.bytes(name) + 4;
  }

  /**
   * Takes back what a value had cost: it is frozen once more, only to be counted. Something can
   * always be said in its place, so that no member keeps a value that it no longer has.
   */
  void giveBack(@Nullable Object frozen) {
    JsonValues count = new JsonValues(PLENTY, PLENTY);
    count.freeze(frozen);
    nodes = Math.max(1, nodes + PLENTY - count.nodes);
    bytes = Math.max(1, bytes + PLENTY - count.bytes);
  }

  @Nullable Object freeze(@Nullable Object value) {
    if (isSpent()) {
      return more();
    }
    nodes--;
    if (value == null || value instanceof Boolean) {
      bytes -= 5;
      return value;
    }
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Number number) {
      return scrubbed(number(number));
    }
    if (value instanceof Map || value instanceof Collection || value.getClass().isArray()) {
      return container(value);
    }
    return scalar(value);
  }

  private @Nullable Object scalar(Object value) {
    if (value instanceof Throwable) { // its text is for the log: class names, messages, secrets
      return text(SafeText.UNPRINTABLE);
    }
    if (value instanceof Optional<?> optional) {
      return freeze(optional.orElse(null));
    }
    if (value instanceof OptionalInt optional) {
      return freeze(optional.isPresent() ? optional.getAsInt() : null);
    }
    if (value instanceof OptionalLong optional) {
      return freeze(optional.isPresent() ? optional.getAsLong() : null);
    }
    if (value instanceof OptionalDouble optional) {
      return freeze(optional.isPresent() ? optional.getAsDouble() : null);
    }
    if (value.getClass() == Date.class) { // its toString depends on the JVM's time zone and locale
      return text(SafeText.of(((Date) value).toInstant()));
    }
    return text(SafeText.of(value));
  }

  /** Counts like any other value, although nothing is left: it will be given back like any. */
  private String more() {
    nodes--;
    bytes -= 5;
    return MORE;
  }

  /** A number of a card is a number, too. */
  private Object scrubbed(Object number) {
    if (masking == SEES_ALL || number instanceof String) {
      return number;
    }
    String text = number.toString();
    String clean = masking.scrub(text);
    return clean.equals(text) ? number : clean;
  }

  /** Scrubbed before it is cut: half a secret looks like none. */
  private String text(String text) {
    String clean =
        masking == SEES_ALL ? text : masking.scrub(SafeText.cut(text, 2 * Bounds.PAYLOAD_BYTES));
    String fitting = JsonText.fit(clean, Math.max(bytes, 3));
    bytes -= JsonText.bytes(fitting) + 2;
    return fitting;
  }

  /** Exact classes only: a subclass can answer anything, so its own text stands for it. */
  private Object number(Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte) {
      bytes -= 20;
      return number;
    }
    if (number instanceof Double || number instanceof Float) {
      bytes -= 24;
      return Double.isFinite(number.doubleValue()) ? number : number.toString();
    }
    if (isTooLong(number)) {
      return text(TOO_LONG);
    }
    Class<?> type = number.getClass();
    if (type == BigInteger.class || type == BigDecimal.class) {
      bytes -= number.toString().length();
      return number;
    }
    if (type == AtomicInteger.class || type == AtomicLong.class) {
      bytes -= 20;
      return number.longValue();
    }
    return text(SafeText.of(number));
  }

  /** Asked of subclasses too, before their toString: the time that one takes has no bound. */
  private static boolean isTooLong(Number number) {
    try {
      BigInteger digits =
          number instanceof BigDecimal decimal
              ? decimal.unscaledValue()
              : number instanceof BigInteger integer ? integer : BigInteger.ZERO;
      return digits.bitLength() > NUMBER_BITS;
    } catch (Throwable hostile) { // a subclass that does not say; its text is guarded as any other
      return false;
    }
  }

  private Set<Object> path() {
    Set<Object> known = path;
    if (known == null) {
      known = Collections.newSetFromMap(new IdentityHashMap<>());
      path = known;
    }
    return known;
  }

  private Object container(Object value) {
    Set<Object> path = path();
    if (path.size() >= Bounds.PAYLOAD_DEPTH) {
      return text(MORE);
    }
    if (!path.add(value)) {
      return text(CYCLIC);
    }
    bytes -= 2;
    try {
      if (value instanceof Map<?, ?> map) {
        return map(map);
      }
      return value instanceof Collection<?> collection ? list(collection) : array(value);
    } finally {
      path.remove(value);
    }
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map) {
    Map<String, @Nullable Object> frozen = new LinkedHashMap<>();
    try {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (isSpent()) {
          frozen.put(MORE, more());
          break;
        }
        String name = keyText(entry.getKey());
        String key = JsonText.fit(masking.scrub(name), Bounds.FIELD_PATH_BYTES);
        name(key);
        Object value = entry.getValue();
        String mask = masking.mask(name, value);
        frozen.put(key, freeze(mask == null ? value : mask));
      }
    } catch (Throwable hostile) { // a map of the application's own, or one that changes meanwhile
      nodes--;
      frozen.put(MORE, SafeText.UNPRINTABLE);
    }
    return Collections.unmodifiableMap(frozen);
  }

  private static String keyText(@Nullable Object key) {
    return key instanceof Throwable ? SafeText.UNPRINTABLE : SafeText.of(key);
  }

  private List<@Nullable Object> list(Collection<?> collection) {
    List<@Nullable Object> frozen = new ArrayList<>();
    try {
      for (Object element : collection) {
        if (isSpent()) {
          frozen.add(more());
          break;
        }
        bytes--;
        frozen.add(freeze(element));
      }
    } catch (Throwable hostile) {
      nodes--;
      frozen.add(SafeText.UNPRINTABLE);
    }
    return Collections.unmodifiableList(frozen);
  }

  private List<@Nullable Object> array(Object array) {
    List<@Nullable Object> frozen = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      if (isSpent()) {
        frozen.add(more());
        break;
      }
      bytes--;
      frozen.add(freeze(Array.get(array, i)));
    }
    return Collections.unmodifiableList(frozen);
  }
}
