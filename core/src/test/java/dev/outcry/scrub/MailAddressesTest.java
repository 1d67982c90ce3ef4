package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail addresses go from their first character to their last; what only has an @ stays. */
class MailAddressesTest {

  private static final Scrubber MAIL =
      Scrubbers.builder().disable(Detector.values()).enable(Detector.EMAIL).build();

  private static final String HOST = "@" + "example.com";
  private static final String BOB = "bob" + HOST;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b",
        "7",
        "_",
        "Bob",
        "bob.x",
        "b.o.b",
        "bob+tag",
        "bob-x",
        "o'bob",
        "b!#$%&*?^_{}~b",
        "bob-",
        "bob+",
        "bob+=x",
        "gi",
        "git2",
        "agit",
        "x.git",
        "git.x",
        "GIT",
        "get"
      })
  void aLocalPartGoesWhole(String local) {
    assertThat(MAIL.scrub(local + HOST)).isEqualTo("[email]");
    assertThat(MAIL.scrub("to " + local + HOST + " ok")).isEqualTo("to [email] ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00E9mile",
        "b\u00FCb",
        "bob\u00E9",
        "\u4E2D\u6587",
        "\u0663",
        "\u0915\u094D\u0937",
        "\u0930\u093E\u092E"
      })
  void lettersBeyondAsciiAreLetters(String name) {
    assertThat(MAIL.scrub("to " + name + HOST + " ok")).isEqualTo("to [email] ok");
    assertThat(MAIL.scrub("to bob@" + name + ".example ok")).isEqualTo("to [email] ok");
  }

  @Test
  void topLevelsHaveSuchLettersToo() {
    assertThat(MAIL.scrub("to bob@" + "example.\u4E2D\u56FD ok")).isEqualTo("to [email] ok");
    String one = "to bob@" + "example.\u4E2D ok";
    assertThat(MAIL.scrub(one)).isSameAs(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0080", "\u00A0", "\u00D7", "\u20AC", "\u2013", "\u3002"})
  void otherCharactersBeyondAsciiEndAnAddress(String other) {
    assertThat(MAIL.scrub("a" + other + BOB + other + "a"))
        .isEqualTo("a" + other + "[email]" + other + "a");
  }

  /** Its low byte is that of an @. */
  @Test
  void aWideCharacterIsNoAt() {
    String text = "to bob\u2140" + "example.com and bob\u4E40" + "example.com";
    assertThat(MAIL.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ", "'", "\"", "<", "(", "[", ":", ",", ";", "/", "|", "`", "\\", "a/", "a|", "a`", "a:",
        "a,", "+", "-", "*", "=", "{", "--", "'*", ".", "a..", "a .", "mailto:", "key=", "a_=",
        "a9=", "a.=", "$=", "a-=", "a=b="
      })
  void whatStandsInFrontStays(String front) {
    assertThat(MAIL.scrub(front + BOB)).isEqualTo(front + "[email]");
    assertThat(MAIL.scrub("is " + front + BOB)).isEqualTo("is " + front + "[email]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ", ".", ". Next", "..", ".. x", "-", "-x", "--", "- x", "_", "_x", ",", ";", ":", ":25",
        "/", "/a.b", "'", "\"", ">", ")", "]", "?a=b", "!", "#1", "\n", ".\n", "._", ".)"
      })
  void whatStandsBehindStays(String behind) {
    assertThat(MAIL.scrub(BOB + behind)).isEqualTo("[email]" + behind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bob.",
        ".",
        "..",
        "+",
        "'",
        "+-",
        "bob ",
        "git",
        "'git",
        "<git",
        "ssh://git",
        "a/git",
        "a=git",
        "a..git"
      })
  void noLocalPartIsNoAddress(String local) {
    String text = local + HOST;
    assertThat(MAIL.scrub(text)).isSameAs(text);
    String within = "to " + local + HOST + " ok";
    assertThat(MAIL.scrub(within)).isSameAs(within);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab.co",
        "a.museum",
        "a.b.c.de",
        "1.com",
        "123.456.com",
        "a-b.com",
        "a--b.com",
        "a.com-b.org",
        "EXAMPLE.COM",
        "a.xn--p1ai",
        "a.XN--P1AI",
        "xn--a1.xn--b2-c3",
        "a.qx--b.com"
      })
  void aDomainGoesWhole(String domain) {
    assertThat(MAIL.scrub("bob@" + domain)).isEqualTo("[email]");
    assertThat(MAIL.scrub("to bob@" + domain + ". Ok")).isEqualTo("to [email]. Ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "com",
        "1.2.3",
        "1a2b3c",
        "a.b",
        "a.c0m",
        "a.com1",
        "a.1com",
        "a.12",
        "a.c-m",
        "-",
        "-a.com",
        "a.-com",
        "a-.com",
        "b.a-.com",
        "b.-a.com",
        ".com",
        "a..com",
        "a.",
        " a.com",
        "a .com",
        "a_b.com",
        "a@b",
        "[192.0.2.1]"
      })
  void noDomainIsNoAddress(String domain) {
    String text = "bob@" + domain;
    assertThat(MAIL.scrub(text)).isSameAs(text);
    String within = "to bob@" + domain + " ok";
    assertThat(MAIL.scrub(within)).isSameAs(within);
  }

  @Test
  void theTypeOfAnObjectIsNoDomain() {
    String text = "got a@" + "example.Config@7f31 here";
    assertThat(MAIL.scrub(text)).isSameAs(text);
  }

  /** A longer one is no mailbox, but its end may be. */
  @Test
  void aLocalPartHas64CharactersAtTheMost() {
    for (String front : new String[] {"", "to "}) {
      assertThat(MAIL.scrub(front + "b".repeat(63) + HOST)).isEqualTo(front + "[email]");
      assertThat(MAIL.scrub(front + "b".repeat(64) + HOST)).isEqualTo(front + "[email]");
      assertThat(MAIL.scrub(front + "b".repeat(65) + HOST)).isEqualTo(front + "b[email]");
      assertThat(MAIL.scrub(front + "b".repeat(99) + HOST))
          .isEqualTo(front + "b".repeat(35) + "[email]");
    }
  }

  @ParameterizedTest
  @CsvSource({"'',.com", "a.,.com", "a.,''"})
  void aLabelHas63CharactersAtTheMost(String front, String behind) {
    String longest = "bob@" + front + "a".repeat(63) + behind;
    assertThat(MAIL.scrub("to " + longest + " ok")).isEqualTo("to [email] ok");
    String longer = "to bob@" + front + "a".repeat(64) + behind + " ok";
    assertThat(MAIL.scrub(longer)).isSameAs(longer);
  }

  @Test
  void aDomainMayHave253Characters() {
    String label = "a".repeat(63) + '.';
    for (int last = 2; last <= 61; last++) {
      String domain = label.repeat(3) + "b".repeat(last);
      assertThat(domain).hasSizeLessThanOrEqualTo(253);
      assertThat(MAIL.scrub("bob@" + domain)).isEqualTo("[email]");
      assertThat(MAIL.scrub("to bob@" + domain + ", ok")).isEqualTo("to [email], ok");
      assertThat(MAIL.scrub("to bob@" + domain + ". Ok")).isEqualTo("to [email]. Ok");
    }
  }

  @Test
  void severalAddressesAreSeveral() {
    assertThat(MAIL.scrub(BOB + "," + BOB)).isEqualTo("[email],[email]");
    assertThat(MAIL.scrub(BOB + " " + BOB)).isEqualTo("[email] [email]");
    assertThat(MAIL.scrub("a=" + BOB + "&b=" + BOB)).isEqualTo("a=[email]&b=[email]");
  }

  @Test
  void anAddressGoesWhereverItStands() {
    for (int before = 0; before < 40; before++) {
      String front = ":".repeat(before);
      for (int after = 0; after < 10; after++) {
        String behind = ":".repeat(after);
        assertThat(MAIL.scrub(front + BOB + behind)).isEqualTo(front + "[email]" + behind);
        assertThat(MAIL.scrub(front + "b@" + "b.de" + behind))
            .isEqualTo(front + "[email]" + behind);
      }
    }
  }
}
