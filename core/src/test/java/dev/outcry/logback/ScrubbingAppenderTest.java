package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.outcry.scrub.SensitiveNames;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

/** What the appenders behind it see of an event, part by part. */
class ScrubbingAppenderTest {

  private final ScrubbingAppender scrubbing = new ScrubbingAppender();
  private final Wiring.Kept raw = new Wiring.Kept();
  private final Wiring.Kept kept = new Wiring.Kept();
  private final Wiring wiring = Wiring.through(scrubbing, kept);

  @BeforeEach
  void keepTheOriginalsToo() {
    wiring.start(raw);
    wiring.context.getLogger("ROOT").addAppender(raw);
  }

  @AfterEach
  void close() {
    MDC.clear();
    wiring.close();
  }

  private boolean isSame() {
    return kept.only() == raw.only();
  }

  @Test
  void anEventWithNothingToHidePassesAsItIs() {
    MDC.put("request_id", "r-1");
    MDC.put("path", "/orders/7");
    wiring
        .logger()
        .atInfo()
        .addKeyValue("status", 500)
        .addKeyValue("took", 12_345_678L)
        .addKeyValue("reason", "sold_out")
        .addMarker(MarkerFactory.getMarker("AUDIT"))
        .setCause(new IllegalStateException("no order 7", new RuntimeException()))
        .log("order {} of {} lines, {}", "A-7", 3, true);
    assertThat(isSame()).isTrue();
  }

  @Test
  void theMessageIsFormattedScrubbedAndWithoutArguments() {
    wiring.logger().info("password={} of {}", Planted.PASSWORD, Planted.MAIL);
    ILoggingEvent event = kept.only();
    assertThat(event.getFormattedMessage()).isEqualTo("password=[secret] of [email]");
    assertThat(event.getMessage()).isEqualTo(event.getFormattedMessage());
    assertThat(event.getArgumentArray()).isNull();
  }

  @Test
  void anArgumentThatTheMessageDoesNotShowIsHidden() {
    wiring.logger().info("no place for it", new Object[] {Planted.MAIL});
    assertThat(kept.only().getArgumentArray()).isNull();
  }

  @Test
  void anArgumentWithMoreInItThanItsTextIsHidden() {
    record Customer(String mail) {
      @Override
      public String toString() {
        return "a customer";
      }
    }
    wiring.logger().info("{} came", new Customer(Planted.MAIL));
    assertThat(kept.only().getFormattedMessage()).isEqualTo("a customer came");
    assertThat(kept.only().getArgumentArray()).isNull();
  }

  @Test
  void valuesOfTheMdcAreMaskedByNameAndByLook() {
    MDC.put("session_token", "abc");
    MDC.put("customer", Planted.MAIL);
    MDC.put("tenant", "seven");
    wiring.logger().info("hello");
    assertThat(kept.only().getMDCPropertyMap())
        .containsOnly(
            entry("session_token", "[secret]"),
            entry("customer", "[email]"),
            entry("tenant", "seven"));
    assertThat(mdc(kept.only())).isEqualTo(kept.only().getMDCPropertyMap());
    assertThat(MDC.get("customer")).isEqualTo(Planted.MAIL);
  }

  @SuppressWarnings("deprecation")
  private static Map<String, String> mdc(ILoggingEvent event) {
    return event.getMdc();
  }

  @Test
  void idsStayWhateverTheyLookLike() {
    String card = Planted.CARD.replace(" ", "");
    MDC.put("request_id", card);
    MDC.put("trace_id", card);
    wiring.logger().info("hello");
    assertThat(isSame()).isTrue();
    MDC.put("request_id", Planted.MAIL); // no id, whoever put it there
    wiring.logger().info("hello");
    assertThat(kept.events().get(1).getMDCPropertyMap()).containsEntry("request_id", "[email]");
  }

  @Test
  void keyValuesAreMaskedByNameAndByLookAndKeepTheirTypes() {
    wiring
        .logger()
        .atInfo()
        .addKeyValue("api_key", 42)
        .addKeyValue("to", Planted.MAIL)
        .addKeyValue("account", new BigInteger(Planted.CARD.replace(" ", "")))
        .addKeyValue("count", 7)
        .addKeyValue("lines", List.of(Map.of("mail", Planted.MAIL, "n", 1)))
        .addKeyValue("nothing", (Object) null)
        .log("sent");
    assertThat(kept.only().getKeyValuePairs())
        .extracting(pair -> pair.key, pair -> String.valueOf(pair.value))
        .contains(tuple("api_key", "[secret]"), tuple("to", "[email]"), tuple("nothing", "null"));
    assertThat(value("count")).isEqualTo(7);
    assertThat(value("account")).asString().doesNotContain("41111111");
    assertThat(value("lines").toString()).contains("[email]", "n=1");
  }

  private Object value(String key) {
    return kept.only().getKeyValuePairs().stream()
        .filter(pair -> pair.key.equals(key))
        .map(pair -> pair.value)
        .findAny()
        .orElseThrow();
  }

  @Test
  void keysAreTextsToo() {
    MDC.put(Planted.MAIL, "seven");
    wiring.logger().atInfo().addKeyValue("of " + Planted.MAIL, 7).log("hello");
    assertThat(kept.only().getMDCPropertyMap()).containsOnly(entry("[email]", "seven"));
    assertThat(kept.only().getKeyValuePairs())
        .extracting(pair -> pair.key, pair -> pair.value)
        .containsExactly(tuple("of [email]", 7));
  }

  @Test
  void anObjectInAKeyValueIsThereAsItsText() {
    record Customer(String mail) {}
    wiring.logger().atInfo().addKeyValue("customer", new Customer(Planted.MAIL)).log("came");
    assertThat(value("customer")).isEqualTo("Customer[mail=[email]]");
  }

  @Test
  void theFingerprintOfAFailureLineStaysThoughItHasTheDigitsOfACard() {
    String fingerprint = Planted.CARD.replace(" ", "");
    wiring
        .context
        .getLogger(FailureLine.LOGGER)
        .atError()
        .addKeyValue("status", 500)
        .addKeyValue("fingerprint", fingerprint)
        .log("500 Internal Server Error");
    wiring.logger().atError().addKeyValue("fingerprint", fingerprint).log("not ours");
    assertThat(kept.events().get(0)).isSameAs(raw.events().get(0));
    assertThat(kept.events().get(1).getKeyValuePairs())
        .extracting(pair -> pair.value)
        .doesNotContain(fingerprint);
  }

  @Test
  void theWholeThrowableIsScrubbedAndKeepsItsFrames() {
    Exception inner = new IllegalArgumentException("card " + Planted.CARD);
    Exception outer = new IllegalStateException("for " + Planted.MAIL, inner);
    outer.addSuppressed(new RuntimeException("token " + Planted.TOKEN));
    wiring.logger().error("failed", outer);
    IThrowableProxy seen = kept.only().getThrowableProxy();
    String text = ThrowableProxyUtil.asString(seen);
    Planted.assertNoneIn(text);
    assertThat(text)
        .contains(
            "java.lang.IllegalStateException: for [email]",
            "Suppressed: java.lang.RuntimeException: token [",
            "Caused by: java.lang.IllegalArgumentException: card [",
            "common frames omitted",
            "theWholeThrowableIsScrubbedAndKeepsItsFrames");
    assertThat(text.lines().count())
        .isEqualTo(ThrowableProxyUtil.asString(raw.only().getThrowableProxy()).lines().count());
  }

  @Test
  @SuppressWarnings("OverrideThrowableToString") // as some do
  void aThrowableThatOverridesItsTextIsScrubbedToo() {
    Exception told =
        new Exception("nothing") {
          @Override
          public String toString() {
            return "told of " + Planted.MAIL;
          }
        };
    wiring.logger().error("failed", told);
    Planted.assertNoneIn(ThrowableProxyUtil.asString(kept.only().getThrowableProxy()));
  }

  @Test
  @SuppressWarnings("deprecation") // references
  void markersThatCarryDataAreLeftOut() {
    Marker plain = MarkerFactory.getDetachedMarker("AUDIT");
    plain.add(MarkerFactory.getDetachedMarker("SECURITY"));
    Marker data = Markers.append("customer", Planted.MAIL);
    Marker behind = MarkerFactory.getDetachedMarker("BEHIND");
    behind.add(Markers.append("customer", Planted.MAIL));
    Marker named = MarkerFactory.getDetachedMarker(Planted.MAIL);
    wiring
        .logger()
        .atInfo()
        .addMarker(plain)
        .addMarker(data)
        .addMarker(behind)
        .addMarker(named)
        .log("hello");
    assertThat(kept.only().getMarkerList()).containsExactly(plain);
  }

  @Test
  @SuppressWarnings("deprecation") // references
  void markersThatReferToEachOtherAreKept() {
    Marker one = MarkerFactory.getDetachedMarker("ONE");
    Marker other = MarkerFactory.getDetachedMarker("OTHER");
    one.add(other);
    other.add(one);
    wiring.logger().info(one, "hello");
    assertThat(isSame()).isTrue();
  }

  @Test
  void theNameOfTheThreadAndPropertiesOfTheContextAreScrubbed() throws Exception {
    wiring.context.putProperty("db_password", Planted.PASSWORD);
    wiring.context.putProperty("region", "eu");
    Thread thread = new Thread(() -> wiring.logger().info("hello"), "worker of " + Planted.MAIL);
    thread.start();
    thread.join();
    assertThat(kept.only().getThreadName()).isEqualTo("worker of [email]");
    assertThat(kept.only().getLoggerContextVO().getPropertyMap())
        .containsEntry("db_password", "[secret]")
        .containsEntry("region", "eu");
  }

  @Test
  void callerDataTimeAndLevelAreTheOriginals() {
    wiring.logger().warn("to {}", Planted.MAIL);
    ILoggingEvent event = kept.only();
    assertThat(event).isNotSameAs(raw.only());
    assertThat(event.getCallerData()[0].getMethodName())
        .isEqualTo("callerDataTimeAndLevelAreTheOriginals");
    assertThat(event.hasCallerData()).isTrue();
    assertThat(event.getLevel()).isEqualTo(raw.only().getLevel());
    assertThat(event.getInstant()).isEqualTo(raw.only().getInstant());
    assertThat(event.getTimeStamp()).isEqualTo(raw.only().getTimeStamp());
    assertThat(event.getNanoseconds()).isEqualTo(raw.only().getNanoseconds());
    assertThat(event.getLoggerName()).isEqualTo("com.example.Shop");
    assertThat(event.getSequenceNumber()).isEqualTo(raw.only().getSequenceNumber());
  }

  @Test
  void itTakesAScrubberAndNamesOfTheApplications() {
    scrubbing.setScrubber(text -> text.replace("Rumpelstiltskin", "[name]"));
    scrubbing.setNames(SensitiveNames.builder().add("shoe_size").build());
    wiring.logger().atInfo().addKeyValue("shoe_size", 43).log("Rumpelstiltskin, {}", "42");
    assertThat(kept.only().getFormattedMessage()).isEqualTo("[name], 42");
    assertThat(kept.only().getKeyValuePairs())
        .extracting(KeyValuePair::toString)
        .containsExactly("shoe_size=\"[secret]\"");
  }

  @Test
  void whatWasScrubbedIsNotChangedByAnotherOne() {
    ScrubbingAppender second = new ScrubbingAppender();
    Wiring.Kept behindTwo = new Wiring.Kept();
    second.addAppender(wiring.start(behindTwo));
    scrubbing.addAppender(wiring.start(second));
    wiring.logger().error("to {}", Planted.MAIL, new IllegalStateException(Planted.MAIL));
    assertThat(behindTwo.only()).isSameAs(kept.only());
  }
}
