package dev.outcry.report;

import java.util.Locale;

/** Why a report was not sent. */
enum DropReason {
  /** Too many were waiting. */
  QUEUE_FULL,
  /** Too many came in a minute. */
  RATE_LIMITED,
  /** The reporter has failed too often lately. */
  BREAKER_OPEN,
  /** The reporter threw. */
  REPORTER_ERROR,
  /** It came from the reporter itself. */
  RECURSIVE,
  /** It came after the end, or too late before it. */
  CLOSED,
  /** By chance, as it was asked for. */
  SAMPLED,
  /** By the application's own rule. */
  FILTERED,
  /** Its group has made way for a louder one. */
  EVICTED;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
