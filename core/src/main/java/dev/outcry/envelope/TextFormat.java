package dev.outcry.envelope;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain text for terminals. Control characters are escaped, so that no value moves the cursor or
 * rewrites what is on the screen.
 */
final class TextFormat implements EnvelopeFormat {

  @Override
  public String mediaType() {
    return "text/plain;charset=utf-8";
  }

  @Override
  public byte[] encode(ErrorEnvelope envelope, String requestId) {
    byte[] lines = lines(envelope, requestId);
    return lines.length <= Bounds.BODY_BYTES
        ? lines
        : lines(ErrorEnvelope.of(envelope.status()), requestId);
  }

  private static byte[] lines(ErrorEnvelope envelope, String requestId) {
    StringBuilder text = new StringBuilder(256);
    text.append(envelope.status()).append(' ').append(envelope.name()).append('\n');
    text.append(SafeText.printable(envelope.description())).append('\n');
    String reason = envelope.reason();
    if (reason != null) {
      line(text, "reason", reason);
    }
    for (Map.Entry<String, List<String>> field : envelope.errors().entrySet()) {
      for (String message : field.getValue()) {
        line(text, field.getKey().isEmpty() ? "error" : "error in " + field.getKey(), message);
      }
    }
    for (Map.Entry<String, @Nullable Object> member : envelope.payload().entrySet()) {
      line(text, member.getKey(), String.valueOf(member.getValue()));
    }
    line(text, "request_id", requestId);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(SafeText.oneLine(label)).append(": ").append(SafeText.oneLine(value)).append('\n');
  }
}
