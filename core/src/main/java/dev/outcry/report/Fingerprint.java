package dev.outcry.report;

import dev.outcry.internal.Causes;
import java.util.HexFormat;
import java.util.List;

/**
 * Says whether two failures are the same one: 64 bits over the classes of the cause chain, the root
 * cause first, and the places in the application where they were made. Line numbers, messages and
 * generated names do not count, so it survives a restart, a shifted line and another proxy.
 *
 * @param bits the hash, made of FNV-1a of 64 bits
 * @since 0.1.0
 */
public record Fingerprint(long bits) {

  /**
   * The fingerprint of a failure. It reads the stack traces, which costs some microseconds the
   * first time.
   *
   * @param error what was thrown
   * @param inAppPackages prefixes of the application's own packages; without any, whatever is no
   *     part of the JDK and of the servlet containers counts as the application's
   * @return the fingerprint
   */
  public static Fingerprint of(Throwable error, String... inAppPackages) {
    List<Throwable> chain = Causes.chain(error);
    FingerprintHash hash = new FingerprintHash(inAppPackages);
    for (int i = chain.size() - 1; i >= 0; i--) {
      hash.add(chain.get(i));
    }
    return new Fingerprint(hash.value());
  }

  /**
   * {@return the fingerprint of all failures of one key, wherever they were made}
   *
   * @param type a name that keeps keys apart, such as that of the exception's class
   * @param key what the failures have in common, such as the state of an SQL error
   */
  public static Fingerprint ofKey(String type, String key) {
    FingerprintHash hash = new FingerprintHash();
    hash.add(type);
    hash.add(key);
    return new Fingerprint(hash.value());
  }

  /**
   * Reads what {@link #toString()} gives.
   *
   * @param text 16 hex digits
   * @return the fingerprint
   * @throws IllegalArgumentException if it is not 16 hexadecimal digits
   */
  public static Fingerprint parse(String text) {
    if (text.length() != 16
        || !text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
      throw new IllegalArgumentException(
          "a fingerprint is 16 hexadecimal digits, not \"" + text + '"');
    }
    return new Fingerprint(Long.parseUnsignedLong(text, 16));
  }

  /** 16 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }
}
