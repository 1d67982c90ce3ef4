package dev.outcry.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Labelled texts: columns detector, label, text, expected spans, source. Escapes are {@code \\ \n
 * \r \t}, and {@code \&}, which breaks up made-up tokens and stands for nothing.
 */
final class Corpus {

  private static final String PUBLIC = System.getProperty("outcry.scrub.public", "");

  private Corpus() {}

  enum Label {
    /** Every expected span must go; where none is named, something must. */
    POS,
    /** Must stay as it is. */
    NEG,
    /** May go or stay. */
    SOFT
  }

  record Row(String file, int line, Label label, String text, List<String> expected) {

    /** Whether scrubbing gave what the label asks for. */
    boolean isKeptBy(String scrubbed) {
      return switch (label) {
        case SOFT -> true;
        case NEG -> scrubbed.equals(text);
        case POS ->
            !scrubbed.equals(text)
                && (endsOpen() || expected.stream().noneMatch(withoutMarks(scrubbed)::contains));
      };
    }

    private static String withoutMarks(String scrubbed) {
      String rest = scrubbed;
      for (Detector detector : Detector.values()) {
        rest = rest.replace(detector.text(), "");
      }
      return rest;
    }

    /** A key without its end: the whole rest of the text is the span. */
    private boolean endsOpen() {
      return expected.contains("to end of text");
    }
  }

  /** The rows of a file of this repository. */
  static List<Row> ofOurs(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream("/scrub/" + name + ".tsv")) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return rows(name, new String(bytes, StandardCharsets.UTF_8).lines());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a file of others' test data; none where the folder is not there. */
  static List<Row> ofPublic(String name) {
    Path file = Path.of(PUBLIC, name + ".tsv");
    if (PUBLIC.isEmpty() || !Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return rows("public/" + name, lines);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Row> rows(String file, Stream<String> lines) {
    List<Row> rows = new ArrayList<>();
    lines.skip(1).forEach(line -> rows.add(row(file, rows.size() + 2, columns(line, '\t'))));
    return rows;
  }

  private static Row row(String file, int line, List<String> columns) {
    List<String> spans = new ArrayList<>();
    for (String span : columns(columns.get(3), '\u00A6')) {
      String one = unescape(span.strip());
      if (!one.isEmpty()) {
        spans.add(one);
      }
    }
    Label label =
        switch (columns.get(1)) {
          case "pos" -> Label.POS;
          case "neg" -> Label.NEG;
          case "soft" -> Label.SOFT;
          default -> throw new IllegalStateException(columns.toString());
        };
    return new Row(file, line, label, unescape(columns.get(2)), spans);
  }

  private static List<String> columns(String line, char separator) {
    List<String> columns = new ArrayList<>();
    int start = 0;
    for (int end; (end = line.indexOf(separator, start)) >= 0; start = end + 1) {
      columns.add(line.substring(start, end));
    }
    columns.add(line.substring(start));
    return columns;
  }

  /** The text as it is meant, without the escapes of the file. */
  static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '&' -> {}
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }
}
