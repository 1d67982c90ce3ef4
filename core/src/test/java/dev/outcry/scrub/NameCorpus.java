package dev.outcry.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Labelled rows: {@code detector, label, text, expected, source}. {@code \&} in a text breaks up
 * what a scanner of secrets would stop at, and means nothing.
 */
final class NameCorpus {

  record Row(String label, String text, String expected) {

    boolean isPositive() {
      return label.equals("pos");
    }

    boolean isNegative() {
      return label.equals("neg");
    }
  }

  private NameCorpus() {}

  static List<Row> own(String file) {
    try (InputStream in = NameCorpus.class.getResourceAsStream("/scrub/" + file)) {
      return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of rows taken from others' tests, which are not ours to keep here. */
  static @Nullable Path publicFolder() {
    String folder = System.getProperty("outcry.scrub.public");
    return folder == null ? null : Path.of(folder);
  }

  static List<Row> ofPublic(Path folder, String file) {
    try {
      return rows(Files.readString(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows(String table) {
    List<Row> rows = new ArrayList<>();
    for (String line : table.lines().skip(1).toList()) {
      String[] columns = line.split("\t", -1);
      rows.add(new Row(columns[1], Corpus.unescape(columns[2]), Corpus.unescape(columns[3])));
    }
    return rows;
  }

  /** The rows that are judged otherwise than they are labelled; soft ones count neither way. */
  static List<Row> misjudged(List<Row> rows, BiPredicate<String, String> isMasked) {
    return rows.stream()
        .filter(row -> row.isPositive() || row.isNegative())
        .filter(row -> isMasked.test(row.text(), row.expected()) != row.isPositive())
        .toList();
  }
}
