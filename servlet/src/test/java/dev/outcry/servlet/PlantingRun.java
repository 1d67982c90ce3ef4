package dev.outcry.servlet;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Plants every secret at every place, in a process of its own: the answers go to standard output,
 * what is logged to standard error.
 */
final class PlantingRun {

  static final String CANARY = "canary-7-bird";

  private PlantingRun() {}

  public static void main(String[] arguments) {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (PlantingServer server = new PlantingServer()) {
      for (PlantingPlace place : PlantingPlace.values()) {
        if (place.isApplicationsOwn()) {
          continue; // slf4j-simple has no appender that ours could stand in front of
        }
        System.err.println("planting: " + place);
        answers.println("planting: " + place);
        answers.println(server.plant(place, CANARY));
        for (PlantedSecret secret : PlantedSecret.all()) {
          if (place.takes(secret.text())) {
            answers.println(server.plant(place, secret.text()));
          }
        }
      }
    }
    answers.println("planted");
  }
}
