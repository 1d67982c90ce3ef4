package dev.outcry.internal;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages by the path of the field that they are about: an immutable map in the order of adding,
 * at most {@link Bounds#FIELD_ERRORS} messages in all. A client that sends ten thousand wrong items
 * learns about the first hundred.
 */
@SuppressWarnings("serial") // the values are of serializable classes; their declared types are not
public final class FieldErrors extends AbstractMap<String, List<String>> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No field error. */
  public static final FieldErrors NONE = new FieldErrors(PersistentMap.empty(), 0);

  private final PersistentMap<List<String>> fields;
  private final int messages;

  private FieldErrors(PersistentMap<List<String>> fields, int messages) {
    this.fields = fields;
    this.messages = messages;
  }

  /** These messages within the bounds; what is a {@code FieldErrors} already is returned as is. */
  public static FieldErrors copyOf(Map<String, ? extends Collection<String>> errors) {
    if (errors instanceof FieldErrors fieldErrors) {
      return fieldErrors;
    }
    FieldErrors copy = NONE;
    for (Map.Entry<String, ? extends Collection<String>> field : errors.entrySet()) {
      for (String message : field.getValue()) {
        if (copy.messages == Bounds.FIELD_ERRORS) {
          return copy;
        }
        copy = copy.plus(field.getKey(), message);
      }
    }
    return copy;
  }

  /** With one more message; unchanged when the bound is reached. */
  public FieldErrors plus(String path, String message) {
    String field = path(path);
    String text = text(message);
    if (messages == Bounds.FIELD_ERRORS) {
      return this;
    }
    List<String> texts = new ArrayList<>(fields.getOrDefault(field, List.of()));
    texts.add(text);
    return new FieldErrors(fields.with(field, Collections.unmodifiableList(texts)), messages + 1);
  }

  private static String path(String path) {
    if (path == null) {
      throw new IllegalArgumentException(
          "a field error needs the path of its field, for example \"items[0].qty\"");
    }
    return JsonText.fit(path, Bounds.FIELD_PATH_BYTES);
  }

  private static String text(String message) {
    if (message == null) {
      throw new IllegalArgumentException(
          "a field error needs a message, for example \"must be at least 1\"");
    }
    return JsonText.fit(message, Bounds.FIELD_ERROR_BYTES);
  }

  @Override
  public @Nullable List<String> get(@Nullable Object path) {
    return fields.get(path);
  }

  @Override
  public boolean containsKey(@Nullable Object path) {
    return fields.containsKey(path);
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    return fields.entrySet();
  }
}
