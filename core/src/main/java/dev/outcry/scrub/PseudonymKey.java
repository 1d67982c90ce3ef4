package dev.outcry.scrub;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One key of a {@link Pseudonymizer}, and what it makes. */
final class PseudonymKey {

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  /** 128 bits are enough: the chance that two of a billion ids meet is 1 in 10^21. */
  private static final int SHOWN_BYTES = 16;

  private static final int SHOWN_CHARS = 22;

  /** What each pseudonym begins with. */
  static final char FIRST = 'u';

  /** And no pseudonym is longer. */
  static final int CHARS = 29;

  private final String id;
  private final String prefix;
  private final SecretKeySpec key;

  /** Never fed, only cloned: a clone costs a tenth of a new one, and no thread keeps any. */
  private final Mac prototype;

  private PseudonymKey(String id, SecretKeySpec key, Mac prototype) {
    this.id = id;
    this.prefix = FIRST + "." + id + '.';
    this.key = key;
    this.prototype = prototype;
  }

  static PseudonymKey of(String id, byte[] key) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a key id has 1 to 4 ASCII letters or digits, for example \"k1\"; this one has not");
    }
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key has at least "
              + KEY_BYTES
              + " random bytes, this one has "
              + key.length
              + "; make one with: openssl rand -base64 32");
    }
    SecretKeySpec copy = new SecretKeySpec(key, HMAC);
    try {
      return new PseudonymKey(id, copy, fresh(copy));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + HMAC, e); // every JVM must have it
    }
  }

  /** Null where the cryptography provider fails, or the stack ends. */
  @Nullable String pseudonym(byte[] message) {
    try {
      byte[] shown = Arrays.copyOf(mac().doFinal(message), SHOWN_BYTES);
      return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(shown);
    } catch (Throwable broken) {
      return null;
    }
  }

  /** Where the pseudonym of this key that begins there ends; -1 if none does. */
  int endOf(String text, int start) {
    int from = start + prefix.length();
    int end = from + SHOWN_CHARS;
    boolean whole =
        end <= text.length()
            && text.startsWith(prefix, start)
            && Chars.skip(text, from, end, Chars.BASE64URL) == end;
    return whole ? end : -1;
  }

  private Mac mac() throws GeneralSecurityException {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException hardware) {
      return fresh(key);
    }
  }

  private static Mac fresh(SecretKeySpec key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(key);
    return mac;
  }

  boolean hasIdOf(PseudonymKey other) {
    return id.equals(other.id);
  }

  @Override
  public String toString() {
    return id;
  }

  private static boolean isId(String id) {
    boolean valid = !id.isEmpty() && id.length() <= 4;
    for (int i = 0; valid && i < id.length(); i++) {
      valid = isLetterOrDigit(id.charAt(i));
    }
    return valid;
  }

  static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 128);
  }
}
