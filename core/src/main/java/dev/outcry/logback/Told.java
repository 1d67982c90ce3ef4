package dev.outcry.logback;

import dev.outcry.internal.Bounds;
import dev.outcry.report.Fingerprint;
import java.util.LinkedHashSet;
import java.util.Set;

/** The errors of one request that have been reported; the last, if there are many. Thread-safe. */
final class Told {

  private final Set<Fingerprint> fingerprints = new LinkedHashSet<>();

  synchronized boolean isFirst(Fingerprint fingerprint) {
    boolean first = fingerprints.add(fingerprint);
    if (fingerprints.size() > Bounds.RECORDED) {
      fingerprints.remove(fingerprints.iterator().next());
    }
    return first;
  }
}
