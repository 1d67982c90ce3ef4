package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.outcry.context.RequestContext;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Mails of failures, to a real server. */
@Timeout(300)
class MailTest {

  private final GreenMail server = new GreenMail(setup());

  private static ServerSetup setup() {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
    setup.setServerStartupTimeout(TimeUnit.MINUTES.toMillis(2)); // it has a thread to begin
    return setup;
  }

  @BeforeEach
  void start() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger("com.icegreen")
        .setLevel(Level.OFF);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Wiring configured(String... more) {
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add(0, "<variable name=\"OUTCRY_MAIL_HOST\" value=\"127.0.0.1\" />");
    lines.add(
        0, "<variable name=\"OUTCRY_MAIL_PORT\" value=\"" + server.getSmtp().getPort() + "\" />");
    lines.add("<variable name=\"OUTCRY_MAIL_FROM\" value=\"shop@example.org\" />");
    lines.add("<variable name=\"OUTCRY_MAIL_TO\" value=\"team@example.org\" />");
    lines.add("<variable name=\"OUTCRY_APPLICATION\" value=\"com.example\" />");
    lines.add("<include resource=\"dev/outcry/logback/mail.xml\" />");
    Wiring wiring = Wiring.configured(lines.toArray(String[]::new));
    assertThat(wiring.status(Status.WARN)).isEmpty();
    return wiring;
  }

  private static void fails(Wiring wiring, String fingerprint, long seen) {
    RequestContext.of("buying")
        .run(
            () -> {
              wiring.logger().debug("asks for {}", Planted.MAIL);
              var line = wiring.context.getLogger(FailureLine.LOGGER).atError();
              line = line.addKeyValue("status", 500).addKeyValue("fingerprint", fingerprint);
              line =
                  seen == 1
                      ? line.setCause(new IllegalStateException("card " + Planted.CARD))
                      : line.addKeyValue("seen", seen);
              line.log("500 on GET /orders/7: of {}\r\nBcc: all@example.org", Planted.MAIL2);
            });
  }

  @Test
  void aMailTellsTheStoryOfItsRequestWithoutASecret() throws Exception {
    try (Wiring wiring = configured()) {
      RequestContext.of("another").run(() -> wiring.logger().info("of another request"));
      fails(wiring, "00112233445566aa", 1);
      assertThat(server.waitForIncomingEmail(120_000, 1)).isTrue();
    }
    MimeMessage mail = server.getReceivedMessages()[0];
    String whole = mail.getSubject() + "\n" + text(mail);
    Planted.assertNoneIn(whole);
    assertThat(mail.getSubject()).startsWith("[outcry] 500 on GET /orders/7").doesNotContain("\n");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(whole)
        .contains("asks for [email]", "IllegalStateException: card [card]", "request_id=")
        .doesNotContain("of another request");
  }

  private static String text(MimeMessage mail) throws Exception {
    Object content = mail.getContent();
    if (content instanceof jakarta.mail.Multipart parts) {
      return String.valueOf(parts.getBodyPart(0).getContent());
    }
    return String.valueOf(content);
  }

  @Test
  void aThousandEqualFailuresInAMinuteAreTwoMailsAtMost() {
    try (Wiring wiring = configured()) {
      for (int i = 0; i < 1_000; i++) {
        fails(wiring, "00112233445566aa", i % 500 + 1L); // two windows of storm control
        wiring.logger().error("not even a failure line, but of one kind");
      }
      fails(wiring, "ffffffffffffffff", 1);
      assertThat(server.waitForIncomingEmail(120_000, 3)).isTrue();
    }
    assertThat(server.getReceivedMessages()).hasSize(3); // one for each of three kinds
  }

  @Test
  void aCircleOfCausesIsMailedAndWhatComesNextToo() {
    Exception one = new IllegalStateException("one");
    one.initCause(new IllegalArgumentException("other", one));
    try (Wiring wiring = configured()) {
      wiring.logger().error("a circle", one);
      wiring.context.getLogger("com.example.Next").error("and on");
      assertThat(server.waitForIncomingEmail(120_000, 2)).isTrue();
    }
  }

  @Test
  void differentFailuresAreNoFloodEither() {
    try (Wiring wiring = configured("<variable name=\"OUTCRY_MAIL_PER_HOUR\" value=\"4\" />")) {
      for (int i = 0; i < 200; i++) {
        wiring.context.getLogger("com.example.Part" + i).error("failed");
      }
      assertThat(server.waitForIncomingEmail(120_000, 4)).isTrue();
    }
    assertThat(server.getReceivedMessages()).hasSize(4);
  }

  @Test
  void aServerThatIsGoneCostsTheMailAlone() {
    try (Wiring wiring = configured()) {
      server.stop();
      fails(wiring, "00112233445566aa", 1);
      wiring.logger().info("and on");
    }
  }
}
