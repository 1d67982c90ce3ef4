package dev.outcry.scrub;

/** What stands for what must not be seen. */
final class Masked {

  /** For a value that goes under a sensitive name. No name, no number, and nothing to scrub. */
  static final String SECRET = "[secret]";

  private Masked() {}

  /** An empty value tells nothing but that it is empty. */
  static String value(String value) {
    return value.isBlank() ? value : SECRET;
  }

  /** Wraps it so that it neither throws nor returns null: where it fails, nothing is seen. */
  static Scrubber failClosed(Scrubber scrubber) {
    return text -> {
      try {
        String clean = scrubber.scrub(text);
        return clean == null ? SECRET : clean;
      } catch (Throwable broken) {
        return SECRET;
      }
    };
  }

  /** The same instance where nothing changed. */
  static String sameOr(String original, CharSequence changed) {
    return original.contentEquals(changed) ? original : changed.toString();
  }
}
