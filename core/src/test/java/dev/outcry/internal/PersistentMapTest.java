package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each map keeps what it was made with, whoever makes others of it. */
class PersistentMapTest {

  private static final PersistentMap<@Nullable Integer> NONE = PersistentMap.empty();

  @Test
  void twoThatAreMadeOfOneKnowNothingOfEachOther() {
    PersistentMap<@Nullable Integer> base = NONE.with("a", 1);
    PersistentMap<@Nullable Integer> left = base.with("left", 2);
    PersistentMap<@Nullable Integer> right = base.with("right", 3);
    assertThat(base).containsExactly(entry("a", 1));
    assertThat(left).containsExactly(entry("a", 1), entry("left", 2));
    assertThat(right).containsExactly(entry("a", 1), entry("right", 3));
  }

  @Test
  void aChangedValueIsSeenByNobodyElse() {
    PersistentMap<@Nullable Integer> base = NONE.with("a", 1).with("b", 2);
    PersistentMap<@Nullable Integer> longer = base.with("c", 3);
    assertThat(base.with("a", 9)).containsExactly(entry("a", 9), entry("b", 2));
    assertThat(longer.with("b", null))
        .containsExactly(entry("a", 1), entry("b", null), entry("c", 3));
    assertThat(base).containsExactly(entry("a", 1), entry("b", 2));
    assertThat(longer).containsExactly(entry("a", 1), entry("b", 2), entry("c", 3));
  }

  @Test
  void itAgreesWithAMapThatIsCopiedEachTime() {
    Random random = new Random(11);
    List<PersistentMap<@Nullable Integer>> maps = new ArrayList<>(List.of(NONE));
    List<Map<String, @Nullable Integer>> copies = new ArrayList<>(List.of(Map.of()));
    for (int i = 0; i < 2_000; i++) {
      int from = random.nextInt(maps.size());
      String name = "n" + random.nextInt(40);
      boolean removes = random.nextInt(5) == 0;
      Map<String, @Nullable Integer> copy = new LinkedHashMap<>(copies.get(from));
      if (removes) {
        copy.remove(name);
      } else {
        copy.put(name, i);
      }
      maps.add(removes ? maps.get(from).without(name) : maps.get(from).with(name, i));
      copies.add(copy);
    }
    for (int i = 0; i < maps.size(); i++) {
      assertThat(new ArrayList<>(maps.get(i).entrySet()))
          .isEqualTo(new ArrayList<>(copies.get(i).entrySet()));
    }
  }

  @Test
  void aNameThatIsNotThereIsNotFound() {
    PersistentMap<@Nullable Integer> map = NONE.with("a", null);
    assertThat(map.containsKey("a")).isTrue();
    assertThat(map.containsKey("b")).isFalse();
    assertThat(map.containsKey(null)).isFalse();
    assertThat(map.get("b")).isNull();
    Iterator<?> entries = map.entrySet().iterator();
    entries.next();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void threadsThatExtendOneMapGetEachTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 200; round++) {
        PersistentMap<@Nullable Integer> base = NONE.with("a", round);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<PersistentMap<@Nullable Integer>>> made = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          String name = "of-" + i;
          int value = i;
          made.add(
              threads.submit(
                  () -> {
                    go.await();
                    return base.with(name, value);
                  }));
        }
        go.countDown();
        for (int i = 0; i < 4; i++) {
          assertThat(made.get(i).get(1, TimeUnit.MINUTES))
              .containsExactly(entry("a", round), entry("of-" + i, i));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatItIsStoredAsHasNothingOfOthers() throws Exception {
    PersistentMap<@Nullable Integer> base = NONE.with("a", 1);
    assertThat(base.with("somebody-elses", 2)).hasSize(2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(base);
    }
    assertThat(bytes.toString("ISO-8859-1")).doesNotContain("somebody-elses");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(base);
    }
  }
}
