package dev.outcry.json;

import dev.outcry.http.HttpException;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A library that we do not know: it decodes, and we say whose mistake it is when it fails. */
record ForeignDecoding(JsonReader.Decoder decoder) implements Decoding {

  @Override
  public @Nullable Object decode(BodyStream body, Type type) throws IOException {
    Object value;
    try {
      value = decoder.decode(body, type);
    } catch (HttpException answer) {
      throw answer;
    } catch (NullPointerException
        | ClassCastException
        | IndexOutOfBoundsException
        | UnsupportedOperationException bug) {
      throw bug;
    } catch (Exception refused) {
      if (refused instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw body.endedBlank()
          ? BodyErrors.empty()
          : BodyErrors.malformed()
              .logMessage("the decoder refused the body: " + refused.getClass().getName());
    }
    if (value == null && body.endedBlank()) {
      throw BodyErrors.empty();
    }
    return value;
  }

  @Override
  public Decoding maxDepth(int maxDepth) {
    throw leftToTheDecoder("maxDepth(..)");
  }

  @Override
  public Decoding typeMismatchStatus(int status) {
    throw leftToTheDecoder("typeMismatchStatus(..)");
  }

  @Override
  public Decoding ignoreUnknownFields() {
    throw leftToTheDecoder("ignoreUnknownFields()");
  }

  @Override
  public int typeMismatchStatus() {
    return 400;
  }

  private static IllegalStateException leftToTheDecoder(String setting) {
    return new IllegalStateException(
        setting
            + " is for readers by create() and using(..); the decoder of a reader by of(..) has"
            + " settings of its own");
  }
}
