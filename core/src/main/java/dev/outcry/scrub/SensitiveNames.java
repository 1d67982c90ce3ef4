package dev.outcry.scrub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The names whose values must not be seen: passwords, tokens, keys, numbers of cards and accounts.
 *
 * <p>Names are compared by words, not by substrings, and in any spelling: {@code api_key}, {@code
 * apiKey}, {@code X-API-Key} and {@code apikey} are one name; {@code author} is not {@code auth}
 * and {@code passwordPolicy} is no password. Of a name the last 256 characters are looked at.
 * Nothing here throws on use. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SensitiveNames {

  private static final SensitiveNames DEFAULTS = builder().build();

  private final NamePhrases phrases;
  private final Set<String> openCookies;
  private final boolean addedInA;

  private SensitiveNames(NamePhrases phrases, Set<String> openCookies, boolean addedInA) {
    this.phrases = phrases;
    this.openCookies = openCookies;
    this.addedInA = addedInA;
  }

  /** {@return names of secrets, of cards, accounts and persons' numbers; every cookie} */
  public static SensitiveNames defaults() {
    return DEFAULTS;
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return whether the value of such a field, property or MDC key must not be seen}
   *
   * @param name the name, in any case
   */
  public boolean field(String name) {
    return field(name, 0, name.length());
  }

  /** {@link #field(String)} for a part of a text; allocates nothing. */
  boolean field(CharSequence text, int from, int to) {
    return NameScan.isSensitive(phrases, text, from, to, NamePhrases.FOR_FIELD);
  }

  /** Whether a name that ends there may say anything: most do not, and this is quick. */
  boolean mayEndAt(String text, int end, int limit) {
    return phrases.starts().mayEndAt(text, end, limit);
  }

  /** What a name in front of a {@code =} or {@code :} of a free text says. */
  NameKind inText(String text, int from, int to) {
    return NameScan.kindOf(phrases, text, from, to, NamePhrases.FOR_TEXT);
  }

  /** Whether a name of the application's own ends as names of source files do. */
  boolean hasAddedInA() {
    return addedInA;
  }

  /**
   * Whether the value of such a header must not be seen. Case means nothing here.
   *
   * @param name the name, in any case
   * @return whether its value must not be seen
   */
  public boolean header(String name) {
    return NameScan.isSensitive(phrases, name, 0, name.length(), NamePhrases.FOR_HEADER);
  }

  /**
   * {@return whether the value of such a parameter of a query or form must not be seen}
   *
   * @param name the name, in any case
   */
  public boolean parameter(String name) {
    return NameScan.isSensitive(phrases, name, 0, name.length(), NamePhrases.FOR_PARAMETER);
  }

  /**
   * {@return whether the value of such a cookie must not be seen: unless it is allowed by this very
   * name}
   *
   * @param name the name, in any case
   */
  public boolean cookie(String name) {
    return !openCookies.contains(name);
  }

  /** Builds {@link SensitiveNames}. Not thread-safe. */
  public static final class Builder {

    private final List<String> added = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private final Set<String> openCookies = new HashSet<>();
    private boolean clientAddresses;

    private Builder() {}

    /**
     * Masks what goes under these names too, wherever a name ends in their words: {@code tenantPin}
     * covers {@code tenant_pin} and {@code X-Tenant-Pin}.
     *
     * @param names the names
     * @return this builder
     * @throws IllegalArgumentException for a name without letters and digits, or with some that are
     *     not ASCII
     */
    public Builder add(String... names) {
      for (String name : names) {
        added.add(words(name));
      }
      return this;
    }

    /**
     * Shows what goes under these names, whatever else is said of them: {@code session} shows the
     * field {@code session}, and not {@code user_session}. Cookies have {@link #allowCookies}.
     *
     * @param names the names
     * @return this builder
     * @throws IllegalArgumentException for a name without letters and digits, or with some that are
     *     not ASCII
     */
    public Builder allow(String... names) {
      for (String name : names) {
        allowed.add(words(name));
      }
      return this;
    }

    /**
     * Shows the values of these cookies; their names are compared as they are. Default: none.
     *
     * @param names the names
     * @return this builder
     */
    public Builder allowCookies(String... names) {
      Collections.addAll(openCookies, names);
      return this;
    }

    /**
     * Masks what tells where a client is: {@code X-Forwarded-For}, {@code remote_addr}, ...
     *
     * @return this builder
     */
    public Builder clientAddresses() {
      clientAddresses = true;
      return this;
    }

    /** {@return the names} */
    public SensitiveNames build() {
      NamePhrases phrases = new NamePhrases();
      NameTable.addTo(phrases);
      if (clientAddresses) {
        NameTable.addAddressesTo(phrases);
      }
      added.forEach(name -> phrases.add(name, NamePhrases.FOR_ALL | NamePhrases.ADDED));
      allowed.forEach(name -> phrases.add(name, NamePhrases.ALLOWED));
      boolean addedInA = added.stream().anyMatch(name -> name.endsWith("a"));
      return new SensitiveNames(phrases, Set.copyOf(openCookies), addedInA);
    }

    private static String words(String name) {
      Objects.requireNonNull(name, "name");
      String words = NameScan.words(name).toLowerCase(Locale.ROOT);
      if (words.isEmpty() || words.length() > NamePhrases.CHARS) {
        throw new IllegalArgumentException(
            "a name has 1 to "
                + NamePhrases.CHARS
                + " ASCII letters and digits, for example \"tenant_pin\", not \""
                + (name.length() > NamePhrases.CHARS ? "a longer one" : name)
                + '"');
      }
      return words;
    }
  }
}
