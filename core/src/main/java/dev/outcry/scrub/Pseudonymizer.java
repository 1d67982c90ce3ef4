package dev.outcry.scrub;

import dev.outcry.internal.Bounds;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says that two log lines speak of the same person, and not of whom: a pseudonym is an HMAC-SHA256
 * of the id under a secret key, {@code u.<key id>.<22 characters>}.
 *
 * <p>The kind of an id goes into it, so that equal texts of two kinds do not join. Ids are trimmed
 * and put into Unicode's form NFC, e-mail addresses into lower case. Without a key there is no
 * pseudonym but {@code [user]}: a bare hash of an id is found by trying ids. A pseudonym is still
 * personal data to whoever has the key; keep the key apart from the logs. Immutable and
 * thread-safe; nothing here throws on use.
 *
 * @since 0.1.0
 */
public final class Pseudonymizer {

  private static final Pseudonymizer NONE = new Pseudonymizer(null, List.of());
  private static final String USER = "user";

  private final @Nullable PseudonymKey current;
  private final List<PseudonymKey> all;

  private Pseudonymizer(@Nullable PseudonymKey current, List<PseudonymKey> retired) {
    this.current = current;
    List<PseudonymKey> keys = new ArrayList<>();
    if (current != null) {
      keys.add(current);
    }
    keys.addAll(retired);
    this.all = List.copyOf(keys);
  }

  /**
   * No key: each id becomes its kind in brackets.
   *
   * @return the pseudonymizer
   */
  public static Pseudonymizer none() {
    return NONE;
  }

  /**
   * One key and no retired ones.
   *
   * @param keyId 1 to 4 ASCII letters or digits, which the pseudonyms show
   * @param key at least 32 random bytes; copied
   * @return the pseudonymizer
   * @throws IllegalArgumentException for a key id or key that is neither
   */
  public static Pseudonymizer of(String keyId, byte[] key) {
    return builder().key(keyId, key).build();
  }

  /**
   * Starts without a key.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@link #pseudonym} of the kind {@code user}.
   *
   * @param id who it is
   * @return the pseudonym
   */
  public String user(String id) {
    return pseudonym(USER, id);
  }

  /**
   * {@return the id's pseudonym under the current key; {@code [kind]} where there is no key, and
   * for an id that is blank or longer than 1,024 characters}
   *
   * @param kind what the id names: 1 to 32 of {@code [A-Za-z0-9_.-]}, such as {@code email}; any
   *     other stands as {@code id}
   * @param id who it is
   */
  public String pseudonym(String kind, String id) {
    String known = kind(kind);
    byte[] message = current == null ? null : message(known, id);
    String pseudonym = current == null || message == null ? null : current.pseudonym(message);
    return pseudonym == null ? '[' + known + ']' : pseudonym;
  }

  /**
   * What the id may be called in the logs: its pseudonyms under the current key and under each
   * retired one, the current first. For whoever looks a person up; empty where there is none.
   *
   * @param kind the kind of identity
   * @param id who it is
   * @return one for each key, that of today first
   */
  public List<String> candidates(String kind, String id) {
    byte[] message = message(kind(kind), id);
    if (message == null) {
      return List.of();
    }
    List<String> candidates = new ArrayList<>();
    for (PseudonymKey key : all) {
      String pseudonym = key.pseudonym(message);
      if (pseudonym != null) {
        candidates.add(pseudonym);
      }
    }
    return List.copyOf(candidates);
  }

  boolean hasKey() {
    return current != null;
  }

  /** Where the pseudonym that begins there ends, of this key or a retired one; -1 if none does. */
  int endOf(String text, int start) {
    if (start < text.length() && text.charAt(start) == PseudonymKey.FIRST) {
      for (PseudonymKey key : all) {
        int end = key.endOf(text, start);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  /** Says which keys there are, never what they are. */
  @Override
  public String toString() {
    return "Pseudonymizer" + all;
  }

  /** {@code kind || 0x00 || NFC(trim(id))}; null for what is no id. */
  private static byte @Nullable [] message(String kind, @Nullable String id) {
    if (id == null || id.length() > Bounds.IDENTITY_CHARS) {
      return null;
    }
    String trimmed = id.trim();
    if (trimmed.isEmpty()) {
      return null;
    }
    String cased = isEmail(kind, trimmed) ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
    String normal = Normalizer.normalize(cased, Normalizer.Form.NFC);
    return (kind + '\0' + normal).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isEmail(String kind, String id) {
    int at = id.indexOf('@');
    return kind.equals("email") || (at > 0 && at == id.lastIndexOf('@') && at < id.length() - 1);
  }

  private static String kind(@Nullable String kind) {
    return kind != null && isKind(kind) ? kind : "id";
  }

  private static boolean isKind(String kind) {
    boolean valid = !kind.isEmpty() && kind.length() <= 32;
    for (int i = 0; valid && i < kind.length(); i++) {
      char c = kind.charAt(i);
      valid = PseudonymKey.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }
    return valid;
  }

  /** Builds {@link Pseudonymizer}. Not thread-safe. */
  public static final class Builder {

    private @Nullable PseudonymKey current;
    private final List<PseudonymKey> retired = new ArrayList<>();

    private Builder() {}

    /**
     * The key that pseudonyms are made with.
     *
     * @param keyId 1 to 4 ASCII letters or digits, which the pseudonyms show
     * @param key at least 32 random bytes; copied
     * @return this builder
     * @throws IllegalArgumentException for a key id or key that is neither, or an id that is taken
     * @throws IllegalStateException if there is one already
     */
    public Builder key(String keyId, byte[] key) {
      if (current != null) {
        throw new IllegalStateException(
            "there is a key already, " + current + "; an older one goes into retiredKey(..)");
      }
      current = checked(keyId, key);
      return this;
    }

    /**
     * A key that was current once: {@link Pseudonymizer#candidates} knows it still. Any number.
     *
     * @param keyId the id that it had
     * @param key the key; copied
     * @return this builder
     * @throws IllegalArgumentException as {@link #key} does
     */
    public Builder retiredKey(String keyId, byte[] key) {
      retired.add(checked(keyId, key));
      return this;
    }

    /**
     * {@return the pseudonymizer}
     *
     * @throws IllegalStateException without a current key
     */
    public Pseudonymizer build() {
      if (current == null) {
        throw new IllegalStateException(
            "key(..) is missing; without a key there is Pseudonymizer.none()");
      }
      return new Pseudonymizer(current, retired);
    }

    private PseudonymKey checked(String keyId, byte[] key) {
      PseudonymKey checked =
          PseudonymKey.of(
              Objects.requireNonNull(keyId, "keyId"), Objects.requireNonNull(key, "key"));
      boolean taken = current != null && current.hasIdOf(checked);
      for (PseudonymKey other : retired) {
        taken |= other.hasIdOf(checked);
      }
      if (taken) {
        throw new IllegalArgumentException(
            "two keys have the id " + keyId + "; their pseudonyms could not be told apart");
      }
      return checked;
    }
  }
}
