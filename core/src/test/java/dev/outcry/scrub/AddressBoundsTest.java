package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of either version go; versions of products, times and longer numbers stay. */
class AddressBoundsTest {

  private static final Scrubber IPV4 = only(Detector.IPV4);
  private static final Scrubber IPV6 = only(Detector.IPV6);

  private static final String V4 = "203.0.113.9";
  private static final String V6 = "2001:db8::1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "1.2.3.4",
        "10.20.30.40",
        "249.250.199.200",
        "100.99.9.0",
        "1.2.3.4/0",
        "1.2.3.4/9",
        "1.2.3.4/24",
        "1.2.3.4/32"
      })
  void fourNumbersUpTo255AreAnAddress(String address) {
    isMasked(IPV4, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "256.1.1.1",
        "1.256.1.1",
        "1.1.256.1",
        "1.1.1.256",
        "300.1.1.1",
        "999.1.1.1",
        "01.1.1.1",
        "1.01.1.1",
        "1.1.1.01",
        "1.1.1.00",
        "1.2.3",
        "1.2.3.",
        "1.2.3.a",
        "1.2.3.4.5",
        "1.2..4",
        "1..3.4",
        "1234.1.1.1",
        "1.1234.1.1",
        "1.1.1.1234",
        "1,2.3.4",
        "1.2.3,4",
        "1.2.3-4"
      })
  void otherNumbersAreNone(String text) {
    isShown(IPV4, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/33", "/99", "/1234", "/8a", "/8_", "/", "/a", "/-1"})
  void whatIsNoPrefixLengthStays(String behind) {
    assertThat(IPV4.scrub(V4 + behind)).isEqualTo("[ip]" + behind);
    assertThat(IPV4.scrub("is " + V4 + behind + " ok")).isEqualTo("is [ip]" + behind + " ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "_", "0", "-", ".", "v", "x/", "9/", "1.", "nginx/", "Chrome/"})
  void whatIsGluedInFrontMakesItAVersion(String front) {
    isShown(IPV4, front + "1.2.30.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "-a", "-1", ".5", ".a", ".jar", "-rc1"})
  void whatIsGluedBehindMakesItAVersion(String behind) {
    isShown(IPV4, V4 + behind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "section", "oid", "release", "build", "Version", "RELEASE"})
  void aWordInFrontMakesItAVersion(String word) {
    isShown(IPV4, word + ' ' + V4);
    isShown(IPV4, '(' + word + ' ' + V4);
    isShown(IPV4, "9" + word + ' ' + V4);
    assertThat(IPV4.scrub("a" + word + ' ' + V4)).isEqualTo("a" + word + " [ip]");
    assertThat(IPV4.scrub(word + "s " + V4)).isEqualTo(word + "s [ip]");
    assertThat(IPV4.scrub(word + ": " + V4)).isEqualTo(word + ": [ip]");
    assertThat(IPV4.scrub(word.substring(1) + ' ' + V4)).isEqualTo(word.substring(1) + " [ip]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", " /", ":/", "=", "(", "@", "[", "\"", "\u00FC", "://"})
  void otherThingsInFrontMakeItNothingElse(String front) {
    assertThat(IPV4.scrub(front + V4)).isEqualTo(front + "[ip]");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "-", ". Ok", "- ok", ":80", ",", ")", "]", "\u00FC", "..."})
  void punctuationBehindStays(String behind) {
    assertThat(IPV4.scrub(V4 + behind)).isEqualTo("[ip]" + behind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:2:3:4:5:6:7:8",
        "2001:db8:0:1:2:3:4:ffff",
        "ABCD:EF01:2345:6789:abcd:ef01:2345:6789",
        "::1",
        "::abcd",
        "fe80::",
        "1::8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1:2:3::5:6:7:8",
        "::ffff:192.0.2.1",
        "::192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1",
        "64:ff9b::192.0.2.33",
        "fe80::1%eth0",
        "fe80::1%1",
        "2001:db8::/32",
        "::1/128",
        "::1/0",
        "1::2%abcdefghijklmnop",
        "0000:0000:0000:0000:0000:ffff:255.255.255.255"
      })
  void eightGroupsOrAGapAreAnAddress(String address) {
    isMasked(IPV6, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "1::2::3",
        "12:34:56",
        "12:34",
        "00:1a:2b:3c:4d:5e",
        "12345::1",
        "1::12345",
        "1:2:3:4:5:6:7:12345",
        "1:2:3:4:5:6:7:192.0.2.1",
        "1:2:3:4:5:192.0.2.1",
        "::ffff:256.0.2.1",
        "::ffff:192.0.2",
        "1:2:3:4:5:6:7:g",
        "std::vector",
        "Foo::bar",
        "g::1",
        "1:::2",
        ":1:2:3:4:5:6:7:8:"
      })
  void otherGroupsAreNone(String text) {
    isShown(IPV6, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/129", "/999", "/1234", "/8a", "/", "/x"})
  void whatIsNoPrefixLengthOfSuchAnAddressStays(String behind) {
    assertThat(IPV6.scrub(V6 + behind)).isEqualTo("[ip]" + behind);
  }

  @Test
  void whatIsGluedToSuchAnAddressMakesItSomethingElse() {
    for (String front : new String[] {"g", "Z", "_", ":", ".", "x:"}) {
      isShown(IPV6, front + V6);
    }
    for (String behind : new String[] {"g", "Z", "_", ":"}) {
      isShown(IPV6, V6 + behind);
    }
    for (String apart : new String[] {"]", "]:80", ".", ",", " ok", "-", ")"}) {
      assertThat(IPV6.scrub(V6 + apart)).isEqualTo("[ip]" + apart);
      assertThat(IPV6.scrub("[" + V6 + apart)).isEqualTo("[[ip]" + apart);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 40, 41, 42, 43, 44, 45, 46, 47, 48})
  void anAddressGoesWhereverItStands(int before) {
    String front = "!".repeat(before);
    assertThat(IPV4.scrub(front + V4)).isEqualTo(front + "[ip]");
    assertThat(IPV6.scrub(front + V6)).isEqualTo(front + "[ip]");
    assertThat(IPV6.scrub(front + "::1")).isEqualTo(front + "[ip]");
  }

  private static void isMasked(Scrubber scrubber, String address) {
    assertThat(scrubber.scrub(address)).isEqualTo("[ip]");
    assertThat(scrubber.scrub("is " + address + ", ok")).isEqualTo("is [ip], ok");
    assertThat(scrubber.scrub("is " + address + " ok")).isEqualTo("is [ip] ok");
  }

  private static void isShown(Scrubber scrubber, String text) {
    assertThat(scrubber.scrub(text)).isSameAs(text);
    String within = "is " + text + " ok";
    assertThat(scrubber.scrub(within)).isSameAs(within);
  }

  private static Scrubber only(Detector detector) {
    return Scrubbers.builder().disable(Detector.values()).enable(detector).build();
  }
}
