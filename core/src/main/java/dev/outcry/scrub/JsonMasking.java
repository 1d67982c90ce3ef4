package dev.outcry.scrub;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.BitSet;
import java.util.Set;

/**
 * Copies one text of JSON, or several one after the other, and masks on the way: a value under a
 * sensitive name whole, and what the scrubber finds in other values and in names. Holds a window of
 * a token and one bit for each level of nesting, never the document.
 *
 * <p>A text that ends too early is copied as far as it goes. From the first character on that JSON
 * has no place for nothing can be told of names, so it is left out with all that follows. A text
 * that is no JSON from the start goes through the scrubber as text.
 */
final class JsonMasking {

  /** Stands for the rest of what is no JSON. Is no JSON itself, so a second pass ends there too. */
  static final String BROKEN = "<invalid JSON>";

  private static final int DEPTH = 1 << 20;
  private static final int LITERAL = 1024;

  /** JSON's own, and those that lenient writers add. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "NaN", "Infinity", "-Infinity");

  /** One more than any of those has. */
  private static final int LONGEST_WORD = 10;

  /** So many brackets and spaces in front of the first word. */
  private static final int OPENING = 256;

  private enum Expected {
    VALUE,
    NAME,
    COLON,
    END_OF_VALUE
  }

  private final JsonSource in;
  private final JsonSink out;
  private final JsonString string;
  private final Scrubber scrubber;
  private final SensitiveNames names;

  /** Which of the open containers are objects. */
  private final BitSet objects = new BitSet();

  private final StringBuilder literal = new StringBuilder();

  private int depth;
  private Expected expected = Expected.VALUE;

  /** The value that comes next stands under a sensitive name. */
  private boolean sensitive;

  /** A number of no container stands in front: two of them on a line are one number of a text. */
  private boolean afterNumber;

  /** The depth around the container that is masked whole. */
  private int mutedAt;

  JsonMasking(Reader in, Writer out, Scrubber scrubber, SensitiveNames names) {
    this.in = new JsonSource(in);
    this.out = new JsonSink(out);
    this.string = new JsonString(this.in, this.out, scrubber);
    this.scrubber = scrubber;
    this.names = names;
  }

  void run() throws IOException {
    boolean known = true;
    boolean started = false;
    for (int c = in.peek(); c != JsonSource.END && known; c = in.peek()) {
      if (isSpace(c)) {
        afterNumber &= c == ' ' || c == '\t';
        out.write((char) in.next());
      } else if (!started && (c == '[' ? beginsMark() : !beginsValue(c))) {
        new PlainText(in, out, scrubber).copy();
      } else {
        started = true;
        known = token((char) in.next());
      }
    }
    if (!known) {
      out.write(BROKEN);
    }
    out.drain();
  }

  /** False for a character that has no place here. */
  private boolean token(char c) throws IOException {
    switch (expected) {
      case COLON -> {
        return c == ':' && colon();
      }
      case NAME -> {
        return c == '}' ? close(c) : c == '"' && name();
      }
      case END_OF_VALUE -> {
        return depth == 0 ? value(c) : c == ',' ? comma() : close(c);
      }
      default -> {
        return (c == ']' && !sensitive) ? close(c) : value(c);
      }
    }
  }

  private boolean colon() throws IOException {
    out.write(':');
    expected = Expected.VALUE;
    return true;
  }

  private boolean comma() throws IOException {
    out.write(',');
    expected = objects.get(depth) ? Expected.NAME : Expected.VALUE;
    return true;
  }

  private boolean name() throws IOException {
    if (out.isMuted()) {
      string.skip();
    } else {
      sensitive = string.copyName(names);
    }
    expected = Expected.COLON;
    return true;
  }

  private boolean value(char c) throws IOException {
    if (afterNumber) {
      return false;
    }
    expected = Expected.END_OF_VALUE;
    boolean mask = sensitive;
    sensitive = false;
    if (c == '{' || c == '[') {
      return open(c, mask);
    }
    if (c == '"') {
      string(mask);
      return true;
    }
    return isOfLiteral(c) && literal(c, mask);
  }

  private void string(boolean mask) throws IOException {
    if (out.isMuted()) {
      string.skip();
    } else if (mask) {
      string.mask();
    } else {
      string.copy();
    }
  }

  private boolean open(char c, boolean mask) throws IOException {
    if (depth == DEPTH) {
      return false;
    }
    if (mask) {
      out.write('"' + Masked.SECRET + '"');
      mutedAt = depth;
      out.mute(true);
    }
    out.write(c);
    objects.set(++depth, c == '{');
    expected = c == '{' ? Expected.NAME : Expected.VALUE;
    return true;
  }

  private boolean close(char c) throws IOException {
    if (depth == 0 || c != (objects.get(depth) ? '}' : ']')) {
      return false;
    }
    out.write(c);
    depth--;
    if (out.isMuted() && depth == mutedAt) {
      out.mute(false);
    }
    expected = Expected.END_OF_VALUE;
    return true;
  }

  /** A number, true, false, null; a mask for it is a string. */
  private boolean literal(char first, boolean mask) throws IOException {
    literal.setLength(0);
    literal.append(first);
    while (isOfLiteral(in.peek())) {
      if (literal.length() == LITERAL) {
        return false;
      }
      literal.append((char) in.next());
    }
    String text = literal.toString();
    if (!isNumber(text) && !WORDS.contains(text)) {
      return false;
    }
    afterNumber = depth == 0;
    if (out.isMuted()) {
      return true;
    }
    String clean = mask && !text.equals("null") ? Masked.SECRET : scrubber.scrub(text);
    if (clean.equals(text)) {
      out.write(text);
    } else {
      out.write('"');
      out.writeEscaped(clean, 0, clean.length());
      out.write('"');
    }
    return true;
  }

  /** A word in brackets is what a scrubber leaves of a text, and no list. */
  private boolean beginsMark() throws IOException {
    literal.setLength(0);
    int word = 1;
    while (word < OPENING && (in.peek(word) == '[' || isSpace(in.peek(word)))) {
      word++;
    }
    for (int i = word; i < word + LONGEST_WORD && isOfLiteral(in.peek(i)); i++) {
      literal.append((char) in.peek(i));
    }
    return literal.length() > 0
        && Character.isLetter(literal.charAt(0))
        && !WORDS.contains(literal.toString());
  }

  private static boolean beginsValue(int c) {
    return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9');
  }

  /** Made of what numbers are made of; whether it is a good one is not asked. */
  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c) && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfLiteral(int c) {
    return c == '-' || c == '+' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** As of RFC 8259; a byte order mark, and the separator of RFC 7464, likewise. */
  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xFEFF || c == 0x1E;
  }
}
