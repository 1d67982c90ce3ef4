package dev.outcry.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * JSON bodies as clients and attackers send them, from a seed: the same seed gives the same bodies.
 * None is meant for a certain type; whoever reads one answers it or refuses it.
 */
public final class HostileBodies {

  /** In which way a body is meant to hurt. */
  public enum Kind {
    VALID,
    CUT,
    FLIPPED,
    DEEP,
    HUGE,
    WRONG_TYPES,
    UNICODE,
    DUPLICATES,
    NUMBERS,
    COLLIDING
  }

  /** One body. */
  @SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten; never compared
  public record Body(Kind kind, byte[] bytes) {
    @Override
    public String toString() {
      String text = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
      return kind + " of " + bytes.length + " bytes: " + text;
    }
  }

  /** A value that must not come back. It is no name, wherever it may end up. */
  public static final String PLANTED = String.join("-", "pl4nted", "s3cret", "v4lue@example.org");

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"id\":\"PLANTED\",\"items\":[{\"sku\":\"a\",\"qty\":1},{\"sku\":\"PLANTED\",\"qty\":2}],"
              + "\"counts\":{\"a\":1,\"b\":2},\"color\":\"RED\",\"note\":\"caf\u00e9 \u20ac\","
              + "\"ref\":\"5d0a8f54-6c1b-4b0e-9d5f-0a1b2c3d4e5f\",\"day\":\"2026-01-31\"}",
          "{\"id\":\"1\",\"animal\":{\"kind\":\"cat\",\"lives\":9},\"price\":12.50}",
          "[{\"sku\":\"PLANTED\",\"qty\":1},{\"sku\":\"b\",\"qty\":2}]",
          "  {\n  \"id\" : \"\\u0050LANTED \\\" \\\\ \\ud83d\\ude00\" ,\r\n \"price\" : -1.5e3 }\n",
          "\"PLANTED\"",
          "[1,2.5,null,true,{\"a\":[]}]");

  private static final List<String> SCALARS =
      List.of(
          "\"PLANTED\"",
          "\"\"",
          "\" \"",
          "5",
          "-1.5",
          "1e400",
          "true",
          "null",
          "{}",
          "[]",
          "[[\"PLANTED\"]]",
          "{\"PLANTED\":\"PLANTED\"}",
          "\"NaN\"",
          "99999999999999999999");

  private static final List<String> NAMES =
      List.of(
          "id", "items", "counts", "color", "ref", "day", "price", "animal", "note", "PLANTED", "");

  private static final List<String> TEXTS =
      List.of(
          "\\ud800",
          "\\udc00\\ud800",
          "\\u0000",
          "\0",
          "\u202ePLANTED",
          "\u2066",
          "\ufeff",
          "\uffff",
          "\\u202e",
          "\u2028",
          "\ud83d\ude00",
          "\u0001",
          "\\x",
          "\\u12");

  private static final byte[][] BROKEN_UTF8 = {
    {(byte) 0xC0, (byte) 0xAF},
    {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xF5},
    {(byte) 0xFF, (byte) 0xFE},
    {(byte) 0x80},
    {(byte) 0xE2, (byte) 0x82},
    {0},
  };

  private final Random random;
  private final int maxBytes;
  private int count;

  /**
   * Bodies for a reader with this limit.
   *
   * @param maxBytes what HUGE bodies are above of
   */
  public HostileBodies(long seed, int maxBytes) {
    this.random = new Random(seed);
    this.maxBytes = maxBytes;
  }

  /** The next body; the kinds take turns. */
  public Body next() {
    Kind kind = Kind.values()[count++ % Kind.values().length];
    return new Body(
        kind,
        switch (kind) {
          case VALID -> document();
          case CUT -> cut(document());
          case FLIPPED -> flipped(document());
          case DEEP -> bytes(deep());
          case HUGE -> bytes(huge());
          case WRONG_TYPES -> bytes(object(1 + random.nextInt(3)));
          case UNICODE -> unicode();
          case DUPLICATES -> bytes("{\"id\":\"PLANTED\",\"x\":{},\"id\":" + pick(SCALARS) + "}");
          case NUMBERS -> bytes(number());
          case COLLIDING -> bytes(colliding());
        });
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static byte[] bytes(String json) {
    return json.replace("PLANTED", PLANTED).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] document() {
    return bytes(pick(DOCUMENTS));
  }

  private byte[] cut(byte[] document) {
    return Arrays.copyOf(document, random.nextInt(document.length));
  }

  private byte[] flipped(byte[] document) {
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      document[random.nextInt(document.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return document;
  }

  private String deep() {
    int depth = 50 + random.nextInt(maxBytes / 8);
    String open = random.nextBoolean() ? "[" : "{\"" + pick(NAMES) + "\":";
    int levels = Math.min(depth, maxBytes / open.length() - 1);
    return open.repeat(levels) + (random.nextBoolean() ? "" : "]".repeat(levels));
  }

  private String huge() {
    return switch (random.nextInt(4)) {
      case 0 -> "\"" + "x".repeat(maxBytes) + "\"";
      case 1 -> "[" + "[],".repeat(maxBytes / 3) + "[]]";
      case 2 -> " ".repeat(maxBytes) + "{}";
      default -> "{\"" + "n".repeat(maxBytes) + "\":1}";
    };
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int fields = random.nextInt(4); fields >= 0; fields--) {
      json.append('"').append(pick(NAMES)).append("\":");
      json.append(depth > 1 && random.nextBoolean() ? object(depth - 1) : pick(SCALARS));
      json.append(fields > 0 ? "," : "");
    }
    return json.append('}').toString();
  }

  private byte[] unicode() {
    if (random.nextBoolean()) {
      String text = pick(TEXTS);
      return bytes(
          random.nextBoolean() ? "{\"" + text + "\":\"x\"}" : "{\"id\":\"PLANTED" + text + "\"}");
    }
    byte[] before = bytes("{\"id\":\"PLANTED");
    byte[] broken = BROKEN_UTF8[random.nextInt(BROKEN_UTF8.length)];
    byte[] all = Arrays.copyOf(before, before.length + broken.length + 2);
    System.arraycopy(broken, 0, all, before.length, broken.length);
    all[all.length - 2] = '"';
    all[all.length - 1] = '}';
    return all;
  }

  private String number() {
    String number =
        switch (random.nextInt(5)) {
          case 0 -> "9".repeat(1 + random.nextInt(3_000));
          case 1 -> "1e" + "9".repeat(1 + random.nextInt(30));
          case 2 -> "-0." + "0".repeat(random.nextInt(2_000)) + "1";
          case 3 -> "1E-" + random.nextInt(Integer.MAX_VALUE);
          default -> "0" + random.nextInt();
        };
    String name = pick(List.of("price", "id", "counts", "day", "color", "amount"));
    return random.nextInt(4) == 0 ? number : "{\"" + name + "\":" + number + "}";
  }

  /** Names of one {@code hashCode}: "Aa" and "BB" have the same. */
  private String colliding() {
    StringBuilder json = new StringBuilder("{");
    int names = 1 + random.nextInt(512);
    for (int i = 0; i < names; i++) {
      json.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 9; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":").append(i);
    }
    return json.append('}').toString();
  }
}
