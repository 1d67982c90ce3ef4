package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** That a storm was cheap because of what was saved, and not because failures were lost. */
final class Evidence {

  private static final Pattern COUNT = Pattern.compile("\"count\" ?: ?(\\d+)");
  private static final Pattern ID = Pattern.compile("\\[([0-9a-f-]{36})\\]");

  private Evidence() {}

  /**
   * Each failure has a line of its own with an id of its own and a fingerprint, and the ledger has
   * counted them all.
   *
   * @param failures that were sent
   */
  static void check(ServerProcess outcry, long failures) throws Exception {
    equal(failures, counted(outcry), "counted in the ledger");
    Set<String> ids = new HashSet<>();
    long[] fingerprinted = {0};
    try (Stream<String> lines = Files.lines(outcry.log())) {
      lines
          .filter(line -> line.contains(" ERROR ") && line.contains("fingerprint="))
          .forEach(
              line -> {
                fingerprinted[0]++;
                Matcher id = ID.matcher(line);
                if (id.find()) {
                  ids.add(id.group(1));
                }
              });
    }
    equal(failures, fingerprinted[0], "lines with a fingerprint");
    equal(failures, ids.size(), "ids in the log");
  }

  private static long counted(ServerProcess outcry) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + outcry.port() + "/failures"))
            .header("Accept", "application/json")
            .build();
    String page =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    long sum = 0;
    for (Matcher count = COUNT.matcher(page); count.find(); ) {
      sum += Long.parseLong(count.group(1));
    }
    return sum;
  }

  private static void equal(long expected, long found, String what) throws IOException {
    if (expected != found) {
      throw new IOException(what + ": " + found + " for " + expected + " failures");
    }
  }
}
