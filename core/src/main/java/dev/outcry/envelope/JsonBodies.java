package dev.outcry.envelope;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.ErrorStatus;
import dev.outcry.internal.SafeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * What the two JSON formats share: the generator, the frozen values, the bound on a body, and the
 * bodies of plain statuses, which are encoded once and kept as the bytes before and behind the
 * request id. Thread-safe.
 */
final class JsonBodies {

  /** The members of one format, the request id among them. */
  interface Members {
    void write(ErrorEnvelope envelope, String requestId, JsonGenerator json);
  }

  /** Stand where the request id will be: an id in the shape of a UUID has one more member. */
  private static final String PLACE_OF_UUID = "6f757463-7279-7069-9d70-6c6163650000";

  private static final String PLACE_OF_OTHER = "<id>";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final Members members;
  private final AtomicReferenceArray<@Nullable Body> plain =
      new AtomicReferenceArray<>(2 * ErrorStatus.COUNT);

  JsonBodies(Members members) {
    this.members = members;
  }

  byte[] encode(ErrorEnvelope envelope, String requestId) {
    if (envelope.isPlain() && isHeaderWord(requestId)) {
      return plain(envelope, requestId);
    }
    String id = SafeText.wellFormed(requestId);
    byte[] body = write(envelope, id);
    return body.length <= Bounds.BODY_BYTES ? body : write(ErrorEnvelope.of(envelope.status()), id);
  }

  private byte[] plain(ErrorEnvelope envelope, String requestId) {
    boolean uuid = isUuid(requestId);
    int index = envelope.status() - ErrorStatus.FIRST + (uuid ? ErrorStatus.COUNT : 0);
    Body body = plain.get(index);
    if (body == null) {
      String place = uuid ? PLACE_OF_UUID : PLACE_OF_OTHER;
      body = Body.split(new String(write(envelope, place), StandardCharsets.UTF_8), place);
      plain.set(index, body); // two threads may both come here; they write the same
    }
    return body.around(requestId);
  }

  /** Whether the id has the shape of a UUID (RFC 9562 section 4), in lower case. */
  static boolean isUuid(String id) {
    if (id.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = id.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Whether the id can stand in JSON as it is. Ours always can; a format's caller may err. */
  private static boolean isHeaderWord(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private byte[] write(ErrorEnvelope envelope, String requestId) {
    WrittenBytes out = new WrittenBytes();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      members.write(envelope, requestId, json);
      for (Map.Entry<String, @Nullable Object> member : envelope.payload().entrySet()) {
        json.writeName(member.getKey());
        writeValue(member.getValue(), json);
      }
      json.writeEndObject();
    }
    return out.bytes();
  }

  /** A value that was frozen when it came into the envelope; no other class can be among them. */
  private static void writeValue(@Nullable Object value, JsonGenerator json) {
    if (value instanceof String text) { // classes first: asking a text for an interface is slow
      json.writeString(text);
    } else if (value instanceof Number number) {
      writeNumber(number, json);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeName((String) entry.getKey());
        writeValue(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        writeValue(element, json);
      }
      json.writeEndArray();
    } else {
      json.writeNull();
    }
  }

  private static void writeNumber(Number number, JsonGenerator json) {
    if (number instanceof Double value) {
      json.writeNumber(value);
    } else if (number instanceof Float value) {
      json.writeNumber(value);
    } else if (number instanceof BigInteger value) {
      json.writeNumber(value);
    } else if (number instanceof BigDecimal value) {
      json.writeNumber(value);
    } else {
      json.writeNumber(number.longValue());
    }
  }

  /** An encoded body with a hole for each place where the request id stands. */
  private static final class Body {
    private final byte[][] parts;

    private Body(byte[]... parts) {
      this.parts = parts;
    }

    static Body split(String json, String place) {
      String[] texts = json.split(place, -1);
      byte[][] parts = new byte[texts.length][];
      for (int i = 0; i < texts.length; i++) {
        parts[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      }
      return new Body(parts);
    }

    byte[] around(String requestId) {
      byte[] id = requestId.getBytes(StandardCharsets.US_ASCII);
      int length = id.length * (parts.length - 1);
      for (byte[] part : parts) {
        length += part.length;
      }
      byte[] body = new byte[length];
      int at = 0;
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          System.arraycopy(id, 0, body, at, id.length);
          at += id.length;
        }
        System.arraycopy(parts[i], 0, body, at, parts[i].length);
        at += parts[i].length;
      }
      return body;
    }
  }
}
