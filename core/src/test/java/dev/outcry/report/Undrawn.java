package dev.outcry.report;

import java.time.Instant;

/** An occurrence that nobody may ask for its report. */
record Undrawn(ErrorReport of) implements Occurrence {

  @Override
  public Fingerprint fingerprint() {
    return of.fingerprint();
  }

  @Override
  public Instant occurredAt() {
    return of.occurredAt();
  }

  @Override
  public int status() {
    return of.status();
  }

  @Override
  public String requestId() {
    return of.requestId();
  }

  @Override
  public String release() {
    return of.release();
  }

  @Override
  public ErrorReport report() {
    throw new AssertionError("the report was drawn up");
  }
}
