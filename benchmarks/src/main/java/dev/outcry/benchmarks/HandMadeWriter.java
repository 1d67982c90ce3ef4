package dev.outcry.benchmarks;

import java.util.Arrays;

/**
 * The least that writing JSON takes: one pass over each text for what must be escaped, into a
 * buffer that is used again, and one fresh array for the answer.
 */
final class HandMadeWriter {

  private static final ThreadLocal<HandMadeWriter> WRITERS =
      ThreadLocal.withInitial(HandMadeWriter::new);

  private final byte[] buffer = new byte[4096];
  private int length;

  private HandMadeWriter() {}

  static byte[] small(String id) {
    HandMadeWriter out = WRITERS.get();
    out.length = 0;
    out.head(404, "Not Found", Answers.SMALL_TEXT);
    out.member(",\"request_id\":", id);
    return out.end();
  }

  static byte[] large(String id) {
    HandMadeWriter out = WRITERS.get();
    out.length = 0;
    out.head(422, "Unprocessable Content", Answers.LARGE_TEXT);
    out.member(",\"reason\":", Answers.REASON);
    out.raw(",\"errors\":{");
    for (int i = 0; i < Answers.FIELDS.length; i++) {
      if (i > 0) {
        out.raw(",");
      }
      out.text(Answers.FIELDS[i]);
      out.raw(":[");
      out.text(Answers.ERRORS[i]);
      out.raw("]");
    }
    out.raw("}");
    out.member(",\"request_id\":", id);
    for (int i = 0; i < 5; i++) {
      out.raw(",");
      out.text(Answers.NAMES[i]);
      out.raw(":");
      out.text(Answers.TEXTS[i]);
      out.raw(",");
      out.text(Answers.NUMBERED[i]);
      out.raw(":");
      out.number(1_000 + i);
    }
    return out.end();
  }

  private void head(int status, String name, String description) {
    raw("{\"code\":");
    number(status);
    member(",\"name\":", name);
    member(",\"description\":", description);
  }

  private byte[] end() {
    raw("}");
    return Arrays.copyOf(buffer, length);
  }

  private void member(String name, String value) {
    raw(name);
    text(value);
  }

  private void raw(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      buffer[length++] = (byte) ascii.charAt(i);
    }
  }

  private void text(String value) {
    buffer[length++] = '"';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        throw new UnsupportedOperationException("needs more than this writer can do: " + value);
      }
      buffer[length++] = (byte) c;
    }
    buffer[length++] = '"';
  }

  /** Of three or four digits. */
  private void number(int value) {
    if (value >= 1_000) {
      buffer[length++] = (byte) ('0' + value / 1_000);
    }
    buffer[length++] = (byte) ('0' + value / 100 % 10);
    buffer[length++] = (byte) ('0' + value / 10 % 10);
    buffer[length++] = (byte) ('0' + value % 10);
  }
}
