package dev.outcry.report;

import dev.outcry.context.RequestIds;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.internal.Bounds;
import dev.outcry.internal.Causes;
import dev.outcry.internal.SafeText;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.scrub.Scrubber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes into a report: scrubbed, cut, and nothing of it alive. Never throws. */
final class ReportTexts {

  private static final int TITLE_CHARS = 200;

  private static final String OVERFLOW = StackOverflowError.class.getName();

  private final UnaryOperator<String> scrub;

  ReportTexts(Scrubber scrubber) {
    Objects.requireNonNull(scrubber, "scrubber");
    this.scrub = SafeText.failingClosed(text -> SafeText.wellFormed(scrubber.scrub(text)));
  }

  /** A short text, on one line. */
  @Nullable String label(@Nullable String text) {
    return text == null
        ? null
        : SafeText.clip(
            SafeText.oneLine(SafeText.scrubbed(text, scrub)), Bounds.REPORT_LABEL_CHARS);
  }

  /** An id as it stands in the log; what cannot stand there is a text like others. */
  @Nullable String id(@Nullable String id) {
    return id == null || RequestIds.isValid(id) ? id : label(id);
  }

  /** The name of a class, which may have been made up at run time. */
  private String type(String name) {
    return Objects.requireNonNull(label(name));
  }

  List<Cause> causes(List<Cause> causes) {
    return causes.stream()
        .limit(Bounds.CAUSE_CHAIN)
        .map(
            cause ->
                new Cause(
                    type(cause.type()),
                    cause.message() == null ? null : SafeText.scrubbed(cause.message(), scrub),
                    first(Bounds.REPORT_FRAMES, cause.frames())))
        .toList();
  }

  /** The chain of what failed meanwhile, if anything did, and then that of the error. */
  List<Cause> causes(Throwable error, @Nullable Throwable meanwhile) {
    List<Throwable> chain = Causes.chain(error);
    if (meanwhile != null) {
      List<Throwable> both = new ArrayList<>(Causes.chain(meanwhile));
      chain.stream()
          .filter(one -> both.stream().noneMatch(known -> known == one))
          .forEach(both::add);
      chain = both.subList(0, Math.min(both.size(), Bounds.CAUSE_CHAIN));
    }
    List<Cause> causes = new ArrayList<>(chain.size());
    for (Throwable one : chain) {
      StackTraceElement[] frames = Causes.framesOf(one);
      causes.add(
          new Cause(
              type(one.getClass().getName()),
              SafeText.messageOf(one, scrub),
              first(Bounds.REPORT_FRAMES, Arrays.asList(frames))));
    }
    return List.copyOf(causes);
  }

  private static <T> List<T> first(int max, List<T> all) {
    return all.size() <= max ? all : all.subList(0, max);
  }

  /** The fingerprint that {@link Fingerprint#of} gives for a throwable with these causes. */
  static Fingerprint fingerprint(List<Cause> causes) {
    FingerprintHash hash = new FingerprintHash();
    for (int i = causes.size() - 1; i >= 0; i--) {
      Cause cause = causes.get(i);
      hash.add(
          cause.type(),
          cause.frames().toArray(StackTraceElement[]::new),
          cause.type().equals(OVERFLOW));
    }
    return new Fingerprint(hash.value());
  }

  /** What a person calls it, on one line. */
  static String title(ErrorReport report) {
    if (report.causes().isEmpty()) {
      return report.status() + " " + ErrorEnvelope.of(report.status()).name();
    }
    Cause first = report.causes().get(0);
    String message = first.message();
    return SafeText.clip(
        SafeText.oneLine(message == null ? first.type() : first.type() + ": " + message),
        TITLE_CHARS);
  }
}
