package dev.outcry.examples;

import dev.outcry.Outcome;
import dev.outcry.Outcry;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports a night's orders. A bad row costs that row, a disk that fails costs the night; the
 * scheduler gets an exit code, and the log tells all that went wrong under one id.
 */
final class NightlyExport {

  /** A row that cannot be exported, which is the row's fault. */
  @SuppressWarnings("serial") // nobody stores it
  static final class BadRow extends Exception {
    BadRow(String row) {
      super("no amount in \"" + row + "\"");
    }
  }

  private final Outcry outcry;
  private final Path orders;
  private final Path export;
  private int badRows;

  NightlyExport(Outcry outcry, Path orders, Path export) {
    this.outcry = outcry;
    this.orders = orders;
    this.export = export;
  }

  /** What the scheduler starts, with the paths of the orders and of the export. */
  public static void main(String[] args) {
    int exitCode;
    try (Outcry outcry = toolkit()) {
      Thread.setDefaultUncaughtExceptionHandler(outcry.uncaughtExceptionHandler()); // the net
      exitCode = new NightlyExport(outcry, Path.of(args[0]), Path.of(args[1])).run();
    }
    System.exit(exitCode);
  }

  static Outcry toolkit() {
    return Outcry.builder().map(BadRow.class, 422).map(IOException.class, 502).build();
  }

  /** 0, or 65 if rows were bad, or the code of what ended the night. */
  int run() {
    Outcome<?> night = outcry.guard("nightly-export", this::export);
    return night.succeeded() && badRows > 0 ? 65 : night.exitCode();
  }

  private void export() throws Exception {
    List<String> rows = outcry.guard("read-orders", () -> Files.readAllLines(orders)).orElseThrow();
    Thread index = new Thread(RequestContext.wrap(() -> index(rows)), "index");
    index.start();
    try {
      List<String> exported = exported(rows);
      outcry.guard("write-export", () -> Files.write(export, exported)).orElseThrow();
    } finally {
      index.join(); // however the night ends, nothing of it goes on
    }
  }

  private List<String> exported(List<String> rows) throws Exception {
    List<String> exported = new ArrayList<>();
    for (String row : rows) {
      Outcome<String> line = outcry.guard("export-row", () -> exported(row));
      if (line.blamedOn(Blame.CLIENT)) {
        badRows++;
      } else {
        exported.add(line.orElseThrow()); // a bug, or no disk: the next row would fare no better
      }
    }
    return exported;
  }

  private static String exported(String row) throws BadRow {
    int comma = row.indexOf(',');
    if (comma < 0) {
      throw new BadRow(row);
    }
    return row.substring(0, comma) + ": " + Long.parseLong(row.substring(comma + 1));
  }

  /** Nice to have, by a thread of its own; the night does not depend on it. */
  private void index(List<String> rows) {
    Path file = export.resolveSibling(export.getFileName() + ".index");
    outcry.guard("write-index", () -> Files.writeString(file, rows.size() + " rows\n"));
  }
}
