package dev.outcry.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Refuses a number with a fraction or an exponent that is beyond the range of a {@code double},
 * whatever it is read into: Jackson makes an infinity of it, or the epoch of an {@code Instant}, or
 * a {@code BigDecimal} that a calculation takes hours for.
 */
final class StrictFloats extends JsonParserDelegate {

  /** In characters, of a number without an exponent: the range has 309 digits. */
  private static final int ALWAYS_FINITE = 300;

  StrictFloats(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() {
    return checked(super.nextToken());
  }

  @Override
  public JsonToken nextValue() {
    return checked(super.nextValue());
  }

  private JsonToken checked(JsonToken token) {
    if (token == JsonToken.VALUE_NUMBER_FLOAT && mayOverflow() && overflows()) {
      throw new OutOfRange(this);
    }
    return token;
  }

  private boolean mayOverflow() {
    int length = getStringLength();
    if (length > ALWAYS_FINITE) {
      return true;
    }
    char[] text = getStringCharacters();
    for (int i = getStringOffset(); i < getStringOffset() + length; i++) {
      if (text[i] == 'e' || text[i] == 'E') {
        return true;
      }
    }
    return false;
  }

  /** Asked for its double value, the parser would have no other of the same precision later. */
  private boolean overflows() {
    return Double.isInfinite(Double.parseDouble(getString()));
  }

  /** With the place, since no deserializer is there yet that would tell it. */
  @SuppressWarnings("serial") // lives for one call
  static final class OutOfRange extends InputCoercionException {
    private final transient ToldPath place;

    OutOfRange(JsonParser parser) {
      super(parser, "beyond the range of a double", parser.currentToken(), double.class);
      this.place = place(parser.streamReadContext());
    }

    ToldPath place() {
      return place;
    }

    private static ToldPath place(TokenStreamContext context) {
      TokenStreamContext parent = context.getParent();
      if (parent == null) {
        return ToldPath.ROOT;
      }
      ToldPath outer = place(parent);
      if (context.inArray()) {
        return outer.index(context.getCurrentIndex());
      }
      String name = context.currentName();
      return name == null ? outer : outer.name(name);
    }
  }
}
