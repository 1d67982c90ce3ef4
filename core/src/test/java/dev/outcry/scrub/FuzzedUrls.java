package dev.outcry.scrub;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What holds for data that has names: queries, forms, cookies, URLs, headers, maps. */
public final class FuzzedUrls {

  private static final DataScrubber DATA = DataScrubber.defaults();
  private static final List<String> HEADERS =
      List.of("Authorization", "Cookie", "Set-Cookie", "Referer", "X-Note", "X-Api-Key");
  private static final List<UnaryOperator<String>> WAYS =
      List.of(DATA::query, DATA::form, DATA::cookies, DATA::url);

  private FuzzedUrls() {}

  /** The door that the fuzzer comes in by. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String text = FuzzedTexts.text(data);
    for (UnaryOperator<String> way : WAYS) {
      FuzzedTexts.checked(way, text);
    }
    for (String header : HEADERS) {
      FuzzedTexts.checked(value -> DATA.header(header, value), text);
    }
    DATA.map(Map.of("note", List.of(text)));
  }
}
