package dev.outcry.scrub;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of things that a scrubber of {@link Scrubbers} knows. On by default is what has a
 * checksum, a fixed prefix or a telling name; addresses and phone numbers look like version numbers
 * and the like, and are for those who know their texts.
 *
 * <p>The next kind is a constant here with its rules.
 *
 * @since 0.1.0
 */
public enum Detector {
  /** Mail addresses, internationalised ones too. */
  EMAIL("[email]", true),

  /** Payment card numbers: 13 to 19 digits, plain or in a card's groups, by issuer and Luhn. */
  CARD("[card]", true),

  /** Bank account numbers: by country, its length and the check digits of ISO 7064 mod 97-10. */
  IBAN("[iban]", true),

  /** Social security numbers of the United States with hyphens, as {@code 123-45-6789}. */
  US_SSN("[ssn]", true),

  /** JSON web tokens, signed or encrypted. */
  JWT("[jwt]", true),

  /** Credentials of an {@code Authorization} header, on their own and of a curl command. */
  AUTHORIZATION("[auth]", true),

  /** Values behind a name that says secret: {@code password=}, {@code "api_key":}. */
  KEY_VALUE("[secret]", true),

  /** User and password in a URL's authority. */
  URL_CREDENTIALS("[auth]", true),

  /** Keys and tokens that their issuers mark by a prefix or a shape. */
  VENDOR_TOKEN("[key]", true),

  /** Private keys in PEM, cut off ones too. */
  PRIVATE_KEY("[private-key]", true),

  /** IPv4 addresses; opt-in. */
  IPV4("[ip]", false),

  /** IPv6 addresses; opt-in. */
  IPV6("[ip]", false),

  /** Phone numbers in the international form of E.164, {@code +} and 8 to 15 digits; opt-in. */
  PHONE("[phone]", false);

  private final String text;
  private final boolean onByDefault;

  Detector(String text, boolean onByDefault) {
    this.text = text;
    this.onByDefault = onByDefault;
  }

  /** What stands for what it found unless another redaction is asked for. */
  String text() {
    return text;
  }

  boolean isOnByDefault() {
    return onByDefault;
  }

  /**
   * What tells its things from ordinary text.
   *
   * @param names which names say that what is behind them is secret
   */
  List<Rule> rules(SensitiveNames names) {
    return switch (this) {
      case EMAIL -> List.of(new EmailRule());
      case CARD -> List.of(new CardRule());
      case IBAN -> List.of(new IbanRule());
      case US_SSN -> List.of(new SsnRule());
      case JWT -> List.of(new JwtRule());
      case AUTHORIZATION -> List.of(new AuthorizationRule(), new BearerRule(), new CurlRule());
      case KEY_VALUE -> List.of(new KeyValueRule(names));
      case URL_CREDENTIALS -> List.of(new UrlCredentialsRule());
      case VENDOR_TOKEN -> join(VendorTokenRule.all(), new TokenShapesRule());
      case PRIVATE_KEY -> List.of(new PrivateKeyRule());
      case IPV4 -> List.of(new Ipv4Rule());
      case IPV6 -> List.of(new Ipv6Rule());
      case PHONE -> List.of(new PhoneRule());
    };
  }

  private static List<Rule> join(List<Rule> rules, Rule another) {
    return Stream.concat(rules.stream(), Stream.of(another)).toList();
  }
}
