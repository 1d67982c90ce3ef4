package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** All members of a payload share one bound; what is set again gives back what it had taken. */
class PayloadBoundsTest {

  private static final List<Integer> THOUSAND = Collections.nCopies(1_000, 1);

  @Test
  void aMemberThatIsSetTenThousandTimesHasItsLastValue() {
    Payload payload = Payload.NONE.with("first", 1);
    for (int i = 1; i <= 10_000; i++) {
      payload = payload.with("attempt", i);
    }
    assertThat(payload.with("after", 2))
        .containsExactly(entry("first", 1), entry("attempt", 10_000), entry("after", 2));
  }

  @Test
  void aMemberThatIsSetAgainKeepsItsPlace() {
    assertThat(Payload.NONE.with("a", 1).with("b", 2).with("a", List.of(3)).with("c", 4))
        .containsExactly(entry("a", List.of(3)), entry("b", 2), entry("c", 4));
  }

  @Test
  void noMemberKeepsAValueThatItNoLongerHas() {
    Payload full = Payload.NONE.with("attempt", 1).with("list", THOUSAND);
    assertThat(full.with("attempt", 2)).containsEntry("attempt", 2);
    Payload wide = Payload.NONE.with("attempt", 1).with("text", "x".repeat(100_000));
    assertThat(wide.with("attempt", 2)).containsEntry("attempt", 2);
  }

  @Test
  void settingAgainNeverGivesBackMoreThanWasTaken() {
    Object deep = List.of(List.of(THOUSAND, Optional.of(Double.NaN)), BigInteger.TEN.pow(2_000));
    Payload payload = Payload.NONE.with("list", THOUSAND.subList(0, 500));
    for (int i = 0; i < 2_000; i++) {
      payload = payload.with("deep", deep).with("deep", "x".repeat(80_000)).with("deep", failing());
    }
    assertThat(payload.with("deep", 1).with("after", THOUSAND).get("after"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSizeBetween(400, 500);
  }

  private static Iterable<Integer> failing() {
    return new AbstractList<>() {
      @Override
      public Integer get(int index) {
        throw new IllegalStateException("closed");
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }

  @Test
  void aNewMemberBeyondTheBoundIsLeftOut() {
    Payload full = Payload.NONE.with("list", THOUSAND);
    assertThat(full.with("after", 1)).isSameAs(full);
  }

  @Test
  void aBigValueThatIsReplacedBySmallOneMakesRoom() {
    Payload payload = Payload.NONE.with("list", THOUSAND).with("list", 1).with("after", 2);
    assertThat(payload).containsExactly(entry("list", 1), entry("after", 2));
    assertThat(Payload.NONE.with("list", THOUSAND)).hasSize(1);
  }

  @Test
  void aMapOfMembersIsTakenAsIfTheyWereAddedOneByOne() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("z", 1);
    members.put("list", THOUSAND);
    members.put("after", 2);
    Payload added = Payload.NONE.with("z", 1).with("list", THOUSAND).with("after", 2);
    assertThat(Payload.copyOf(members)).isEqualTo(added).doesNotContainKey("after");
    assertThat(Payload.copyOf(added)).isSameAs(added);
  }

  @Test
  void namesCountAsWell() {
    Payload payload = Payload.NONE;
    for (int i = 0; i < 1_000; i++) {
      payload = payload.with("\u0001".repeat(120) + i, 1);
    }
    assertThat(payload.size()).isBetween(60, 100);
  }
}
