/** Requires no logging library: SLF4J finds the one that is there. */
module example.logback {
  requires dev.outcry.core;
}
