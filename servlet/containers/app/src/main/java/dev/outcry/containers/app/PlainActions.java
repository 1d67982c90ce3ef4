package dev.outcry.containers.app;

import java.util.Map;

/** What does not fail. */
final class PlainActions {

  private PlainActions() {}

  static void add(Map<String, Action> actions) {
    actions.put("ok", (request, response) -> Action.print(response, "ok"));
    actions.put(
        "echo",
        (request, response) -> {
          String text = Action.required(request, "text") + "\n";
          int times = Integer.parseInt(Action.required(request, "times"));
          for (int i = 0; i < times; i++) {
            Action.print(response, text);
          }
        });
    actions.put(
        "thread", (request, response) -> Action.print(response, "" + Thread.currentThread()));
  }
}
