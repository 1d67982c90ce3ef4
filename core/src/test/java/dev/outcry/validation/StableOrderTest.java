package dev.outcry.validation;

import static dev.outcry.validation.Validators.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Violations come in a set without an order; the answer has one, and always the same. */
class StableOrderTest {

  private record Item(@Min(1) @Positive int qty, @AssertTrue boolean ok) {}

  private record Order(
      @Min(1) int number,
      List<@Valid Item> items,
      Map<String, @Min(1) Integer> prices,
      Map<Integer, @Min(1) Integer> years,
      @Valid Item first) {}

  private static final Order WRONG =
      new Order(
          0,
          IntStream.range(0, 12).mapToObj(i -> new Item(0, i % 2 == 0)).toList(),
          new TreeMap<>(Map.of("b", 0, "a", 0, "B", 0, "10", 0, "9", 0)),
          Map.of(10, 0, 9, 0),
          new Item(0, false));

  @Test
  void pathsInTheirOrderWithIndicesAsNumbersAndThenMessages() {
    Map<String, List<String>> errors = Validators.errors(WRONG);
    assertThat(errors.keySet())
        .containsExactly(
            "first.ok",
            "first.qty",
            "items[0].qty",
            "items[1].ok",
            "items[1].qty",
            "items[2].qty",
            "items[3].ok",
            "items[3].qty",
            "items[4].qty",
            "items[5].ok",
            "items[5].qty",
            "items[6].qty",
            "items[7].ok",
            "items[7].qty",
            "items[8].qty",
            "items[9].ok",
            "items[9].qty",
            "items[10].qty",
            "items[11].ok",
            "items[11].qty",
            "number",
            "prices[10]",
            "prices[9]",
            "prices[B]",
            "prices[a]",
            "prices[b]",
            "years[10]",
            "years[9]");
    assertThat(errors.get("items[0].qty"))
        .containsExactly("must be greater than 0", "must be greater than or equal to 1");
  }

  @Test
  void whateverTheOrderOfTheSet() {
    List<ConstraintViolation<Order>> violations = new ArrayList<>(ENGLISH.validate(WRONG));
    List<Map.Entry<String, List<String>>> expected =
        List.copyOf(Validators.errors(WRONG).entrySet());
    Random random = new Random(422);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(violations, random);
      assertThat(Violations.toHttpException(violations).errors().entrySet())
          .containsExactlyElementsOf(expected);
    }
  }

  private record Words(Set<@Min(1) Integer> numbers, @Min(1) int other) {}

  @Test
  void whatCannotBeToldApartIsSaidOnce() {
    Set<Integer> numbers = IntStream.range(-500, 1).boxed().collect(Collectors.toSet());
    assertThat(Validators.errors(new Words(numbers, 0)))
        .isEqualTo(
            Map.of(
                "numbers[]", List.of("must be greater than or equal to 1"),
                "other", List.of("must be greater than or equal to 1")));
  }

  private record Labels(Map<String, @Min(1) Integer> labels, @Min(1) int other) {}

  @Test
  void norIsWhatTheirKeysWouldTellApart() {
    Map<String, Integer> labels =
        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "x".repeat(300) + i, i -> 0));
    assertThat(Validators.errors(new Labels(labels, 0)))
        .isEqualTo(
            Map.of(
                "labels[]", List.of("must be greater than or equal to 1"),
                "other", List.of("must be greater than or equal to 1")));
  }
}
