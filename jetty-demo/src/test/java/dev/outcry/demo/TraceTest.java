package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of one request, out of a log. */
class TraceTest {

  private static final String LOG =
      """
      starting up, no JSON at all
      {"timestamp":"2026-11-22T07:00:00.5Z","level":"INFO","logger":"shop","thread":"http-1","message":"sold","request_id":"r-7","method":"POST","path":"/orders"}
      {"timestamp":"2026-11-22T07:00:00.6Z","level":"INFO","logger":"shop","message":"of another, which names r-7","request_id":"r-8"}
      {"timestamp":"2026-11-22T07:00:00.25Z","level":"DEBUG","logger":"shop","thread":"http-1","message":"asked for A-1\\u001b[2J","request_id":"r-7","method":"POST","path":"/orders","black_box":true}
      {"timestamp":"2026-11-22T07:00:01Z","level":"ERROR","logger":"dev.outcry.failure","thread":"http-1","message":"500 Internal Server Error on POST /orders: x","request_id":"r-7","method":"POST","path":"/orders","status":500,"blame":"SERVER","fingerprint":"00112233445566aa","exc_info":"java.sql.SQLException: deadlock\\n\\tat com.example.Orders.sell(Orders.java:7)\\nWrapped by: java.lang.IllegalStateException: x\\n\\tat com.example.Shop.buy(Shop.java:9)\\n"}
      {"broken
      [1,2,"r-7"]
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(InputStream in, String... args) {
    return Trace.run(
        args, in, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Test
  void itTellsWhatWhereAndWhyAndTheBlackBoxInOrder() throws IOException {
    Path file = Files.writeString(folder.resolve("shop.log"), LOG);
    assertThat(run(InputStream.nullInputStream(), "r-7", file.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            request r-7
              what       POST /orders
              when       2026-11-22T07:00:00.250Z

            failure
              answer     500 SERVER
              why        java.sql.SQLException: deadlock
              where      com.example.Orders.sell(Orders.java:7)
              alike      00112233445566aa
                java.sql.SQLException: deadlock
                  at com.example.Orders.sell(Orders.java:7)
                Wrapped by: java.lang.IllegalStateException: x
                  at com.example.Shop.buy(Shop.java:9)

            log (* from the black box)
              * 2026-11-22T07:00:00.250Z DEBUG [http-1] shop - asked for A-1?[2J
                2026-11-22T07:00:00.500Z INFO [http-1] shop - sold
                2026-11-22T07:00:01Z ERROR [http-1] dev.outcry.failure - 500 Internal Server Error on POST /orders: x
            """);
  }

  private void failedWith(String trace) {
    String line =
        """
        {"timestamp":"2026-11-22T07:00:01Z","level":"ERROR","logger":"dev.outcry.failure","message":"500","request_id":"r-5","status":500,"exc_info":"TRACE"}
        """;
    String json = trace.replace("\n", "\\n").replace("\t", "\\t");
    assertThat(run(text(line.replace("TRACE", json)), "r-5")).isZero();
  }

  @Test
  void theFramesOfTheServerAreCountedWhereThereAreMany() {
    failedWith(
        """
        java.io.IOException: disk full
        \tat java.io.File.a(File.java:1)
        \tat com.example.Shop.buy(Shop.java:9)
        \tat jakarta.servlet.A.b(A.java:1)
        \tat org.eclipse.jetty.A.b(A.java:1)
        \tat org.eclipse.jetty.A.c(A.java:1)
        \tat java.lang.Thread.run(Thread.java:1)
        Wrapped by: java.lang.IllegalStateException
        \tat com.example.Shop.sell(Shop.java:8)
        """);
    assertThat(out.toString(UTF_8))
        .contains(
            """
                  at java.io.File.a(File.java:1)
                  at com.example.Shop.buy(Shop.java:9)
                  ... 4 frames of the server and of Java
                Wrapped by: java.lang.IllegalStateException
                  at com.example.Shop.sell(Shop.java:8)
            """);
  }

  @Test
  void aCircleOfCausesHasAWhyAndAWhereAllTheSame() {
    failedWith(
        """
        [circular cause: java.lang.IllegalStateException]: null
        Wrapped by: java.lang.IllegalStateException: the other
        \tat com.example.Shop.buy(Shop.java:9)
        """);
    assertThat(out.toString(UTF_8))
        .contains(
            "why        java.lang.IllegalStateException: the other",
            "where      com.example.Shop.buy(Shop.java:9)",
            "    [circular cause: java.lang.IllegalStateException]\n");
  }

  @Test
  void itReadsWhatIsPipedIn() {
    assertThat(run(text(LOG), "r-8")).isZero();
    assertThat(out.toString(UTF_8)).contains("of another").doesNotContain("sold");
  }

  @Test
  void itReadsWhatLogbacksOwnEncoderWrites() {
    String line =
        """
        {"timestamp":1795330800000,"level":"ERROR","threadName":"main","loggerName":"dev.outcry.failure","mdc":{"request_id":"r-9","operation":"export"},"kvpList":[{"status":"500"},{"blame":"SERVER"}],"formattedMessage":"500 in export: java.io.IOException: disk full"}
        """;
    assertThat(run(text(line), "r-9")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("what       export", "answer     500 SERVER", "IOException: disk full");
  }

  @Test
  void aLineThatNeverEndsIsPassedOver() {
    byte[] part = "x".repeat(1 << 20).getBytes(UTF_8);
    List<InputStream> parts = new ArrayList<>(List.of(text(LOG)));
    for (int i = 0; i < 16; i++) {
      parts.add(new ByteArrayInputStream(part));
    }
    parts.add(text("\n" + LOG));
    assertThat(run(new SequenceInputStream(Collections.enumeration(parts)), "r-8")).isZero();
    assertThat(out.toString(UTF_8).lines().filter(line -> line.contains("of another"))).hasSize(2);
  }

  @Test
  void whatIsNotThereAndWhatIsWrongIsSaid() {
    assertThat(run(text(LOG), "r-1")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("r-1");
    assertThat(run(text(LOG), "r-7", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(run(text(LOG))).isEqualTo(2);
    assertThat(run(text(LOG), "no id")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("usage: ");
    assertThat(out.size()).isZero();
  }
}
