package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK would ask a name server about never gets there. */
class IpLiteralsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.256",
        "1.2.3.4444",
        "300.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "a.b.c.d",
        ".:1",
        ".1:",
        "g::1",
        "\u0661.2.3.4",
        "fe80::\uff11"
      })
  void namesAreNoLiterals(String text) {
    assertThat(IpLiterals.isLiteral(text)).isFalse();
    assertThat(IpLiterals.parse(text)).isNull();
  }

  @Test
  void addressesAre() {
    assertThat(IpLiterals.parse("192.0.2.255")).containsExactly(192, 0, 2, 255);
    assertThat(IpLiterals.parse("::ffff:192.0.2.1")).containsExactly(192, 0, 2, 1);
    assertThat(IpLiterals.parse("::1")).hasSize(16).endsWith((byte) 1);
    assertThat(IpLiterals.parse("[fe80::1%eth0]")).hasSize(16).startsWith(0xfe, 0x80);
  }
}
