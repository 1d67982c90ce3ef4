package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Maps of anything become maps of little that is clean. */
class ScrubbedMapsTest {

  @Test
  void valuesAreMaskedByNameAndByText() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", "Ann");
    map.put("mail", "to bob@shop.example");
    map.put("password", "x");
    map.put("pin", 1234);
    map.put("tokens", List.of(1, "bob@shop.example", 4111111111111111L));
    map.put("credentials", Map.of("user", "u"));
    map.put("inner", Map.of("apiKey", new char[] {'a'}));
    map.put("array", new Object[] {Map.of("secret", true), new int[] {1, 2}});
    map.put("token", null);
    map.put("cookie", "");
    map.put("bob@shop.example", 1);
    assertThat(DATA.map(map).toString())
        .isEqualTo(
            "{name=Ann, mail=to [email], password=[secret], pin=[secret], tokens=[1, [email], [card]],"
                + " credentials=[secret], inner={apiKey=[secret]}, array=[{secret=[secret]}, [1, 2]],"
                + " token=null, cookie=, [email]=1}");
  }

  @Test
  void theCopyIsImmutableAndOfItsOwn() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, ?> copy = DATA.map(Map.of("a", list));
    list.add(2);
    assertThat(copy.toString()).isEqualTo("{a=[1]}");
    assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(DATA.map(DATA.map(Map.of("token", "x"))).toString()).isEqualTo("{token=[secret]}");
  }

  @Test
  void cyclicAndDeepAndHugeOnesEnd() {
    Map<String, Object> cyclic = new HashMap<>();
    cyclic.put("me", cyclic);
    assertThat(DATA.map(cyclic).toString()).isEqualTo("{me=[cyclic]}");
    Map<String, Object> deep = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      deep = new HashMap<>(Map.of("d", deep));
    }
    assertThat(DATA.map(deep).toString()).hasSizeLessThan(200);
    assertThat(DATA.map(Map.of("a", IntStream.range(0, 100_000).boxed().toList())).toString())
        .hasSizeLessThan(8_000);
    assertThat(DATA.map(Map.of("a", "x".repeat(20_000_000))).toString()).hasSizeLessThan(70_000);
  }

  @Test
  void hostileObjectsAreHeldOff() {
    Object hostile =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError();
          }
        };
    assertThat(DATA.map(Map.of("a", hostile)).toString()).isEqualTo("{a=[unprintable]}");
    assertThat(DATA.map(Map.of("secret", hostile)).toString()).isEqualTo("{secret=[secret]}");
    Map<String, Object> failing =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, Object>> entrySet() {
            throw new IllegalStateException("bob@shop.example");
          }
        };
    assertThat(DATA.map(failing).toString()).doesNotContain("bob");
    Map<Object, Object> keys = new HashMap<>();
    keys.put(null, 1);
    keys.put(7, Arrays.asList(1, null));
    assertThat(DATA.map(Map.of("a", keys)).toString()).contains("null=1").contains("7=[1, null]");
  }

  @Test
  void aSecretIsFoundBeforeTheTextIsCut() {
    String text = "x ".repeat(32_700) + "bob@shop.example";
    assertThat(DATA.map(Map.of("a", text)).toString()).doesNotContain("bob");
  }
}
