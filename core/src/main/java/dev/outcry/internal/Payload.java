package dev.outcry.internal;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The application's own members of an envelope: an immutable map in the order of adding whose
 * values are JSON-like already, within the bounds of a payload.
 */
@SuppressWarnings("serial") // the values are of serializable classes; their declared types are not
public final class Payload extends AbstractMap<String, @Nullable Object> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No member. */
  public static final Payload NONE = new Payload(PersistentMap.empty(), 0, 0);

  private final PersistentMap<@Nullable Object> members;
  private final int nodes;
  private final int bytes;

  private Payload(PersistentMap<@Nullable Object> members, int nodes, int bytes) {
    this.members = members;
    this.nodes = nodes;
    this.bytes = bytes;
  }

  /** These members; what is a {@code Payload} already is returned as it is. */
  public static Payload copyOf(Map<String, ? extends @Nullable Object> members) {
    if (members instanceof Payload payload) {
      return payload;
    }
    Payload copy = NONE;
    for (Map.Entry<String, ? extends @Nullable Object> member : members.entrySet()) {
      copy = copy.with(member.getKey(), member.getValue());
    }
    return copy;
  }

  /**
   * With this member, its value frozen now. A member that is there already keeps its place and
   * gives back what its old value had taken; a new one for which nothing is left stays out.
   */
  public Payload with(String key, @Nullable Object value) {
    String name = MemberNames.checkPayloadKey(key);
    boolean known = members.containsKey(name);
    JsonValues freezer = new JsonValues(Bounds.PAYLOAD_NODES - nodes, Bounds.PAYLOAD_BYTES - bytes);
    if (known) {
      freezer.giveBack(members.get(name));
    } else {
      freezer.name(name);
    }
    if (freezer.isSpent() && !known) {
      return this;
    }
    PersistentMap<@Nullable Object> more = members.with(name, freezer.freeze(value));
    return new Payload(
        more, Bounds.PAYLOAD_NODES - freezer.nodes(), Bounds.PAYLOAD_BYTES - freezer.bytes());
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return members.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return members.containsKey(key);
  }

  @Override
  public int size() {
    return members.size();
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return members.entrySet();
  }
}
