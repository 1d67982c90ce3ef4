package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story of one request from JSON lines: what, where and why, the root cause first, and
 * what was logged on the way.
 *
 * <pre>{@code
 * java -cp outcry-demo.jar dev.outcry.demo.Trace <request-id> [file]
 * }</pre>
 *
 * <p>Without a file it reads what is piped in. Lines that are no JSON, or of other requests, are
 * passed over; nothing of them is kept, so the file may have any size. The exit code is 0 if there
 * is a story, 1 if there is none, 2 if the arguments are wrong or the file cannot be read.
 */
public final class Trace {

  /** Of a longer line nothing is read: no line of ours comes near it. */
  private static final int LINE_CHARS = 1 << 20;

  private Trace() {}

  /** Writes the story to stdout. */
  public static void main(String[] args) {
    System.exit(run(args, System.in, System.out, System.err));
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    if (args.length < 1 || args.length > 2 || !args[0].matches("[A-Za-z0-9._-]{1,128}")) {
      err.println("usage: java -cp outcry-demo.jar dev.outcry.demo.Trace <request-id> [file]");
      return 2;
    }
    Story story = new Story(args[0]);
    try (InputStream lines = args.length == 2 ? Files.newInputStream(Path.of(args[1])) : in) {
      read(new BufferedReader(new InputStreamReader(lines, UTF_8)), story);
    } catch (IOException | RuntimeException unreadable) {
      err.println("cannot read " + (args.length == 2 ? args[1] : "stdin") + ": " + unreadable);
      return 2;
    }
    if (story.isEmpty()) {
      err.println(String.format(Locale.ROOT, "no line has the request id %s", args[0]));
      return 1;
    }
    story.tell(out);
    out.flush();
    return 0;
  }

  private static void read(Reader in, Story story) throws IOException {
    StringBuilder buffer = new StringBuilder();
    for (String line = next(in, buffer); line != null; line = next(in, buffer)) {
      story.add(line);
    }
  }

  /** The next line, null after the last one; an empty one in the place of one that is too long. */
  private static @Nullable String next(Reader in, StringBuilder line) throws IOException {
    line.setLength(0);
    boolean tooLong = false;
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      tooLong = tooLong || line.length() == LINE_CHARS;
      if (!tooLong) {
        line.append((char) c);
      }
    }
    return tooLong ? "" : line.toString();
  }
}
