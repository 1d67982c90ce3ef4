package dev.outcry.logback;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarker;

/**
 * Markers that are names and nothing else. Those of other classes are a way around every scrubber:
 * JSON encoders write the objects in them.
 */
final class PlainMarkers {

  /** Those that one marker refers to, itself included. */
  private static final int MARKERS = 32;

  private PlainMarkers() {}

  /** Those that may be seen; the same list where all may. */
  static List<Marker> of(List<Marker> markers, EventScrubbing.Texts texts) {
    List<Marker> plain = null;
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      boolean kept = isPlain(marker, texts);
      if (!kept && plain == null) {
        plain = new ArrayList<>(markers.subList(0, i));
      } else if (kept && plain != null) {
        plain.add(marker);
      }
    }
    return plain == null ? markers : plain;
  }

  /** With all that it refers to, which may be a circle. */
  @SuppressWarnings("deprecation") // references are not to be made any more, but are still written
  private static boolean isPlain(Marker marker, EventScrubbing.Texts texts) {
    if (!isPlainItself(marker, texts)) {
      return false;
    }
    if (!marker.hasReferences()) {
      return true;
    }
    List<Marker> met = new ArrayList<>();
    met.add(marker);
    for (int i = 0; i < met.size(); i++) {
      for (Iterator<Marker> all = met.get(i).iterator(); all.hasNext(); ) {
        Marker reference = all.next();
        if (met.contains(reference)) {
          continue;
        }
        if (met.size() == MARKERS || !isPlainItself(reference, texts)) {
          return false;
        }
        met.add(reference);
      }
    }
    return true;
  }

  private static boolean isPlainItself(Marker marker, EventScrubbing.Texts texts) {
    return marker != null
        && marker.getClass() == BasicMarker.class
        && texts.clean(marker.getName()).equals(marker.getName());
  }
}
