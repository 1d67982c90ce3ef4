package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.scrub.Pseudonymizer;
import dev.outcry.servlet.ErrorFilter.RemoteAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose network a caller is in may be logged; which of its machines it is may not. */
class RemoteAddressesTest {

  private static String truncated(String address) {
    return RemoteAddresses.of(address, RemoteAddress.TRUNCATED, Pseudonymizer.none());
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.0",
    "127.0.0.1, 127.0.0.0",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.0",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
    "2001:0DB8:0001:0002::1, 2001:db8:1::",
    "2001:db8::7, 2001:db8:0::",
    "2001::7, 2001:0:0::",
    "::1, 0:0:0::",
    "::, 0:0:0::",
    "1::, 1:0:0::",
    "::2:3:4:5:6:7:8, 0:2:3::",
    "[2001:db8:1::7], 2001:db8:1::",
    "fe80::1%eth0, fe80:0:0::",
    "[fe80::1%25eth0], fe80:0:0::",
    "::ffff:203.0.113.9, 203.0.113.0",
    "[::ffff:203.0.113.9], 203.0.113.0"
  })
  void theNetworkIsKept(String address, String network) {
    assertThat(truncated(address)).isEqualTo(network);
  }

  /** A proxy's header may have become the address: then it is whatever somebody wrote. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "jane.example.com",
        "jane@example.com",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.jane",
        "1..2.3",
        "1.2.3.4444",
        "203.0.113.9:8080",
        ":",
        ":::",
        ":.",
        "::ffff:jane.9",
        "::ffff:1.2.3.4.5",
        "2001:db8:1:2:3:4:5",
        "2001:db8:1:2:3:4:5:6:7",
        "1::2::3",
        "g001:db8::1",
        "12345::1",
        "\uff11::1",
        "2001:db8:jane::1",
        "[",
        "[]",
        "[%:",
        "%:"
      })
  void whatIsNoAddressIsNotLogged(String text) {
    assertThat(truncated(text)).isNull();
  }

  @Test
  void aCallerWithoutAnAddressHasNone() {
    assertThat(truncated(null)).isNull();
    assertThat(RemoteAddresses.of(null, RemoteAddress.FULL, Pseudonymizer.none())).isNull();
  }

  @Test
  void theOtherForms() {
    assertThat(RemoteAddresses.of("203.0.113.9", RemoteAddress.FULL, Pseudonymizer.none()))
        .isEqualTo("203.0.113.9");
    assertThat(RemoteAddresses.of("203.0.113.9", RemoteAddress.OMITTED, Pseudonymizer.none()))
        .isNull();
  }
}
