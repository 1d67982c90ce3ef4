package dev.outcry.internal;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
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
  public static final FieldErrors NONE = new FieldErrors(new LinkedHashMap<>(), 0);

  private final Map<String, List<String>> fields;
  private final int messages;

  private FieldErrors(Map<String, List<String>> fields, int messages) {
    this.fields = fields;
    this.messages = messages;
  }

  /** These messages within the bounds; what is a {@code FieldErrors} already is returned as is. */
  public static FieldErrors copyOf(Map<String, ? extends Collection<String>> errors) {
    if (errors instanceof FieldErrors fieldErrors) {
      return fieldErrors;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int messages = 0;
    for (Map.Entry<String, ? extends Collection<String>> field : errors.entrySet()) {
      for (String message : field.getValue()) {
        if (messages == Bounds.FIELD_ERRORS) {
          return frozen(fields, messages);
        }
        fields.computeIfAbsent(path(field.getKey()), key -> new ArrayList<>()).add(text(message));
        messages++;
      }
    }
    return frozen(fields, messages);
  }

  private static FieldErrors frozen(Map<String, List<String>> fields, int messages) {
    fields.replaceAll((path, texts) -> Collections.unmodifiableList(texts));
    return new FieldErrors(fields, messages);
  }

  /** With one more message; unchanged when the bound is reached. */
  public FieldErrors plus(String path, String message) {
    String field = path(path);
    String text = text(message);
    if (messages == Bounds.FIELD_ERRORS) {
      return this;
    }
    Map<String, List<String>> more = new LinkedHashMap<>(fields);
    List<String> texts = new ArrayList<>(more.getOrDefault(field, List.of()));
    texts.add(text);
    more.put(field, Collections.unmodifiableList(texts));
    return new FieldErrors(more, messages + 1);
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
  public Set<Entry<String, List<String>>> entrySet() {
    return Collections.unmodifiableMap(fields).entrySet();
  }
}
