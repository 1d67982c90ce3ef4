package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same person is the same pseudonym, and nobody learns who it is. */
class PseudonymsTest {

  private static final byte[] KEY = key(1);
  private static final Pseudonymizer PSEUDONYMS = Pseudonymizer.of("k1", KEY);

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (seed * 31 + i);
    }
    return key;
  }

  /** HMAC as RFC 2104 defines it, from the hash alone. */
  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] block = Arrays.copyOf(key.length > 64 ? sha.digest(key) : key, 64);
    byte[] inner = new byte[64];
    byte[] outer = new byte[64];
    for (int i = 0; i < 64; i++) {
      inner[i] = (byte) (block[i] ^ 0x36);
      outer[i] = (byte) (block[i] ^ 0x5c);
    }
    sha.update(inner);
    byte[] first = sha.digest(message);
    sha.update(outer);
    return sha.digest(first);
  }

  private static String expected(String keyId, byte[] key, String message)
      throws GeneralSecurityException {
    byte[] mac = hmac(key, message.getBytes(StandardCharsets.UTF_8));
    return "u."
        + keyId
        + '.'
        + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(mac, 16)).substring(0, 22);
  }

  @Test
  void ourOwnHmacIsThatOfRfc4231() throws GeneralSecurityException {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);
    assertThat(HexFormat.of().formatHex(hmac(key, "Hi There".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void aPseudonymIsTheHmacOfKindAndId() throws GeneralSecurityException {
    assertThat(PSEUDONYMS.user("alice"))
        .isEqualTo(expected("k1", KEY, "user\0alice"))
        .matches("u\\.k1\\.[A-Za-z0-9_-]{22}");
    assertThat(PSEUDONYMS.pseudonym("ip", "10.1.2.3"))
        .isEqualTo(expected("k1", KEY, "ip\00010.1.2.3"));
    assertThat(Pseudonymizer.of("a", new byte[100]).user("x"))
        .isEqualTo(expected("a", new byte[100], "user\0x"));
  }

  @Test
  void spellingsOfOneIdAreOne() {
    assertThat(PSEUDONYMS.user("  alice\n")).isEqualTo(PSEUDONYMS.user("alice"));
    assertThat(PSEUDONYMS.user("Zoe\u0308")).isEqualTo(PSEUDONYMS.user("Zo\u00eb"));
    assertThat(PSEUDONYMS.pseudonym("email", "Bob@Shop.Example"))
        .isEqualTo(PSEUDONYMS.pseudonym("email", "bob@shop.example"));
    assertThat(PSEUDONYMS.user("Bob@Shop.Example")).isEqualTo(PSEUDONYMS.user("bob@shop.example"));
    assertThat(PSEUDONYMS.user("Alice")).isNotEqualTo(PSEUDONYMS.user("alice"));
  }

  @Test
  void kindsAndKeysDoNotJoin() {
    assertThat(
            List.of(
                PSEUDONYMS.user("1"),
                PSEUDONYMS.pseudonym("email", "1"),
                PSEUDONYMS.pseudonym("ip", "1"),
                Pseudonymizer.of("k1", key(2)).user("1")))
        .doesNotHaveDuplicates();
  }

  @Test
  void withoutAKeyThereIsTheKindAlone() {
    assertThat(Pseudonymizer.none().user("alice")).isEqualTo("[user]");
    assertThat(Pseudonymizer.none().pseudonym("email", "a@b.example")).isEqualTo("[email]");
    assertThat(Pseudonymizer.none().candidates("user", "alice")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void nobodyHasNoPseudonym(String id) {
    assertThat(PSEUDONYMS.user(id)).isEqualTo("[user]");
    assertThat(PSEUDONYMS.candidates("user", id)).isEmpty();
  }

  @Test
  void nothingThrowsOnUse() {
    assertThat(PSEUDONYMS.user(null)).isEqualTo("[user]");
    assertThat(PSEUDONYMS.user("x".repeat(50_000_000))).isEqualTo("[user]");
    assertThat(PSEUDONYMS.user("\uD83D")).startsWith("u.k1.");
    assertThat(PSEUDONYMS.user("\uFDFA".repeat(1024))).startsWith("u.k1.");
    for (String kind : new String[] {null, "", "a\0b", "a b", "x".repeat(33), "[user]"}) {
      assertThat(Pseudonymizer.none().pseudonym(kind, "1")).isEqualTo("[id]");
      assertThat(PSEUDONYMS.pseudonym(kind, "1")).isEqualTo(PSEUDONYMS.pseudonym("id", "1"));
    }
  }

  @Test
  void retiredKeysAreStillLookedUp() {
    Pseudonymizer rotated =
        Pseudonymizer.builder()
            .retiredKey("k1", KEY)
            .key("k2", key(2))
            .retiredKey("k0", key(3))
            .build();
    assertThat(rotated.user("alice")).startsWith("u.k2.");
    assertThat(rotated.candidates("user", "alice"))
        .hasSize(3)
        .startsWith(rotated.user("alice"), PSEUDONYMS.user("alice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "a.b", "k-1", "\u00e9", "\u212a"})
  void aKeyIdThatCannotBeShownIsRefused(String keyId) {
    assertThatThrownBy(() -> Pseudonymizer.of(keyId, KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 4");
  }

  @Test
  void aShortKeyAndAWrongSetOfKeysAreRefused() {
    assertThatThrownBy(() -> Pseudonymizer.of("k1", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32")
        .hasMessageContaining("31");
    assertThatThrownBy(() -> Pseudonymizer.builder().key("a", KEY).retiredKey("a", key(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id a");
    assertThatThrownBy(() -> Pseudonymizer.builder().key("a", KEY).key("b", KEY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("retiredKey");
    assertThatThrownBy(() -> Pseudonymizer.builder().retiredKey("a", KEY).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none()");
  }

  @Test
  void theKeyIsCopiedAndNotShown() {
    byte[] key = key(4);
    Pseudonymizer pseudonyms = Pseudonymizer.of("k4", key);
    String before = pseudonyms.user("alice");
    Arrays.fill(key, (byte) 0);
    assertThat(pseudonyms.user("alice")).isEqualTo(before);
    assertThat(pseudonyms.toString()).isEqualTo("Pseudonymizer[k4]");
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    List<String> alone = IntStream.range(0, 2_000).mapToObj(i -> PSEUDONYMS.user("u" + i)).toList();
    assertThat(
            IntStream.range(0, 2_000).parallel().mapToObj(i -> PSEUDONYMS.user("u" + i)).toList())
        .isEqualTo(alone);
  }
}
