package dev.outcry.scrub;

import java.io.IOException;

/** Text of any length through a window, as {@link JsonString} does it, but without escapes. */
final class PlainText {

  private final JsonSource in;
  private final JsonSink out;
  private final Scrubber scrubber;
  private final StringBuilder text = new StringBuilder();

  PlainText(JsonSource in, JsonSink out, Scrubber scrubber) {
    this.in = in;
    this.out = out;
    this.scrubber = scrubber;
  }

  /** To the end of the source. What goes on beyond a window takes the rest of the text with it. */
  void copy() throws IOException {
    int stays = 1;
    for (int c = in.next(); c != JsonSource.END; c = in.next()) {
      if (stays == 0) {
        continue;
      }
      text.append((char) c);
      if (text.length() == JsonString.WINDOW) {
        String seen = text.toString();
        String clean = scrubber.scrub(seen);
        stays = Math.min(seen.length() / 2, JsonString.commonEnd(seen, clean));
        out.write(clean, 0, clean.length() - stays);
        text.delete(0, seen.length() - stays);
      }
    }
    out.write(scrubber.scrub(text.toString()));
  }
}
