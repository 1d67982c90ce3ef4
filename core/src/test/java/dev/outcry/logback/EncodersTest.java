package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.composite.loggingevent.StackHashJsonProvider;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** Secrets planted into every part of an event are in nobody's output. */
class EncodersTest {

  /** Told by its fields to whoever serialises it. */
  public record Customer(String mail) {
    /** Told by its fields to whoever serialises it. */
    public String getMail() {
      return mail;
    }
  }

  @AfterEach
  void clear() {
    MDC.clear();
  }

  private static Encoder<ILoggingEvent> encoder(String name, Wiring wiring) {
    Encoder<ILoggingEvent> encoder =
        switch (name) {
          case "json" -> json();
          case "logstash" -> logstash();
          default -> pattern();
        };
    encoder.setContext(wiring.context);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> json() {
    JsonEncoder json = new JsonEncoder();
    json.setWithFormattedMessage(true);
    return json;
  }

  private static Encoder<ILoggingEvent> logstash() {
    LogstashEncoder logstash = new LogstashEncoder();
    logstash.setIncludeCallerData(true);
    logstash.addProvider(new StackHashJsonProvider());
    logstash.setIncludeContext(false); // it asks the context, and not the event
    return logstash;
  }

  private static Encoder<ILoggingEvent> pattern() {
    PatternLayoutEncoder pattern = new PatternLayoutEncoder();
    pattern.setPattern("%d %thread %level %logger %msg %kvp %mdc %marker %property{region}%n%xEx");
    return pattern;
  }

  private static String written(String encoder, String queue, boolean scrubbed) {
    return written(encoder, queue, scrubbed, EncodersTest::log);
  }

  private static String written(
      String encoder, String queue, boolean scrubbed, Consumer<Wiring> log) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Wiring wiring = new Wiring()) {
      wiring.context.putProperty("region", Planted.IBAN);
      OutputStreamAppender<ILoggingEvent> stream = new OutputStreamAppender<>();
      stream.setEncoder(encoder(encoder, wiring));
      stream.setContext(wiring.context);
      stream.setOutputStream(out);
      stream.start();
      Appender<ILoggingEvent> front = stream;
      front = queue.equals("behind") ? before(front, patient(), wiring) : front;
      front = scrubbed ? before(front, new ScrubbingAppender(), wiring) : front;
      front = queue.equals("front") ? before(front, patient(), wiring) : front;
      wiring.context.getLogger("ROOT").addAppender(front);
      log.accept(wiring);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Stopped, it waits for its thread: by default a second, after which the rest is lost. */
  private static AsyncAppender patient() {
    AsyncAppender async = new AsyncAppender();
    async.setMaxFlushTime(120_000);
    return async;
  }

  private static <A extends Appender<ILoggingEvent> & AppenderAttachable<ILoggingEvent>>
      Appender<ILoggingEvent> before(Appender<ILoggingEvent> next, A front, Wiring wiring) {
    front.setContext(wiring.context);
    front.addAppender(next);
    return wiring.start(front);
  }

  private static void log(Wiring wiring) {
    MDC.put("customer", Planted.MAIL2);
    Exception failure = new IllegalStateException(Planted.CARD, new RuntimeException(Planted.MAIL));
    failure.addSuppressed(new RuntimeException(Planted.TOKEN));
    wiring
        .logger()
        .atError()
        .addMarker(Markers.append("customer", new Customer(Planted.MAIL)))
        .addKeyValue("password", Planted.PASSWORD)
        .addKeyValue("customer_object", new Customer(Planted.MAIL))
        .addKeyValue("map", Map.of("secret", Planted.PASSWORD, "list", List.of(Planted.IBAN)))
        .setCause(failure)
        .addArgument(Planted.MAIL)
        .addArgument(StructuredArguments.kv("customer", new Customer(Planted.MAIL2)))
        .addArgument(Planted.TOKEN)
        .log("mail to {} of {}");
  }

  @ParameterizedTest
  @CsvSource({
    "json,none", "json,front", "json,behind",
    "logstash,none", "logstash,front", "logstash,behind",
    "pattern,none", "pattern,front", "pattern,behind"
  })
  void noSecretIsWritten(String encoder, String queue) {
    String raw = written(encoder, queue, false);
    assertThat(Planted.ALL).as(raw).filteredOn(raw::contains).hasSizeGreaterThan(3);
    String clean = written(encoder, queue, true);
    Planted.assertNoneIn(clean);
    assertThat(clean).contains("[email]", "IllegalStateException", "com.example.Shop");
    if (!encoder.equals("pattern")) {
      assertThat(clean.lines()).singleElement().satisfies(EncodersTest::isJson);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "json,none", "json,front", "json,behind",
    "logstash,none", "logstash,front", "logstash,behind",
    "pattern,none", "pattern,front", "pattern,behind"
  })
  void aCircleOfCausesIsWrittenAndWhatComesNextToo(String encoder, String queue) {
    Exception one = new IllegalStateException("one");
    one.initCause(new IllegalArgumentException("other", one));
    String out =
        written(
            encoder,
            queue,
            true,
            wiring -> {
              wiring.logger().error("a circle", one);
              wiring.logger().info("and on");
            });
    assertThat(out).contains("a circle", "IllegalArgumentException", "and on");
  }

  private static void isJson(String line) {
    assertThat(new JsonMapper().readTree(line).isObject()).as(line).isTrue();
  }
}
