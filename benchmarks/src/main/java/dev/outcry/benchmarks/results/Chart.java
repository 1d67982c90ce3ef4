package dev.outcry.benchmarks.results;

import dev.outcry.benchmarks.http.Peers;
import java.util.Locale;
import java.util.Map;

/** Processor time of a request in a storm as bars, with the range of the launches, as an SVG. */
final class Chart {

  private static final String CASE = "STORM";
  private static final int LEFT = 150;
  private static final int WIDTH = 400;
  private static final int STEP = 34;
  private static final int TOP = 44;

  private Chart() {}

  static String of(HttpResults results) {
    double most = 0;
    for (String server : Peers.titles().keySet()) {
      most = Math.max(most, results.cpu(CASE, server).high());
    }
    int height = TOP + Peers.titles().size() * STEP + 10;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 "
            + height
            + "\" font-family=\"sans-serif\" font-size=\"13\">\n"
            + "  <rect width=\"100%\" height=\"100%\" fill=\"white\" />\n"
            + "  <text x=\"12\" y=\"22\" font-weight=\"bold\">One unexpected 500 over and over, the"
            + " log in a file: processor time of a request, µs</text>\n");
    int y = TOP;
    for (Map.Entry<String, String> server : Peers.titles().entrySet()) {
      bar(svg, y, server, results.cpu(CASE, server.getKey()), WIDTH / most);
      y += STEP;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(
      StringBuilder svg, int y, Map.Entry<String, String> server, Spread cpu, double scale) {
    String fill = server.getKey().equals("OUTCRY") ? "#1f6feb" : "#9aa4af";
    double end = LEFT + cpu.median() * scale;
    double low = LEFT + cpu.low() * scale;
    double high = LEFT + cpu.high() * scale;
    svg.append(
        String.format(
            Locale.ROOT,
            """
              <text x="%d" y="%d" text-anchor="end">%s</text>
              <rect x="%d" y="%d" width="%.1f" height="20" fill="%s" />
              <path d="M%.1f %d H%.1f" stroke="black" />
              <text x="%.1f" y="%d">%s</text>
            """,
            LEFT - 8,
            y + 15,
            server.getValue(),
            LEFT,
            y,
            end - LEFT,
            fill,
            low,
            y + 10,
            high,
            Math.max(high, end) + 8,
            y + 15,
            cpu.text()));
  }
}
