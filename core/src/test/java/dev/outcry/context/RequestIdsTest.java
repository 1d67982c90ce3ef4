package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.context.RequestIds.Trust;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids are labels: a caller's is kept as it is or replaced, never trimmed. */
class RequestIdsTest {

  private static final String MADE =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private static Function<String, List<String>> sends(String name, String... lines) {
    return headers(Map.of(name, List.of(lines)));
  }

  private static Function<String, List<String>> headers(Map<String, List<String>> headers) {
    return name -> headers.getOrDefault(name, List.of());
  }

  @Test
  void aCallersValidIdIsKept() {
    assertThat(RequestIds.defaults().accept(sends("X-Request-Id", "ab.C-1_2"), null))
        .isEqualTo("ab.C-1_2");
    assertThat(RequestIds.defaults().responseHeader()).isEqualTo("X-Request-Id");
  }

  @Test
  void withoutOneANewOneIsMade() {
    assertThat(RequestIds.defaults().accept(name -> List.of(), null)).matches(MADE);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        " abc",
        "abc ",
        "a b",
        "a\r\nSet-Cookie: a=b",
        "a\nb",
        "a\u0000b",
        "a=b",
        "a:b",
        "a/b",
        "a@b",
        "a,b",
        "a\"b",
        "\u00e9",
        "\u0661\u0662",
        "\uff21",
        "\ud83d\ude00",
        "a\u202eb",
        "x".repeat(129),
        "x".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void anyOtherIdIsReplaced(String id) {
    assertThat(RequestIds.isValid(id)).isFalse();
    assertThat(RequestIds.defaults().accept(sends("X-Request-Id", id), null)).matches(MADE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "-", ".", "_", "AZaz09", "0190f3a1-0000-7000-8000-000000000000"})
  void lettersDigitsAndThreeMarksAreValid(String id) {
    assertThat(RequestIds.isValid(id)).isTrue();
    assertThat(RequestIds.isValid(id.repeat(128).substring(0, 128))).isTrue();
  }

  @Test
  void severalLinesAreNobodysId() {
    assertThat(RequestIds.defaults().accept(sends("X-Request-Id", "a", "b"), null)).matches(MADE);
    assertThat(RequestIds.defaults().accept(sends("X-Request-Id", "a", "a"), null)).matches(MADE);
  }

  @Test
  void theFirstHeaderThatIsPresentDecides() {
    RequestIds ids = RequestIds.builder().headers("X-Request-Id", "X-Correlation-Id").build();
    assertThat(ids.accept(sends("X-Correlation-Id", "c-1"), null)).isEqualTo("c-1");
    assertThat(
            ids.accept(
                headers(Map.of("X-Request-Id", List.of("r-1"), "X-Correlation-Id", List.of("c-1"))),
                null))
        .isEqualTo("r-1");
    assertThat(
            ids.accept(
                headers(Map.of("X-Request-Id", List.of("r 1"), "X-Correlation-Id", List.of("c-1"))),
                null))
        .matches(MADE);
    assertThat(ids.responseHeader()).isEqualTo("X-Request-Id");
  }

  @Test
  void whatIsNoNameOfAHeaderIsRefused() {
    for (String name : new String[] {"", "X Request", "X-Id:", "X-\u00c9", "a\r\nb"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RequestIds.builder().headers("X-Request-Id", name));
    }
  }

  @Test
  void neverKeepsNobodysId() {
    RequestIds ids = RequestIds.builder().trust(Trust.NEVER).build();
    assertThat(ids.accept(sends("X-Request-Id", "abc"), "127.0.0.1")).matches(MADE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.255.255.255",
        "::ffff:10.1.2.3",
        "192.168.7.7",
        "fd00::1",
        "[fd12::1]",
        "fd00::1%eth0",
        "2001:db8::1",
        "127.0.0.1"
      })
  void trustedPeersMaySendIds(String peer) {
    assertThat(ofPeers().accept(sends("X-Request-Id", "abc"), peer)).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255", "11.0.0.0", "192.168.7.8", "fe00::1", "2001:db8::2", "127.0.0.2", "::1",
        "localhost", "10.0.0", "10.0.0.1:80", "10.0.0.256", "010.0.0.1.5", "", "10.0.0.1, 1.1.1.1",
        "[10.0.0.1", ".:1", "1.2.3.4444"
      })
  void othersMayNot(String peer) {
    assertThat(ofPeers().accept(sends("X-Request-Id", "abc"), peer)).matches(MADE);
  }

  @Test
  void anUnknownPeerIsNotTrusted() {
    assertThat(ofPeers().accept(sends("X-Request-Id", "abc"), null)).matches(MADE);
  }

  @Test
  void theWholeInternetCanBeTrusted() {
    RequestIds ids = RequestIds.builder().trustedPeers("0.0.0.0/0", "::/0").build();
    assertThat(ids.accept(sends("X-Request-Id", "abc"), "203.0.113.9")).isEqualTo("abc");
    assertThat(ids.accept(sends("X-Request-Id", "abc"), "2001:db8::9")).isEqualTo("abc");
  }

  private static RequestIds ofPeers() {
    return RequestIds.builder()
        .trustedPeers("10.0.0.0/8", "192.168.7.7", "fd00::/8", "2001:db8::1/128", "127.0.0.1/32")
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0/8",
        "fd00::/129",
        "fd00::/x",
        "10.0.0.300",
        "example.org/8",
        "::1/ 8"
      })
  void whatIsNoRangeIsRefused(String range) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestIds.builder().trustedPeers(range))
        .withMessageContaining("\"" + range + "\"");
  }

  @Test
  void trustedPeersWithoutPeersAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RequestIds.builder().trust(Trust.TRUSTED_PEERS).build())
        .withMessageContaining("trustedPeers(");
  }

  @Test
  void anOwnGeneratorIsUsed() {
    RequestIds ids = RequestIds.builder().generator(() -> "mine").build();
    assertThat(ids.next()).isEqualTo("mine");
    assertThat(ids.accept(name -> List.of(), null)).isEqualTo("mine");
  }

  static Stream<Supplier<String>> brokenGenerators() {
    return Stream.of(
        () -> null,
        () -> "",
        () -> "a b",
        () -> "x".repeat(129),
        () -> {
          throw new IllegalStateException("no ids today");
        },
        () -> {
          throw new StackOverflowError();
        },
        () -> {
          throw new AssertionError("assertions are errors");
        });
  }

  @ParameterizedTest
  @MethodSource("brokenGenerators")
  void aBrokenGeneratorIsStoodInFor(Supplier<String> broken) {
    RequestIds ids = RequestIds.builder().generator(broken).build();
    assertThat(ids.next()).matches(MADE);
  }

  @Test
  void newIdsAreUuidsOfVersion7AndDiffer() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = RequestIds.defaults().next();
      assertThat(id).matches(MADE);
      ids.add(id);
    }
    assertThat(ids).hasSize(10_000);
  }

  @Test
  void newIdsBeginWithTheTime() {
    long before = System.currentTimeMillis();
    UUID id = UUID.fromString(RequestIds.defaults().next());
    long after = System.currentTimeMillis();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
  }
}
