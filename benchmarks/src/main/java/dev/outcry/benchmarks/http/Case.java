package dev.outcry.benchmarks.http;

import java.util.List;

/** What is asked for, over and over. */
enum Case {
  OK("ok", "/ok", 200, Logging.NONE),
  MISSING("404 thrown", "/missing", 404, Logging.NONE),
  SENT("404 by sendError", "/sent", 404, Logging.NONE),
  BROKEN("unexpected 500", "/broken", 500, Logging.NONE),
  /** One failure thousands of times in a second, with the log in a file. */
  STORM("storm of one 500", "/broken", 500, Logging.FILE);

  /** Where the log goes; a server has one for its life. */
  enum Logging {
    NONE,
    FILE
  }

  final String title;
  final String path;
  final int status;
  final Logging logging;

  Case(String title, String path, int status, Logging logging) {
    this.title = title;
    this.path = path;
    this.status = status;
    this.logging = logging;
  }

  static List<Case> with(Logging logging) {
    return List.of(values()).stream().filter(asked -> asked.logging == logging).toList();
  }
}
