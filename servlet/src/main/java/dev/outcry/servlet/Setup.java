package dev.outcry.servlet;

import dev.outcry.Outcry;

/** What a filter or an error page works with, from its {@code init} on. */
record Setup(Outcry outcry, FilterOptions options, EnvelopeWriter writer) {

  static Setup of(Outcry outcry, FilterOptions options) {
    return new Setup(outcry, options, new EnvelopeWriter(outcry, options.keptHeaders()));
  }
}
