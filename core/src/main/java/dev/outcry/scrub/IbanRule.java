package dev.outcry.scrub;

import java.util.List;

/**
 * IBANs (ISO 13616): a country of the registry with its exact length, in upper case, plain or in
 * groups of four, and the check digits right.
 */
final class IbanRule extends Rule {

  /** The registry's countries, and what of each is long. */
  private static final String REGISTRY =
      """
      AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 \
      DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 \
      IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 \
      MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 \
      SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30""";

  /** Norway's. */
  private static final int MIN = 15;

  /** A hundred times that, and more, is an int. */
  private static final int UNDIVIDED = 10_000_000;

  private static final byte[] LENGTHS = lengths();

  @Override
  List<Trigger> triggers() {
    String upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    String digits = "0123456789";
    return List.of(Trigger.of(upper, upper, digits).inRunOf(upper + digits + " -", MIN));
  }

  @Override
  boolean outgrowsValues() {
    return true;
  }

  @Override
  long find(String text, int at) {
    int wanted = LENGTHS[country(text.charAt(at), text.charAt(at + 1))];
    if (wanted == 0
        || !Chars.isAt(text, at + 3, Chars.DIGIT)
        || Chars.isAt(text, at - 1, Chars.WORD)) {
      return NOTHING;
    }
    int separator = separator(text, at + 4);
    int remainder = 0;
    int end = at;
    for (int i = 0; i < wanted; i++, end++) {
      if (separator >= 0 && i > 0 && i % 4 == 0) {
        if (!Chars.isAt(text, end, (char) separator)) {
          return NOTHING;
        }
        end++;
      }
      if (!Chars.isAt(text, end, Chars.UPPER | Chars.DIGIT)) {
        return NOTHING;
      }
      if (i >= 4) {
        remainder = append(remainder, text.charAt(end));
      }
    }
    for (int i = at; i < at + 4; i++) { // country and check digits count as if they came last
      remainder = append(remainder, text.charAt(i));
    }
    return remainder % 97 == 1 && !Chars.isAt(text, end, Chars.WORD) ? span(at, end) : NOTHING;
  }

  private static int separator(String text, int at) {
    return Chars.isAt(text, at, ' ') || Chars.isAt(text, at, '-') ? text.charAt(at) : -1;
  }

  /** ISO 7064, mod 97-10: a letter stands for two digits, A for 10. Divided once in a while. */
  private static int append(int remainder, char c) {
    int more = Chars.isDigit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10);
    return more < UNDIVIDED ? more : more % 97;
  }

  private static int country(char first, char second) {
    return (first - 'A') * 26 + (second - 'A');
  }

  private static byte[] lengths() {
    byte[] lengths = new byte[26 * 26];
    for (int i = 0; i < REGISTRY.length(); i += 5) {
      int country = country(REGISTRY.charAt(i), REGISTRY.charAt(i + 1));
      lengths[country] = Byte.parseByte(REGISTRY.substring(i + 2, i + 4));
    }
    return lengths;
  }
}
