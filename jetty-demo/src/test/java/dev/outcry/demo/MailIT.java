package dev.outcry.demo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small set-up: failures come by mail, each kind once, and without its secrets. */
@Timeout(1200)
class MailIT {

  private static final int PATIENCE_MILLIS = 120_000;

  private final GreenMail smtp = new GreenMail(setup());
  private final HttpClient client = HttpClient.newHttpClient();

  private static ServerSetup setup() {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
    setup.setServerStartupTimeout(PATIENCE_MILLIS); // one second or two else
    return setup;
  }

  @BeforeEach
  void start() {
    smtp.start();
  }

  @AfterEach
  void stop() {
    smtp.stop();
  }

  private static DemoProcess mailing(int port) throws Exception {
    DemoProcess demo =
        DemoProcess.launch(
            Map.of(
                "PORT", "0",
                "OUTCRY_SMTP_HOST", "127.0.0.1",
                "OUTCRY_SMTP_PORT", Integer.toString(port),
                "OUTCRY_MAIL_TO", "team@example.org"),
            "-Dmail.smtp.connectiontimeout=" + PATIENCE_MILLIS,
            "-Dmail.smtp.timeout=" + PATIENCE_MILLIS,
            "-Dmail.smtp.writetimeout=" + PATIENCE_MILLIS);
    demo.url();
    return demo;
  }

  private Exchange fails(DemoProcess demo, String path) throws Exception {
    Exchange answer = Exchange.send(client, demo.url(), "GET", path, "application/json");
    assertThat(answer.status()).isEqualTo(500);
    return answer;
  }

  private static String body(MimeMessage mail) throws Exception {
    return String.valueOf(((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
  }

  @Test
  void aFailureComesByMailWithItsRequestIdAndAThousandEqualOnesDoNot() throws Exception {
    try (DemoProcess demo = mailing(smtp.getSmtp().getPort())) {
      long start = System.nanoTime();
      String id = fails(demo, "/fail/unexpected").requestIdInBody();
      assertThat(smtp.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
      MimeMessage mail = smtp.getReceivedMessages()[0];
      assertThat(mail.getAllRecipients()).extracting("address").containsExactly("team@example.org");
      assertThat(mail.getSubject()).startsWith("[outcry] 500 Internal Server Error");
      assertThat(body(mail)).contains("request_id=" + id, "[email]", "Accidents.unexpected");
      assertThat(mail.getSubject() + body(mail)).doesNotContain("jane.doe", "hunter2", "4111");

      for (int i = 0; i < 1_000; i++) {
        fails(demo, "/fail/unexpected");
      }
      fails(demo, "/fail/null-pointer");
      assertThat(smtp.waitForIncomingEmail(PATIENCE_MILLIS, 2)).isTrue();
      int minutes = (int) Duration.ofNanos(System.nanoTime() - start).toMinutes();
      assertThat(smtp.getReceivedMessages()).hasSizeBetween(2, 2 + minutes);
    }
  }

  @Test
  void aServerThatIsNotThereCostsTheMailAndIsSaidOnStderr() throws Exception {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = closed.getLocalPort();
    }
    try (DemoProcess demo = mailing(nobody)) {
      fails(demo, "/fail/unexpected");
      long end = System.nanoTime() + MILLISECONDS.toNanos(PATIENCE_MILLIS);
      while (demo.stderr().isEmpty() && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(demo.stderr())
          .anySatisfy(line -> assertThat(line).startsWith("outcry-demo: ").contains("" + nobody))
          .noneSatisfy(line -> assertThat(line).contains("jane.doe"));
      fails(demo, "/fail/null-pointer");
      assertThat(demo.stdout()).isNotEmpty().allSatisfy(JsonLines::parse);
    }
  }

  @Test
  void withoutAServerNothingOfMailIsLoaded(@TempDir Path folder) throws Exception {
    Path classes = folder.resolve("classes.log");
    try (DemoProcess demo = DemoProcess.start("-Xlog:class+load:file=" + classes)) {
      fails(demo, "/fail/unexpected");
    }
    Pattern wanted = Pattern.compile("(ScrubbingAppender|jakarta\\.mail\\.\\S+) source");
    try (Stream<String> lines = Files.lines(classes)) {
      assertThat(lines.map(wanted::matcher).filter(Matcher::find).map(found -> found.group(1)))
          .containsExactly("ScrubbingAppender");
    }
  }
}
