package dev.outcry.scrub;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.JsonValues;
import dev.outcry.internal.SafeText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scrubs data that has names: headers, queries, forms, cookies, URLs, JSON, maps. A value under a
 * sensitive name becomes {@code [secret]}, every other value goes through the scrubber; an empty
 * value stays.
 *
 * <p>What is a text in and out is the same instance where nothing had to be masked, and masking it
 * once more changes nothing. Nothing here throws: where the scrubber or a map fails, nothing of the
 * value is seen. Immutable and thread-safe, given a thread-safe scrubber.
 *
 * @since 0.1.0
 */
public final class DataScrubber {

  /** More than has been seen to change anything. */
  private static final int ROUNDS = 8;

  private final Scrubber scrubber;
  private final SensitiveNames names;
  private final ParameterText parameters;
  private final CookieText cookies;
  private final UrlText urls;
  private final HeaderText headers;

  private DataScrubber(Scrubber scrubber, SensitiveNames names) {
    this.scrubber = Masked.failClosed(scrubber);
    this.names = names;
    this.parameters = new ParameterText(this.scrubber, names);
    this.cookies = new CookieText(this.scrubber, names);
    this.urls = new UrlText(this.scrubber, names, parameters);
    this.headers = new HeaderText(this.scrubber, names, cookies, urls);
  }

  /**
   * By what texts look like, as {@link Scrubbers#defaults()} has it, and by the usual names.
   *
   * @return the scrubber
   */
  public static DataScrubber defaults() {
    return of(Scrubbers.defaults(), SensitiveNames.defaults());
  }

  /**
   * Masks by these names, and by what the scrubber finds in values of other names.
   *
   * @param scrubber hides what must not be seen
   * @param names whose values are masked
   * @return the scrubber
   */
  public static DataScrubber of(Scrubber scrubber, SensitiveNames names) {
    return new DataScrubber(
        Objects.requireNonNull(scrubber, "scrubber"), Objects.requireNonNull(names, "names"));
  }

  /**
   * {@return an immutable copy in the same order, each line as {@link #header} leaves it; at most
   * 1,000 lines of it}
   *
   * @param headers lines by the name of the header
   */
  public Map<String, List<String>> headers(Map<String, ? extends Collection<String>> headers) {
    Map<String, List<String>> clean = new LinkedHashMap<>();
    int room = Bounds.PAYLOAD_NODES;
    try {
      for (Map.Entry<String, ? extends Collection<String>> header : headers.entrySet()) {
        List<String> lines = new ArrayList<>();
        clean.put(header.getKey(), Collections.unmodifiableList(lines));
        for (String line : header.getValue()) {
          if (--room < 0) {
            return Collections.unmodifiableMap(clean);
          }
          lines.add(header(header.getKey(), line));
        }
      }
    } catch (RuntimeException | StackOverflowError hostile) {
      // a map of the application's own; what it gave so far is clean
    }
    return Collections.unmodifiableMap(clean);
  }

  /**
   * The value of one header line. {@code Authorization} keeps its scheme, {@code Cookie} and {@code
   * Set-Cookie} their names, {@code Referer} and {@code Location} go through {@link #url}.
   *
   * @param name the name, in any case
   * @param value the value
   * @return the value that may be logged
   */
  public String header(String name, String value) {
    return settled(value, text -> headers.scrub(name == null ? "" : name, text));
  }

  /**
   * A query, without or with its {@code ?}. Names and values are decoded to be judged.
   *
   * @param query with or without its question mark
   * @return the query that may be logged
   */
  public String query(String query) {
    return settled(query, parameters::scrub);
  }

  /**
   * {@return a body of {@code application/x-www-form-urlencoded}}
   *
   * @param form the body, as it came
   */
  public String form(String form) {
    return settled(form, parameters::scrub);
  }

  /**
   * {@return the value of a {@code Cookie} or {@code Set-Cookie} header: the values of all cookies
   * that are not allowed are masked, attributes such as {@code Path} stay}
   *
   * @param cookies the value of the header
   */
  public String cookies(String cookies) {
    return settled(cookies, text -> this.cookies.scrub(text, true));
  }

  /**
   * {@return a URL, whole or relative, or the connection string of a database: user and password,
   * query and fragment, properties in the path, in the forms that the usual drivers know}
   *
   * @param url the address
   */
  public String url(String url) {
    return settled(url, urls::scrub);
  }

  /**
   * JSON, as {@link #json(Reader, Writer)} copies it.
   *
   * @param json the JSON
   * @return the same instance where nothing was masked
   */
  public String json(String json) {
    return guarded(
        json,
        text -> {
          StringWriter out = new StringWriter(text.length() + 16);
          json(new StringReader(text), out);
          return Masked.sameOr(text, out.getBuffer());
        });
  }

  /**
   * Copies JSON and masks on the way; all but the masked values stays character for character. An
   * object, array, number or boolean under a sensitive name becomes the string {@code "[secret]"}.
   * Takes constant memory (one bit for each level of nesting). A half-written text is copied as far
   * as it goes; from a character on that JSON has no place for, the rest is left out and {@code
   * <invalid JSON>} stands for it. Text that is no JSON from its first character goes through the
   * scrubber.
   *
   * @param in read to its end, or to where JSON ends to be JSON; not closed
   * @param out neither flushed nor closed
   * @throws IOException from the reader or the writer
   */
  public void json(Reader in, Writer out) throws IOException {
    new JsonMasking(in, out, scrubber, names).run();
  }

  /**
   * An immutable copy in JSON-like form: strings, numbers, booleans, null, lists and maps, nested
   * ones likewise. Other objects stand as their text. At most 1,000 values, 64 KiB and 16 levels of
   * it; an ellipsis stands for the rest, {@code [cyclic]} for what holds itself.
   *
   * @param map names and values
   * @return a copy, unmodifiable
   */
  public Map<String, @Nullable Object> map(Map<String, ? extends @Nullable Object> map) {
    try {
      return JsonValues.masked(map, new ByName());
    } catch (RuntimeException | StackOverflowError hostile) {
      return Collections.emptyMap();
    }
  }

  private final class ByName implements JsonValues.Masking {

    @Override
    public @Nullable String mask(String name, @Nullable Object value) {
      boolean empty = value == null || (value instanceof String text && text.isBlank());
      return !empty && (names.field(name) || names.field(scrub(name))) ? Masked.SECRET : null;
    }

    @Override
    public String scrub(String text) {
      return scrubber.scrub(text);
    }
  }

  private interface Step {
    String scrub(String text) throws IOException;
  }

  /** For what nobody thought of, and for the end of the stack. */
  /** Again until nothing changes: a mark may end what was taken for longer before. */
  private static String settled(String text, Step step) {
    return guarded(
        text,
        whole -> {
          String before = whole;
          String clean = step.scrub(before);
          for (int i = 0; i < ROUNDS && !clean.equals(before); i++) {
            before = clean;
            clean = step.scrub(before);
          }
          return clean;
        });
  }

  private static String guarded(String text, Step step) {
    try {
      return text == null ? "" : text.isEmpty() ? text : step.scrub(text);
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      return SafeText.UNPRINTABLE;
    }
  }
}
