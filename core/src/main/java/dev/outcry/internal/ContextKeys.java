package dev.outcry.internal;

import java.util.List;

/** The keys of an open context in the MDC. */
public final class ContextKeys {

  /** The first of them, and the one that a log search begins with. */
  public static final String REQUEST_ID = "request_id";

  /** All of them. */
  public static final List<String> ALL =
      List.of(
          REQUEST_ID,
          "trace_id",
          "span_id",
          "parent_span_id",
          "method",
          "path",
          "operation",
          "remote_addr",
          "user");

  private ContextKeys() {}
}
