package dev.outcry.scrub;

import java.util.stream.Stream;

/**
 * What stands in a span's place.
 *
 * @param order which of two masks has the say where their spans are equally long: the lower
 * @param text what stands for a span of which nothing may stay
 * @param redaction the way to redact
 */
record Mask(int order, String text, Redaction redaction) {

  String of(String whole, int start, int end) {
    return redaction.of(text, whole, start, end);
  }

  /** What it leaves, as far as that is the same for whatever it masks. */
  Stream<String> texts() {
    return Stream.of(text, redaction.of(text, "", 0, 0)).filter(mark -> !mark.isEmpty());
  }
}
