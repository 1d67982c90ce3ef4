package dev.outcry.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outcry.context.TraceContext;
import dev.outcry.internal.HtmlText;
import dev.outcry.internal.SafeText;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.report.FailureGroup;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ledger for people: no script, nothing from elsewhere, every value escaped. */
final class LedgerPage {

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1.5rem}
      h1{font-size:1.5rem;margin:0 0 1rem;overflow-wrap:anywhere}
      h2{font-size:1.125rem;margin:1.5rem 0 .5rem}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid #8884}
      td{overflow-wrap:anywhere}
      .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      .t{white-space:nowrap}
      code,pre{font:.875rem/1.5 ui-monospace,monospace}
      pre{overflow:auto;padding:.75rem;border:1px solid #8884}
      """;

  /** Allows the style above, by its hash, and nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private LedgerPage() {}

  /** All groups, each with a way to its page. */
  static byte[] list(List<FailureGroup> groups, String base) {
    StringBuilder page = begin("Failures");
    if (groups.isEmpty()) {
      page.append("<p>None since the start.</p>\n");
      return end(page);
    }
    page.append("<table>\n<thead><tr><th class=\"n\">Count</th><th>Failure</th>")
        .append("<th>Last seen (UTC)</th><th>First seen (UTC)</th>")
        .append("<th>Statuses</th><th>Releases</th></tr></thead>\n<tbody>\n");
    for (FailureGroup group : groups) {
      page.append("<tr><td class=\"n\">").append(group.count()).append("</td><td><a href=\"");
      text(page, base + "/" + group.fingerprint());
      page.append("\">");
      text(page, group.title());
      page.append("</a></td><td class=\"t\">");
      time(page, group.lastSeen());
      page.append("</td><td class=\"t\">");
      time(page, group.firstSeen());
      page.append("</td><td>");
      text(page, counts(group.statuses()));
      page.append("</td><td>");
      text(page, counts(group.releases()));
      page.append("</td></tr>\n");
    }
    page.append("</tbody>\n</table>\n");
    return end(page);
  }

  /** One group, its sample and its last request ids. */
  static byte[] group(FailureGroup group) {
    ErrorReport sample = group.sample();
    StringBuilder page = begin(group.title());
    page.append("<table>\n<tbody>\n");
    row(page, "Fingerprint", group.fingerprint().toString());
    row(page, "Count", Long.toString(group.count()));
    row(page, "First seen", group.firstSeen().toString());
    row(page, "Last seen", group.lastSeen().toString());
    row(page, "Statuses", counts(group.statuses()));
    row(page, "Releases", counts(group.releases()));
    page.append("</tbody>\n</table>\n<h2>Last request ids</h2>\n<ul>\n");
    for (String id : group.requestIds()) {
      page.append("<li><code>");
      text(page, id);
      page.append("</code></li>\n");
    }
    page.append("</ul>\n<h2>Sample</h2>\n<table>\n<tbody>\n");
    row(page, "Occurred at", sample.occurredAt().toString());
    row(page, "Status", sample.status() + " " + sample.blame());
    row(page, "Reason", sample.reason());
    row(page, "Request id", sample.requestId());
    row(page, "Trace id", sample.trace().map(TraceContext::traceId).orElse(null));
    row(page, "Operation", sample.operation());
    row(page, "Method", sample.method());
    row(page, "Path", sample.path());
    row(page, "User", sample.user());
    row(page, "Release", sample.release());
    row(page, "Environment", sample.environment());
    page.append("</tbody>\n</table>\n<pre>");
    text(page, trace(sample.causes()));
    page.append("</pre>\n");
    return end(page);
  }

  /** As a person knows it from the log. */
  private static String trace(List<Cause> causes) {
    StringBuilder trace = new StringBuilder();
    for (Cause cause : causes) {
      trace.append(trace.length() == 0 ? "" : "\nCaused by: ").append(cause.type());
      if (cause.message() != null) {
        trace.append(": ").append(cause.message());
      }
      for (StackTraceElement frame : cause.frames()) {
        trace.append("\n    at ").append(frame);
      }
    }
    return trace.toString();
  }

  private static String counts(Map<?, Long> counts) {
    return counts.size() == 1
        ? label(counts.keySet().iterator().next())
        : counts.entrySet().stream()
            .map(count -> label(count.getKey()) + " \u00d7 " + count.getValue())
            .collect(Collectors.joining(", "));
  }

  /** What a key of the counts is called; 0 stands for further statuses. */
  static String label(Object key) {
    return key.equals(0) ? "other" : key.toString();
  }

  private static void row(StringBuilder page, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      page.append("<tr><th>").append(name).append("</th><td>");
      text(page, value);
      page.append("</td></tr>\n");
    }
  }

  private static void time(StringBuilder page, Instant time) {
    String seconds = time.truncatedTo(ChronoUnit.SECONDS).toString();
    text(page, seconds.replace('T', ' ').replace("Z", ""));
  }

  private static void text(StringBuilder page, String text) {
    HtmlText.append(page, SafeText.printable(SafeText.wellFormed(text)));
  }

  private static StringBuilder begin(String title) {
    StringBuilder page = new StringBuilder(8192);
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    text(page, title);
    page.append("</title>\n<style>").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
    text(page, title);
    return page.append("</h1>\n");
  }

  private static byte[] end(StringBuilder page) {
    return page.append("</body>\n</html>\n").toString().getBytes(UTF_8);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) { // every platform has it
      throw new LinkageError("SHA-256 is missing", impossible);
    }
  }
}
