package dev.outcry.servlet;

import dev.outcry.http.HttpException;
import dev.outcry.json.JsonReader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * The JSON body of a request.
 *
 * <pre>{@code
 * OrderRequest order = JsonBody.read(request, OrderRequest.class);
 * }</pre>
 *
 * <p>What {@link JsonReader} throws for a client's mistake is thrown here, and 415 {@code
 * unsupported_media_type} for a body that is not labelled as JSON in UTF-8: {@code
 * application/json} or {@code application/*+json}, without a charset or with UTF-8, and without a
 * content coding. A body that tells a length above the limit is refused before a byte of it is
 * read.
 *
 * <p>All methods throw an {@code IOException} when the body cannot be read to its end, such as when
 * the client goes away. Thread-safe.
 *
 * @since 0.1.0
 */
public final class JsonBody {

  private static final String READER = JsonBody.class.getName() + ".reader";

  private JsonBody() {}

  /**
   * Reads the body as one value, by {@link JsonReader#create()}.
   *
   * @param <T> what it gives
   * @param request the request
   * @param type the class
   * @return the value
   * @throws HttpException for a mistake of the client
   * @throws IOException if it cannot be read
   */
  public static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    return with(shared(request.getServletContext())).read(request, type);
  }

  /**
   * Reads the body as an array of values, none of which is null, by {@link JsonReader#create()}.
   *
   * @param <T> what it gives
   * @param request the request
   * @param element the class of each element
   * @return the values
   * @throws HttpException for a mistake of the client
   * @throws IOException if it cannot be read
   */
  public static <T> List<T> readList(HttpServletRequest request, Class<T> element)
      throws IOException {
    return with(shared(request.getServletContext())).readList(request, element);
  }

  /**
   * Reads with the limits and settings of this reader. Make it once and keep it.
   *
   * @param reader reads the body
   * @return a reader
   */
  public static Reader with(JsonReader reader) {
    return new Reader(Objects.requireNonNull(reader, "with(..) needs a reader"));
  }

  /** One for each application: a reader remembers the classes that it has read. */
  private static JsonReader shared(ServletContext application) {
    if (application.getAttribute(READER) instanceof JsonReader reader) {
      return reader;
    }
    JsonReader reader = JsonReader.create();
    application.setAttribute(READER, reader);
    return reader;
  }

  /** Reads the JSON bodies of requests. Immutable and thread-safe. */
  public static final class Reader {
    private final JsonReader json;

    private Reader(JsonReader json) {
      this.json = json;
    }

    /**
     * Reads the body as one value.
     *
     * @param <T> what it gives
     * @param request the request
     * @param type the class
     * @return the value
     * @throws HttpException for a mistake of the client
     * @throws IOException if it cannot be read
     */
    public <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
      check(request);
      return json.read(request.getInputStream(), type);
    }

    /**
     * Reads the body as an array of values, none of which is null.
     *
     * @param <T> what it gives
     * @param request the request
     * @param element the class of each element
     * @return the values
     * @throws HttpException for a mistake of the client
     * @throws IOException if it cannot be read
     */
    public <T> List<T> readList(HttpServletRequest request, Class<T> element) throws IOException {
      check(request);
      return json.readList(request.getInputStream(), element);
    }

    private void check(HttpServletRequest request) {
      JsonContentType.check(request);
      json.checkLength(request.getContentLengthLong());
    }
  }
}
