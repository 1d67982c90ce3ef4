package dev.outcry.json;

import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** How a body becomes a value, with the settings of it. Immutable. */
interface Decoding {

  /**
   * Decodes one value.
   *
   * @return null for JSON's null
   * @throws dev.outcry.http.HttpException for a mistake of the client
   */
  @Nullable Object decode(BodyStream body, Type type) throws IOException;

  Decoding maxDepth(int maxDepth);

  Decoding typeMismatchStatus(int status);

  Decoding ignoreUnknownFields();

  /** The status for JSON of another form than the type's. */
  int typeMismatchStatus();
}
