package dev.outcry;

import dev.outcry.classify.Handled;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.internal.SafeText;
import dev.outcry.internal.ScrubbedThrowable;
import dev.outcry.scrub.DataScrubber;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import dev.outcry.scrub.SensitiveNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The scrubber on the way of a failure: what goes into the log, and what a 5xx tells the client. A
 * 4xx is left as it is, because it speaks of what the client has sent itself.
 *
 * <p>A scrubber that the application has written fails closed here.
 */
final class Scrubbing {

  /** For what is said where no toolkit is at hand. */
  static final Scrubbing DEFAULTS = new Scrubbing(Scrubbers.defaults());

  private static final int SERVER_ERROR = 500;

  private final UnaryOperator<String> guarded;
  private final DataScrubber data;

  Scrubbing(Scrubber scrubber) {
    this.guarded = SafeText.failingClosed(scrubber::scrub);
    this.data = DataScrubber.of(guarded::apply, SensitiveNames.defaults());
  }

  /** A text of any length, which is cut as well; never throws. */
  String text(String text) {
    return SafeText.scrubbed(text, guarded);
  }

  /** A query, as it came or scrubbed already; likewise. */
  String query(String query) {
    return SafeText.scrubbed(query, data::query);
  }

  /** Class and message of a throwable. */
  String describe(Throwable throwable) {
    return SafeText.describe(throwable, guarded);
  }

  /** The message of a throwable; null where it has none. */
  @Nullable String messageOf(Throwable throwable) {
    return SafeText.messageOf(throwable, guarded);
  }

  /** The throwable where it may be logged as it is, else a picture of it. */
  Throwable throwable(Throwable throwable) {
    return ScrubbedThrowable.of(throwable, guarded);
  }

  /** As {@link #throwable(Throwable)}, with a failure that it was dealt with in the meantime. */
  Throwable throwable(Throwable failure, Throwable meanwhile) {
    return ScrubbedThrowable.of(failure, meanwhile, guarded);
  }

  private String whole(String text) {
    return guarded.apply(text);
  }

  /** What the client is told, where that is of our own making. */
  Handled answer(Handled handled) {
    ErrorEnvelope told = handled.envelope();
    if (told.status() < SERVER_ERROR || isBuiltIn(told)) {
      return handled;
    }
    ErrorEnvelope scrubbed =
        ErrorEnvelope.of(told.status(), whole(told.description())).errors(errors(told.errors()));
    scrubbed = identified(scrubbed, told);
    for (Map.Entry<String, ?> member : data.map(told.payload()).entrySet()) {
      scrubbed = scrubbed.with(member.getKey(), member.getValue());
    }
    for (Map.Entry<String, List<String>> header : told.headers().entrySet()) {
      for (String value : header.getValue()) {
        scrubbed = header(scrubbed, header.getKey(), value);
      }
    }
    return new Handled(handled.classification(), scrubbed);
  }

  /** There is one of each status, and nothing in it is the application's. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isBuiltIn(ErrorEnvelope told) {
    return told == ErrorEnvelope.of(told.status());
  }

  /** With the names that others know it by, which are nothing at all with a gap in them. */
  private ErrorEnvelope identified(ErrorEnvelope scrubbed, ErrorEnvelope told) {
    ErrorEnvelope named = scrubbed;
    if (told.reason() != null && isClean(told.reason())) {
      named = named.reason(told.reason());
    }
    if (told.type() != null && isClean(told.type().toString())) {
      named = named.type(told.type());
    }
    if (told.instance() != null && isClean(told.instance().toString())) {
      named = named.instance(told.instance());
    }
    return named;
  }

  /** With this header; a cookie as it is, since it is a secret that the client is to have. */
  private ErrorEnvelope header(ErrorEnvelope envelope, String name, String value) {
    String shown = name.equalsIgnoreCase("Set-Cookie") ? value : whole(value);
    try {
      return envelope.header(name, shown);
    } catch (IllegalArgumentException unsendable) { // the application's scrubber has made it so
      return envelope;
    }
  }

  private boolean isClean(String text) {
    return whole(text).equals(text);
  }

  private Map<String, List<String>> errors(Map<String, List<String>> errors) {
    Map<String, List<String>> scrubbed = new LinkedHashMap<>();
    errors.forEach(
        (path, messages) -> {
          List<String> clean = scrubbed.computeIfAbsent(whole(path), key -> new ArrayList<>());
          messages.forEach(message -> clean.add(whole(message)));
        });
    return scrubbed;
  }
}
