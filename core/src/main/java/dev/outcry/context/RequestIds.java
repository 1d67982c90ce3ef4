package dev.outcry.context;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.HeaderFields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes request ids and decides which ids of callers are kept. An id is a label that links a
 * response to its log lines; it is never trusted for anything else.
 *
 * <p>A caller's id is kept as it is or replaced, never trimmed: a changed id would match neither
 * side's logs. Immutable and thread-safe, given a thread-safe generator.
 *
 * @since 0.1.0
 */
public final class RequestIds {

  /** Whose ids are kept. */
  public enum Trust {
    /** Anybody's, if its form is valid. The default. */
    VALIDATE,
    /** Those of the trusted peers, if the form is valid. */
    TRUSTED_PEERS,
    /** Nobody's: every request gets an id of ours. */
    NEVER
  }

  /** By character. A table, because branches on the digits of a random id cannot be predicted. */
  private static final boolean[] ALLOWED = new boolean[128];

  static {
    String all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    for (int i = 0; i < all.length(); i++) {
      ALLOWED[all.charAt(i)] = true;
    }
  }

  private static final RequestIds DEFAULTS = builder().build();

  private final List<String> headers;
  private final Trust trust;
  private final List<AddressRange> trustedPeers;

  /** The application's; null for ours, whose ids need no check. */
  private final @Nullable Supplier<String> generator;

  private RequestIds(Builder builder) {
    this.headers = List.copyOf(builder.headers);
    this.trust = builder.trust;
    this.trustedPeers = List.copyOf(builder.trustedPeers);
    this.generator = builder.generator;
  }

  /**
   * {@code X-Request-Id}, {@link Trust#VALIDATE}, and time-ordered ids in the shape of a UUID.
   *
   * @return the policy
   */
  public static RequestIds defaults() {
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
   * {@return whether the text can be a request id: 1 to 128 of {@code [A-Za-z0-9._-]}}
   *
   * @param id what a caller has sent
   */
  public static boolean isValid(String id) {
    int length = id.length();
    if (length == 0 || length > Bounds.REQUEST_ID_CHARS) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = id.charAt(i);
      if (c >= ALLOWED.length || !ALLOWED[c]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A new id. A generator that fails or gives an invalid id is stood in for by the default one.
   *
   * @return a valid id
   */
  public String next() {
    if (generator == null) {
      return TimeOrderedIds.next();
    }
    try {
      String id = generator.get();
      if (id != null && isValid(id)) {
        return id;
      }
    } catch (Throwable broken) {
      // foreign code; an id is needed now, and a failing generator must not fail the request
    }
    return TimeOrderedIds.next();
  }

  /**
   * The id of a request: the caller's where the policy keeps it, else a new one. The first header
   * that is present decides; it must stand there once and be valid.
   *
   * @param headers gives the lines of a header by its name; empty where it is absent
   * @param peer the address of the direct peer; null if unknown
   * @return the caller's id, or a new one
   */
  public String accept(Function<String, List<String>> headers, @Nullable String peer) {
    return accept(headers, Function::apply, peer);
  }

  /**
   * As {@link #accept(Function, String)}, for a function that is made once and not for each
   * request.
   *
   * @param <R> what it gives
   * @param request has the headers
   * @param headers gives the lines of a request's header by its name; empty where it is absent
   * @param peer the address of the direct peer; null if unknown
   * @return the caller's id, or a new one
   */
  public <R> String accept(
      R request, BiFunction<R, String, List<String>> headers, @Nullable String peer) {
    if (!trusts(peer)) {
      return next();
    }
    for (int i = 0; i < this.headers.size(); i++) { // an iterator would be one more per request
      List<String> lines = headers.apply(request, this.headers.get(i));
      if (!lines.isEmpty()) {
        return lines.size() == 1 && isValid(lines.get(0)) ? lines.get(0) : next();
      }
    }
    return next();
  }

  /**
   * {@return whether labels of this peer's are kept, if their form is valid: its request ids, and
   * the trace that it names}
   *
   * @param peer the address of the direct peer; null if unknown
   */
  public boolean trusts(@Nullable String peer) {
    return switch (trust) {
      case VALIDATE -> true;
      case TRUSTED_PEERS -> trustedPeers.stream().anyMatch(range -> range.contains(peer));
      case NEVER -> false;
    };
  }

  /** {@return the header that carries the id in every response: the first of the headers} */
  public String responseHeader() {
    return headers.get(0);
  }

  /** Collects the settings; not thread-safe. */
  public static final class Builder {
    private List<String> headers = List.of("X-Request-Id");
    private Trust trust = Trust.VALIDATE;
    private List<AddressRange> trustedPeers = List.of();
    private @Nullable Supplier<String> generator;

    private Builder() {}

    /**
     * Sets the request headers that may carry an id, the first present one decides. The first is
     * also the response's. Default: {@code X-Request-Id}.
     *
     * @param first the header that responses carry too
     * @param others asked after it, in this order
     * @return this builder
     * @throws IllegalArgumentException if one is no name of a header
     */
    public Builder headers(String first, String... others) {
      List<String> names = new ArrayList<>();
      names.add(first);
      names.addAll(List.of(others));
      for (String name : names) {
        if (!HeaderFields.isToken(name)) {
          throw new IllegalArgumentException("\"" + name + "\" is no name of a header");
        }
      }
      this.headers = names;
      return this;
    }

    /**
     * Sets whose ids are kept. Default: {@link Trust#VALIDATE}.
     *
     * @param trust whose ids are kept
     * @return this builder
     */
    public Builder trust(Trust trust) {
      this.trust = trust;
      return this;
    }

    /**
     * Sets the peers whose ids are kept, and the policy to {@link Trust#TRUSTED_PEERS}.
     *
     * @param ranges addresses or CIDR ranges, such as {@code 10.0.0.0/8}; names are not looked up
     * @return this builder
     * @throws IllegalArgumentException if one is neither
     */
    public Builder trustedPeers(String... ranges) {
      List<AddressRange> peers = new ArrayList<>();
      for (String range : ranges) {
        peers.add(AddressRange.parse(range));
      }
      this.trustedPeers = peers;
      this.trust = Trust.TRUSTED_PEERS;
      return this;
    }

    /**
     * Sets what makes new ids. Default: UUIDs of version 7.
     *
     * @param generator what makes ids
     * @return this builder
     */
    public Builder generator(Supplier<String> generator) {
      this.generator = generator;
      return this;
    }

    /**
     * Builds it.
     *
     * @return the policy
     * @throws IllegalStateException if only trusted peers' ids are kept and no peer is trusted
     */
    public RequestIds build() {
      if (trust == Trust.TRUSTED_PEERS && trustedPeers.isEmpty()) {
        throw new IllegalStateException(
            "Trust.TRUSTED_PEERS needs trustedPeers(\"10.0.0.0/8\", ..); for nobody's ids use"
                + " Trust.NEVER");
      }
      return new RequestIds(this);
    }
  }
}
