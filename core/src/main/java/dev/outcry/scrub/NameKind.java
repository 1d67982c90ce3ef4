package dev.outcry.scrub;

/** What a name says of the value behind it. */
enum NameKind {
  /** Nothing. */
  HARMLESS,

  /** That it is secret, wherever the name stands. */
  SECRET,

  /** That it is secret, unless the name is a word of a sentence: "session: closed". */
  AMBIGUOUS,

  /** That it is a number which has a detector of its own, and that one is exact. */
  NUMBER
}
