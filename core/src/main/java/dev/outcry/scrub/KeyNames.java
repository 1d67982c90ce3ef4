package dev.outcry.scrub;

/**
 * Tells names of secrets by their words, so that {@code author} is not {@code auth} and {@code
 * max_tokens} no token. A name is read from its end, where most names show that they are harmless,
 * and nothing is allocated.
 */
final class KeyNames {

  /** The name says nothing. */
  static final int HARMLESS = 0;

  /** The name says secret, wherever it stands. */
  static final int SECRET = 1;

  /** The name is also a word of prose: "session: closed". */
  static final int AMBIGUOUS = 2;

  /** The name is that of a number which has a detector of its own, and that one is exact. */
  static final int NUMBER = 3;

  private static final int ANYWHERE = 1;
  private static final int LAST = 1 << 1;
  private static final int BENIGN_LAST = 1 << 2;
  private static final int BENIGN_FIRST = 1 << 3;
  private static final int BENIGN_BEFORE = 1 << 4;
  private static final int NUMBERED = 1 << 5;

  private static final WordTable WORDS =
      new WordTable()
          .addTelling(
              ANYWHERE,
              "password passwd passphrase passcode pwd secret credential credentials apikey"
                  + " privatekey accesskey secretkey signingkey encryptionkey masterkey sharedkey"
                  + " accountkey subscriptionkey connectionstring authorization cvv cvc otp totp"
                  + " mfacode recoverycode securitycode jwt setcookie csrf xsrf bearer"
                  + " clientassertion samlresponse")
          .addTelling(NUMBERED, "cardnumber accountnumber pan ssn socialsecurity iban")
          .addTelling(
              LAST,
              "token cookie session sessionid sid auth pin pass jsessionid jsessionidsso phpsessid"
                  + " sig signature accesstoken refreshtoken idtoken authtoken apitoken usertoken"
                  + " sessiontoken csrftoken xsrftoken logintoken resettoken securitytoken")
          .add(
              BENIGN_LAST,
              "count counts length len size type types policy expired expires expiry expiration"
                  + " timeout ttl url uri path file filename name names enabled disabled required"
                  + " changed at duration hint strength id ids valid invalid status version encoder"
                  + " decoder service manager factory provider handler filter exception error errors"
                  + " validator repository controller config configuration resolver generator source"
                  + " results field fields property parameter param header prompt format algorithm"
                  + " alg attempts retries index min max rule rules vault store location label"
                  + " description class limit")
          .add(BENIGN_FIRST, "is has can needs max min")
          .add(BENIGN_BEFORE, "public");

  /** What ends a longer word without a boundary: {@code sslpassword}, {@code csrftoken}. */
  private static final String[] GLUED = {
    "password",
    "passwd",
    "passphrase",
    "secret",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "sessionid",
    "sessid",
    "credentials",
    "cardnumber"
  };

  private KeyNames() {}

  /**
   * Whether one of the name's words ends like one that tells: most names have none, and are done
   * with. That the word is over shows in what follows it, which is no small letter.
   */
  static boolean mayTell(String text, int start, int end) {
    char next = ' ';
    for (int at = end - 1; at >= start + 2; at--) {
      char c = text.charAt(at);
      if ((next < 'a' || next > 'z')
          && WORDS.hasEnding(text.charAt(at - 2), text.charAt(at - 1), c)) {
        return true;
      }
      next = c;
    }
    return false;
  }

  /** {@link #HARMLESS}, {@link #SECRET}, {@link #AMBIGUOUS} or {@link #NUMBER}. */
  static int kindOf(String text, int start, int end) {
    int kind = HARMLESS;
    boolean benign = false;
    long right = 0;
    int words = 0;
    int at = end;
    while (at > start) {
      if (!Chars.is(text.charAt(at - 1), Chars.ALNUM)) {
        at--;
        continue;
      }
      int wordEnd = withoutDigits(text, start, at);
      long alone = 0;
      long joined = right;
      at = wordEnd;
      do {
        at--;
        char c = Chars.lower(text.charAt(at));
        alone = WordTable.append(alone, c);
        joined = WordTable.append(joined, c);
      } while (at > start && !isBoundary(text, at, end));
      int roles = WORDS.rolesOf(alone);
      int both = words == 0 ? 0 : WORDS.rolesOf(joined);
      if (words == 0) {
        benign = (roles & BENIGN_LAST) != 0;
        kind = (roles & LAST) != 0 ? AMBIGUOUS : isGlued(text, at, wordEnd) ? SECRET : HARMLESS;
      } else if (words == 1) {
        if ((both & (ANYWHERE | LAST | NUMBERED)) != 0) {
          benign = false;
        }
        if ((roles & BENIGN_BEFORE) != 0) {
          return HARMLESS;
        }
        kind = (both & LAST) != 0 || kind == AMBIGUOUS ? SECRET : kind;
      }
      if (((roles | both) & ANYWHERE) != 0) {
        kind = SECRET;
      } else if (((roles | both) & NUMBERED) != 0 && kind != SECRET) {
        kind = NUMBER;
      }
      if (words > 0 && at == start && (roles & BENIGN_FIRST) != 0) {
        return HARMLESS;
      }
      right = alone;
      words++;
    }
    return benign ? HARMLESS : kind;
  }

  /** {@code token2} is a token. */
  private static int withoutDigits(String text, int start, int end) {
    int at = end;
    while (at > start && Chars.isDigit(text.charAt(at - 1))) {
      at--;
    }
    return at > start && Chars.is(text.charAt(at - 1), Chars.LETTER) ? at : end;
  }

  /** Whether a word begins there: behind another sort of character, and at humps of camel case. */
  private static boolean isBoundary(String text, int at, int end) {
    char before = text.charAt(at - 1);
    if (!Chars.is(before, Chars.ALNUM)) {
      return true;
    }
    if (!Chars.is(text.charAt(at), Chars.UPPER)) {
      return false;
    }
    return !Chars.is(before, Chars.UPPER)
        || (at + 1 < end && Chars.is(text.charAt(at + 1), Chars.LOWER));
  }

  private static boolean isGlued(String text, int start, int end) {
    switch (Chars.lower(text.charAt(end - 1))) {
      case 'd', 'e', 't', 'n', 'y', 's', 'r' -> {
        for (String word : GLUED) {
          if (end - start > word.length() && Chars.hasWord(text, end - word.length(), word)) {
            return true;
          }
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }
}
