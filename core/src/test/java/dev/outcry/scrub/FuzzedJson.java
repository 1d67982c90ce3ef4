package dev.outcry.scrub;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What holds for the masking of JSON, and of what is none. */
public final class FuzzedJson {

  private static final DataScrubber DATA = DataScrubber.defaults();
  private static final JsonMapper MAPPER = new JsonMapper();

  private FuzzedJson() {}

  /** The door that the fuzzer comes in by. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String json = FuzzedTexts.text(data);
    String once = FuzzedTexts.checked(DATA::json, json);
    FuzzedTexts.require(inPieces(json).equals(once), "pieces give something else");
    FuzzedTexts.require(!isJson(json) || isJson(once), "JSON is none any more");
  }

  /** A character at a time. */
  private static String inPieces(String json) {
    FilterReader slow =
        new FilterReader(new StringReader(json)) {
          @Override
          public int read(char[] buffer, int from, int length) throws IOException {
            return super.read(buffer, from, Math.min(length, 1));
          }
        };
    StringWriter out = new StringWriter();
    try {
      DATA.json(slow, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static boolean isJson(String text) {
    try {
      return !MAPPER.readTree(text).isMissingNode();
    } catch (JacksonException none) {
      return false;
    }
  }
}
