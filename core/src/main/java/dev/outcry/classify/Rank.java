package dev.outcry.classify;

/** Who registered something. A higher one wins a slot silently; two of one rank are a mistake. */
enum Rank {
  MODULE,
  USER
}
