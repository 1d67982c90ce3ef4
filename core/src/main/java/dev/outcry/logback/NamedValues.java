package dev.outcry.logback;

import dev.outcry.context.RequestIds;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.DataScrubber;
import dev.outcry.scrub.SensitiveNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Values that have names: those of the MDC and key-values. What may be seen as it is comes back as
 * the same instance.
 */
final class NamedValues {

  /** Labels that a log is searched by; they have passed a check of their own. */
  private static final Set<String> IDS =
      Set.of("request_id", "trace_id", "span_id", "parent_span_id");

  private static final String SECRET = "[secret]";

  /** Names whose meaning is remembered: there are few, but each comes with every event. */
  private static final int NAMES = 1_024;

  private static final int NAME_CHARS = 256;

  /** Below it no number has the digits of a card or an account. */
  private static final long SHORT = 10_000_000_000L;

  private final EventScrubbing.Texts texts;
  private final SensitiveNames names;
  private final DataScrubber data;
  private final SeenTexts ids = new SeenTexts();
  private final Map<String, Boolean> sensitive = new ConcurrentHashMap<>();

  NamedValues(EventScrubbing.Texts texts, SensitiveNames names) {
    this.texts = texts;
    this.names = names;
    this.data = DataScrubber.of(texts::clean, names);
  }

  Map<String, String> mdc(Map<String, String> values) {
    Map<String, String> changed = null;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String key = entry.getKey();
      String value = entry.getValue();
      String cleanKey = key == null ? null : texts.cleanOften(key);
      String clean = value == null ? null : text(key, value);
      if (!Objects.equals(clean, value) || !Objects.equals(cleanKey, key)) {
        changed = changed == null ? new LinkedHashMap<>(values) : changed;
        changed.remove(key);
        changed.put(cleanKey, clean);
      }
    }
    return changed == null ? values : changed;
  }

  /**
   * Key-values, which JSON encoders write as what they are: of an object that means all its fields.
   *
   * @param ofFailure whether they are those of a failure line, whose fingerprint is to be kept
   */
  List<KeyValuePair> pairs(List<KeyValuePair> pairs, boolean ofFailure) {
    List<KeyValuePair> changed = null;
    for (int i = 0; i < pairs.size(); i++) {
      KeyValuePair pair = pairs.get(i);
      if (ofFailure && FailureLine.isFingerprint(pair.value)) {
        continue;
      }
      String cleanKey = pair.key == null ? null : texts.cleanOften(pair.key);
      Object clean = value(pair.key, pair.value);
      if (clean != pair.value || !Objects.equals(cleanKey, pair.key)) {
        changed = changed == null ? new ArrayList<>(pairs) : changed;
        changed.set(i, new KeyValuePair(cleanKey, clean));
      }
    }
    return changed == null ? pairs : changed;
  }

  private String text(String name, String value) {
    if (IDS.contains(name) && isId(value)) {
      return value;
    }
    return !value.isBlank() && isSensitive(name) ? SECRET : texts.cleanOften(value);
  }

  private boolean isId(String value) {
    if (ids.has(value)) {
      return true;
    }
    boolean valid = RequestIds.isValid(value);
    if (valid) {
      ids.add(value);
    }
    return valid;
  }

  private @Nullable Object value(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text(name, text);
    }
    if (value == null || !isSensitive(name)) {
      return value(value);
    }
    return SECRET;
  }

  /** A value whose name says nothing, such as an argument. */
  @Nullable Object value(@Nullable Object value) {
    if (value == null || value instanceof Boolean || isSmall(value)) {
      return value;
    }
    if (value instanceof String text) {
      return texts.clean(text);
    }
    if (value instanceof Long || value instanceof BigInteger || value instanceof BigDecimal) {
      String text = SafeText.of(value);
      String clean = texts.clean(text);
      return clean.equals(text) ? value : clean;
    }
    return data.map(Map.of("value", value)).get("value");
  }

  private static boolean isSmall(Object value) {
    return value instanceof Integer
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Character
        || (value instanceof Long number && number < SHORT && number > -SHORT);
  }

  private boolean isSensitive(String name) {
    if (name == null) {
      return false;
    }
    Boolean remembered = sensitive.get(name);
    if (remembered != null) {
      return remembered;
    }
    boolean found = names.field(name);
    if (sensitive.size() < NAMES && name.length() <= NAME_CHARS) {
      sensitive.put(name, found);
    }
    return found;
  }
}
