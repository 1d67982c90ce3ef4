package dev.outcry.json;

import dev.outcry.http.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a JSON body that a client sent, and tells its mistakes from ours.
 *
 * <pre>{@code
 * OrderRequest order = JsonReader.create().maxBytes(64 * 1024).read(body, OrderRequest.class);
 * }</pre>
 *
 * <p>The client's mistakes are thrown as {@link HttpException}s that are ready to be answered:
 *
 * <ul>
 *   <li>400 {@code empty_body}: there is nothing but white space
 *   <li>400 {@code malformed_json}: no JSON in UTF-8, with the members {@code line} and {@code
 *       column} (in bytes), both counted from 1; a field that comes twice and anything after the
 *       value are such mistakes too
 *   <li>400 or {@linkplain #typeMismatchStatus 422} {@code invalid_type}: JSON of another form, an
 *       unknown field, a missing one; {@code errors} has the field, or an empty key for the whole
 *       body, {@code pointer} its JSON Pointer, {@code expected} the type in the words of JSON
 *   <li>400 {@code too_deep}, 413 {@code body_too_large}: a limit was passed, and nothing more of
 *       the body was read; numbers above 1,000 digits and names above 50,000 characters count as
 *       too large, and so does a body that passes another limit of the application's mapper
 * </ul>
 *
 * <p>Neither a value of the client nor a word of the library or of a class is in what the client
 * gets. Our own mistakes, such as a type that nothing can create, are thrown on as they are and
 * give a 500; so does every exception of Jackson that comes from elsewhere in the application.
 *
 * <p>A constructor or setter refuses a value by an {@code IllegalArgumentException}, a {@code
 * DateTimeException}, or a {@code NullPointerException}: one of {@code Objects.requireNonNull}
 * wherever that stands, and one that arises in the constructor or setter itself or in what it calls
 * of the JDK, such as {@code name.strip()} and {@code List.copyOf(items)} (the field is at fault).
 * An {@code HttpException} is the answer; whatever else is thrown, or arises in methods that a
 * constructor calls, is our mistake. The exception goes to the log as the cause if the application
 * made it; of those that the JDK makes, whose texts may quote a value, the log has the class.
 *
 * <p>Immutable and thread-safe: make one and keep it.
 *
 * @since 0.1.0
 */
public final class JsonReader {

  private static final long DEFAULT_MAX_BYTES = 1 << 20;

  private final Decoding decoding;
  private final long maxBytes;

  private JsonReader(Decoding decoding, long maxBytes) {
    this.decoding = decoding;
    this.maxBytes = maxBytes;
  }

  /**
   * A strict reader: unknown fields are refused, and so is a field that comes twice, a string where
   * a number belongs and the other way round, a fraction where an integer belongs, an empty string
   * for null, a {@code double} that would be infinite, and an object without a primitive component
   * of its record; numbers and arrays for dates, times and durations, unless the field's {@code
   * JsonFormat} has a shape or a unit; and numbers such as {@code 1e400}, beyond the range of a
   * {@code double}, even for a {@code BigDecimal}. At most 1 MiB, 100 levels deep. Read into maps
   * and lists, a hostile body takes up to 80 times its own size of memory; into large classes,
   * more.
   *
   * @return a reader
   * @throws IllegalStateException if Jackson 3 cannot be linked; the message says what is missing
   */
  public static JsonReader create() {
    try {
      return new JsonReader(JacksonDecoding.strict(), DEFAULT_MAX_BYTES);
    } catch (LinkageError jackson) {
      throw new IllegalStateException(
          "Jackson 3 cannot be linked: it needs tools.jackson.core:jackson-databind:3.x and beside"
              + " it com.fasterxml.jackson.core:jackson-annotations:2.21 or newer; an older"
              + " jackson-annotations, brought by Jackson 2, may come first",
          jackson);
    }
  }

  /**
   * Reads with the application's own mapper and its settings, within {@link #maxBytes} (1 MiB) and
   * {@link #maxDepth} (100, or the mapper's own limit if that is less).
   *
   * @param mapper reads the values
   * @return a reader
   */
  public static JsonReader using(JsonMapper mapper) {
    Objects.requireNonNull(mapper, "using(..) needs a mapper");
    return new JsonReader(JacksonDecoding.using(mapper), DEFAULT_MAX_BYTES);
  }

  /**
   * Reads with another library. Of the limits, {@link #maxBytes} alone holds (1 MiB). What the
   * decoder throws is the client's mistake, a 400 {@code malformed_json}, but for {@code
   * HttpException}s, which are the answer, and for {@code NullPointerException}, {@code
   * ClassCastException}, {@code IndexOutOfBoundsException}, {@code UnsupportedOperationException}
   * and {@code Error}s, which are ours.
   *
   * @param decoder reads the values
   * @return a reader
   */
  public static JsonReader of(Decoder decoder) {
    Objects.requireNonNull(decoder, "of(..) needs a decoder");
    return new JsonReader(new ForeignDecoding(decoder), DEFAULT_MAX_BYTES);
  }

  /**
   * Sets how many bytes of a body are read; what goes beyond is a 413.
   *
   * @param maxBytes how many may be read
   * @return a reader like this
   * @throws IllegalArgumentException if it is not positive
   */
  public JsonReader maxBytes(long maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is positive, not " + maxBytes);
    }
    return new JsonReader(decoding, maxBytes);
  }

  /**
   * Sets how deep objects and arrays may be nested; what goes beyond is a 400 {@code too_deep}.
   *
   * @param maxDepth 1 to 500
   * @return a reader like this
   * @throws IllegalArgumentException if it is anything else
   * @throws IllegalStateException if this reader was made by {@link #of}
   */
  public JsonReader maxDepth(int maxDepth) {
    return new JsonReader(decoding.maxDepth(maxDepth), maxBytes);
  }

  /**
   * Sets the status for JSON of another form than the type's: 400, which is the default, or 422.
   *
   * @param status 400 to 599
   * @return a reader like this
   * @throws IllegalArgumentException if it is anything else
   * @throws IllegalStateException if this reader was made by {@link #of}
   */
  public JsonReader typeMismatchStatus(int status) {
    return new JsonReader(decoding.typeMismatchStatus(status), maxBytes);
  }

  /**
   * Reads over fields that the type does not know.
   *
   * @return a reader like this
   * @throws IllegalStateException if this reader was made by {@link #of}
   */
  public JsonReader ignoreUnknownFields() {
    return new JsonReader(decoding.ignoreUnknownFields(), maxBytes);
  }

  /**
   * Reads one value. The stream is not closed.
   *
   * @param <T> what it gives
   * @param json read to its end, and not closed
   * @param type what it is read into
   * @return the value
   * @throws HttpException for a mistake of the client
   * @throws IOException what the stream throws, that very instance
   */
  public <T> T read(InputStream json, Class<T> type) throws IOException {
    Objects.requireNonNull(json, "read(..) needs a stream");
    Objects.requireNonNull(type, "read(..) needs a type");
    Object value = decode(json, type);
    if (value == null) {
      throw isNull(ToldPath.ROOT, JsonType.of(type));
    }
    return cast(value, type);
  }

  /**
   * Reads an array of values, none of which is null. The stream is not closed.
   *
   * @param <T> what it gives
   * @param json read to its end, and not closed
   * @param element the class of each element
   * @return the values
   * @throws HttpException for a mistake of the client
   * @throws IOException what the stream throws, that very instance
   */
  public <T> List<T> readList(InputStream json, Class<T> element) throws IOException {
    Objects.requireNonNull(json, "readList(..) needs a stream");
    Objects.requireNonNull(element, "readList(..) needs the type of the elements");
    Object value = decode(json, new ListOf(element));
    if (value == null) {
      throw isNull(ToldPath.ROOT, JsonType.ARRAY);
    }
    List<T> elements = new ArrayList<>();
    for (Object item : cast(value, List.class)) {
      if (item == null) {
        throw isNull(ToldPath.ROOT.index(elements.size()), JsonType.of(element));
      }
      elements.add(cast(item, element));
    }
    return elements;
  }

  /**
   * Refuses a body by the length that its sender declared, such as the {@code Content-Length} of a
   * request, before a byte of it is read. What is read is counted all the same.
   *
   * <pre>{@code
   * reader.checkLength(request.getContentLengthLong());
   * OrderRequest order = reader.read(request.getInputStream(), OrderRequest.class);
   * }</pre>
   *
   * @param declared the length in bytes; negative if it is not known, which is let pass
   * @throws HttpException 413 {@code body_too_large} if it is above {@link #maxBytes}
   */
  public void checkLength(long declared) {
    if (declared > maxBytes) {
      throw BodyErrors.tooLarge(maxBytes);
    }
  }

  private HttpException isNull(ToldPath place, JsonType expected) {
    return new Mismatch(place, "must not be null", expected)
        .toException(decoding.typeMismatchStatus());
  }

  private @Nullable Object decode(InputStream json, Type type) throws IOException {
    BodyStream body = new BodyStream(json, maxBytes);
    Object value;
    try {
      value = decoding.decode(body, type);
    } catch (IOException | RuntimeException failure) {
      body.check(); // what the stream threw is the reason for whatever a library made of it
      throw failure;
    }
    body.check();
    return value;
  }

  @SuppressWarnings("unchecked") // a primitive class has no instances to cast to
  private static <T> T cast(Object value, Class<T> type) {
    return type.isPrimitive() ? (T) value : type.cast(value);
  }

  /** Turns JSON into a value, with whatever library. */
  @FunctionalInterface
  public interface Decoder {
    /**
     * Decodes one value.
     *
     * @param json ends in an {@code IOException} beyond {@link #maxBytes}, or where it is no UTF-8
     * @param type a class, or {@code List<class>} as a {@link java.lang.reflect.ParameterizedType}
     * @return the value; null for JSON's null and for nothing at all
     * @throws Exception whatever is wrong with the JSON
     */
    @Nullable Object decode(InputStream json, Type type) throws Exception;
  }
}
