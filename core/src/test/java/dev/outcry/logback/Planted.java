package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Made-up secrets, put together here so that nobody's scanner takes them for real. */
final class Planted {

  static final String MAIL = String.join("@", "jane.doe", "example.com");
  static final String CARD = String.join(" ", "4111", "1111", "1111", "1111");
  static final String IBAN = String.join(" ", "GB82", "WEST", "1234", "5698", "7654", "32");
  static final String PASSWORD = "hunter" + 2;
  static final String TOKEN = "gh" + "p_" + "a1B2c3D4e5".repeat(3) + "F6g7H8";
  static final String MAIL2 = String.join("@", "john", "roe.example");

  /** What must not be in any log. */
  static final List<String> ALL = List.of(MAIL, CARD, IBAN, PASSWORD, TOKEN, MAIL2);

  private Planted() {}

  static void assertNoneIn(String text) {
    assertThat(text).isNotEmpty().doesNotContain(ALL);
  }
}
