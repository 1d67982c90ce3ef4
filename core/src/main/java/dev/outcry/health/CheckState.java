package dev.outcry.health;

import java.util.Locale;

/** What is known of one check. */
enum CheckState {
  OK,
  FAIL,
  TIMEOUT;

  /** As a probe reads it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
