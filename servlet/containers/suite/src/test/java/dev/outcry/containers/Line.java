package dev.outcry.containers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the container's process: of ours, of its application, or of the container itself.
 *
 * @param id the request id; empty where there is none
 * @param status of a failure line; 0 elsewhere
 * @param exception the class of the throwable in the line, or what the failure line says of it
 * @param traced whether a stack trace came with it
 * @param all the line as it was written
 */
record Line(
    String logger,
    String level,
    String id,
    String method,
    int status,
    String exception,
    boolean traced,
    String message,
    String all) {

  private static final JsonMapper JSON = new JsonMapper();

  static Line of(String text) {
    if (!text.startsWith("{")) {
      return new Line("stdout", "ERROR", "", "", 0, "", false, text, text);
    }
    JsonNode json = JSON.readTree(text);
    JsonNode thrown = json.path("throwable");
    String thrownClass = thrown.path("className").asString("");
    String exception = key(json, "exception");
    String status = key(json, "status");
    return new Line(
        json.path("loggerName").asString(""),
        json.path("level").asString(""),
        json.path("mdc").path("request_id").asString(""),
        json.path("mdc").path("method").asString(""),
        status.isEmpty() ? 0 : Integer.parseInt(status),
        exception.isEmpty() ? thrownClass : exception,
        !thrownClass.isEmpty(),
        json.path("formattedMessage").asString(""),
        text);
  }

  private static String key(JsonNode json, String name) {
    for (JsonNode pair : json.path("kvpList")) {
      if (pair.has(name)) {
        return pair.get(name).asString("");
      }
    }
    return "";
  }

  /** The line that says what failed. */
  boolean isOfAFailure() {
    return logger.equals("dev.outcry.failure");
  }

  /** What the application says of itself. */
  boolean isNote() {
    return logger.equals("app");
  }

  /** What an operator would read besides, whoever wrote it. */
  boolean isOfTheContainer() {
    return !isOfAFailure() && !isNote() && !level.equals("DEBUG") && !level.equals("TRACE");
  }

  /** In a few words. */
  String brief() {
    String text = message.length() > 90 ? message.substring(0, 90) + ".." : message;
    return level
        + " "
        + logger.substring(logger.lastIndexOf('.') + 1)
        + " \""
        + text
        + "\""
        + (exception.isEmpty() ? "" : " " + exception.substring(exception.lastIndexOf('.') + 1));
  }
}
