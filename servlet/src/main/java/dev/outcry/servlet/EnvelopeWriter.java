package dev.outcry.servlet;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.internal.Bounds;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the answer into an uncommitted response. A ladder: the full envelope; if that fails, the
 * plain one of the status; if there is no memory for it, bytes that need none; if even they cannot
 * be written, the response is broken off. Thread-safe.
 */
final class EnvelopeWriter {

  private static final Logger LOGGER = LoggerFactory.getLogger(EnvelopeWriter.class);

  /** Made in advance, because there may be no memory left to make it with. */
  private static final byte[] LAST_RESORT =
      ("{\"code\":500,\"name\":\"Internal Server Error\","
              + "\"description\":\"Something went wrong on our side.\"}")
          .getBytes(StandardCharsets.US_ASCII);

  private final Outcry outcry;
  private final Set<String> keptNames;

  /**
   * Writes in the formats of this toolkit.
   *
   * @param keptNames headers that the application wants kept, in lower case
   */
  EnvelopeWriter(Outcry outcry, Set<String> keptNames) {
    this.outcry = outcry;
    this.keptNames = keptNames;
    // loaded now: a class whose initialiser meets a full heap stays broken for ever
    KeptHeaders.requireKeepable("Vary");
    ContainerQuirks.saysThatTimeIsUp(new IOException(new ResponseAborted()));
  }

  /**
   * Answers the failure. The interrupt flag of the thread is cleared and stays so: on Tomcat an
   * interrupted thread cannot write a response at all.
   *
   * @throws ResponseAborted if not even the last resort could be written
   */
  void write(
      HttpServletRequest request, HttpServletResponse response, Failure failure, Origin origin) {
    Thread.interrupted();
    try {
      writeEnvelope(request, response, failure, origin);
    } catch (IOException clientGone) {
      lost(failure.requestId());
    } catch (Throwable broken) { // also an OutOfMemoryError while encoding
      writePlain(response, failure.status(), failure.requestId());
      try {
        LOGGER.error("the envelope could not be written: {}", broken.getClass().getName());
      } catch (Throwable noLog) {
        // the client has its answer, and a log that fails is not to take it back
      }
    }
  }

  private static void lost(String requestId) {
    try {
      LOGGER.debug("the answer to {} did not reach the client", requestId);
    } catch (Throwable noLog) {
      // there is nobody left to tell
    }
  }

  private void writeEnvelope(
      HttpServletRequest request, HttpServletResponse response, Failure failure, Origin origin)
      throws IOException {
    Answer answer = encoded(outcry.format(accept(request)), failure);
    KeptHeaders kept = KeptHeaders.of(response, origin, failure.status(), keptNames);
    response.reset();
    kept.restore();
    response.setStatus(failure.status());
    response.setHeader("Cache-Control", "no-store");
    answer.headers.forEach(response::setHeader);
    envelopeHeaders(response, failure);
    fixedHeaders(response, failure.requestId());
    writeBody(response, answer.mediaType, answer.body);
  }

  /**
   * Answers with the plain envelope of a status and none of what may be broken: the handler's
   * envelope, the application's format, the headers that were there.
   *
   * @throws ResponseAborted if it could not be written
   */
  void writePlain(HttpServletResponse response, int status, String requestId) {
    if (response.isCommitted()) {
      throw new ResponseAborted();
    }
    Thread.interrupted();
    try {
      byte[] body = plainBody(status, requestId);
      response.reset();
      response.setStatus(body == LAST_RESORT ? 500 : status);
      response.setHeader("Cache-Control", "no-store");
      fixedHeaders(response, requestId);
      writeBody(response, EnvelopeFormats.json().mediaType(), body);
    } catch (IOException clientGone) {
      lost(requestId);
    } catch (Throwable again) {
      throw new ResponseAborted();
    }
  }

  private static byte[] plainBody(int status, String requestId) {
    try {
      return EnvelopeFormats.json().encode(ErrorEnvelope.of(status), requestId);
    } catch (Throwable noMemory) {
      return LAST_RESORT;
    }
  }

  private static void writeBody(HttpServletResponse response, String mediaType, byte[] body)
      throws IOException {
    response.setContentType(mediaType);
    ContainerQuirks.labelAsUtf8(response);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** In the format that was chosen; in JSON if that one is the application's own and fails. */
  private static Answer encoded(EnvelopeFormat format, Failure failure) {
    try {
      Answer answer = Answer.of(format, failure);
      if (answer.body.length <= Bounds.BODY_BYTES) {
        return answer;
      }
      LOGGER.warn("format {} gave a body above the bound", format.getClass().getName());
    } catch (Throwable broken) {
      LOGGER.warn("format {} failed: {}", format.getClass().getName(), broken.getClass().getName());
    }
    return Answer.of(EnvelopeFormats.json(), failure);
  }

  /** All that comes from a format, before anything of it is in the response. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares these
  private record Answer(String mediaType, Map<String, String> headers, byte[] body) {

    static Answer of(EnvelopeFormat format, Failure failure) {
      byte[] body = format.encode(failure.envelope(), failure.requestId());
      return new Answer(
          Objects.requireNonNull(format.mediaType()),
          Map.copyOf(format.headers()),
          Objects.requireNonNull(body));
    }
  }

  /** What the handler has set wins over everything but the id; a cookie displaces no other. */
  private static void envelopeHeaders(HttpServletResponse response, Failure failure) {
    Map<String, List<String>> headers = failure.envelope().headers();
    if (headers.isEmpty()) { // mostly, and then not even an iterator is made
      return;
    }
    headers.forEach(
        (name, values) -> {
          boolean adds = name.equalsIgnoreCase("Set-Cookie");
          for (String value : values) {
            if (adds) {
              response.addHeader(name, value);
            } else {
              response.setHeader(name, value);
            }
            adds = true;
          }
        });
  }

  private void fixedHeaders(HttpServletResponse response, String requestId) {
    requestId(response, requestId);
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  void requestId(HttpServletResponse response, String requestId) {
    response.setHeader(outcry.requestIds().responseHeader(), requestId);
  }

  /** The header's lines as one; several lines mean the same as one with commas. */
  static @Nullable String accept(HttpServletRequest request) {
    List<String> lines = Contexts.lines(request, "Accept");
    if (lines.size() == 1) { // nearly always
      return lines.get(0).isEmpty() ? null : lines.get(0);
    }
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      if (all.length() <= Bounds.ACCEPT_CHARS) { // no more is read of it
        all.append(all.length() == 0 ? "" : ",").append(line);
      }
    }
    return all.length() == 0 ? null : all.toString();
  }
}
