package dev.outcry.validation;

import static dev.outcry.validation.Validators.failure;
import static dev.outcry.validation.Validators.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpException;
import dev.outcry.internal.JsonText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the violation is, as clients read it and as a JSON Pointer. */
class FieldPathsTest {

  record Item(@Min(1) int qty) {}

  private static void assertPlace(Object bean, String path, String pointer) {
    HttpException failure = failure(bean);
    assertThat(failure.errors()).containsOnlyKeys(path);
    assertThat(pointer(failure)).isEqualTo(pointer);
  }

  private record Nested(@Valid Item item) {}

  private record Deep(@Valid Nested nested) {}

  @Test
  void nestedProperties() {
    assertPlace(new Deep(new Nested(new Item(0))), "nested.item.qty", "#/nested/item/qty");
  }

  private record Lists(List<@Valid Item> items) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Arrays(@Valid Item[] items) {}

  private record Words(List<@NotBlank String> words) {}

  private record Table(List<List<@NotBlank String>> rows) {}

  private record Items(List<@NotNull @Valid Item> items) {}

  @Test
  void elementsOfListsAndArrays() {
    Item right = new Item(1);
    Item wrong = new Item(0);
    assertPlace(new Lists(List.of(right, wrong)), "items[1].qty", "#/items/1/qty");
    assertPlace(new Arrays(new Item[] {right, wrong}), "items[1].qty", "#/items/1/qty");
    assertPlace(new Words(List.of("a", "")), "words[1]", "#/words/1");
    assertPlace(new Table(List.of(List.of("a"), List.of("b", ""))), "rows[1][1]", "#/rows/1/1");
    assertPlace(new Items(Collections.singletonList(null)), "items[0]", "#/items/0");
  }

  private record Tags(Set<@NotBlank String> tags, Set<@Valid Item> items) {}

  @Test
  void anElementOfASetHasNoPlaceOfItsOwn() {
    assertPlace(new Tags(Set.of(" "), Set.of()), "tags[]", "#/tags");
    assertPlace(new Tags(Set.of(), Set.of(new Item(0))), "items[].qty", "#/items");
  }

  private record Optionals(Optional<@NotBlank String> word, Optional<@Valid Item> item) {}

  @Test
  void anOptionalIsNoStep() {
    assertPlace(new Optionals(Optional.of(" "), Optional.empty()), "word", "#/word");
    assertPlace(
        new Optionals(Optional.of("a"), Optional.of(new Item(0))), "item.qty", "#/item/qty");
  }

  private record Prices(Map<String, @Min(1) Integer> prices) {}

  private record Shelves(Map<String, @Valid Item> shelves) {}

  private record Labels(Map<String, List<@NotBlank String>> labels) {}

  private enum Currency {
    EUR
  }

  private record Rates(Map<Currency, @Min(1) Integer> rates, Map<Long, @Min(1) Integer> years) {}

  @Test
  void valuesOfMaps() {
    assertPlace(new Prices(Map.of("EUR", 0)), "prices[EUR]", "#/prices/EUR");
    assertPlace(
        new Shelves(Map.of("left", new Item(0))), "shelves[left].qty", "#/shelves/left/qty");
    assertPlace(new Labels(Map.of("de", List.of("a", ""))), "labels[de][1]", "#/labels/de/1");
    assertPlace(new Rates(Map.of(Currency.EUR, 0), Map.of()), "rates[EUR]", "#/rates/EUR");
    assertPlace(new Rates(Map.of(), Map.of(1999L, 0)), "years[1999]", "#/years/1999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b",
        "a]b",
        "\"]",
        "a\\",
        "'it'",
        "a/b~",
        "a\n\u0000",
        "",
        "\uD800",
        "a b",
        "12345"
      })
  void aKeyThatDoesNotLookLikeANameMayBeAValue(String key) {
    assertPlace(new Prices(Map.of(key, 0)), "prices[]", "#/prices");
    assertPlace(new Shelves(Map.of(key, new Item(0))), "shelves[].qty", "#/shelves");
  }

  @Test
  void aKeyOfLettersIsOneInAnyLanguage() {
    assertPlace(new Prices(Map.of("caf\u00e9", 0)), "prices[caf\u00e9]", "#/prices/caf%C3%A9");
  }

  private record Key(@Min(1) int number) {}

  private record Keys(
      Map<@Email String, String> people,
      Map<@Valid Key, String> cascaded,
      Map<String, Key> unused) {}

  @Test
  void aKeyThatIsItselfWrongIsNotRepeated() {
    assertPlace(new Keys(Map.of("s3cret", "x"), Map.of(), Map.of()), "people[]", "#/people");
    assertPlace(
        new Keys(Map.of(), Map.of(new Key(0), "x"), Map.of()), "cascaded[].number", "#/cascaded");
  }

  private record Node(@Valid Node next, @Min(1) int number) {}

  @Test
  void aPathThatIsTooLongEndsWhereItIsStillThePathOfSomething() {
    Node node = new Node(null, 0);
    for (int i = 0; i < 500; i++) {
      node = new Node(node, 1);
    }
    HttpException failure = failure(node);
    String path = failure.errors().keySet().iterator().next();
    assertThat(path).startsWith("next.next.").endsWith(".next");
    assertThat(JsonText.bytes(path)).isBetween(240, 256);
  }

  /** Says nothing right of any bean. */
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = Never.Check.class)
  @interface Never {
    String message() default "never";

    /** The property to blame; empty for the bean. */
    String property() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Is not pleased. */
    final class Check implements ConstraintValidator<Never, Object> {
      private String property;

      @Override
      public void initialize(Never annotation) {
        property = annotation.property();
      }

      @Override
      public boolean isValid(Object bean, ConstraintValidatorContext context) {
        if (!property.isEmpty()) {
          context.disableDefaultConstraintViolation();
          context
              .buildConstraintViolationWithTemplate("never")
              .addPropertyNode(property)
              .addConstraintViolation();
        }
        return false;
      }
    }
  }

  @Never
  private record Range() {}

  private record Ranges(@Valid Range range, List<@Valid Range> more) {}

  @Test
  void aConstraintOfABeanHasThePathOfTheBean() {
    assertPlace(new Range(), "", "#");
    assertPlace(new Ranges(new Range(), List.of()), "range", "#/range");
    assertPlace(new Ranges(null, List.of(new Range())), "more[0]", "#/more/0");
  }

  @Never(property = "a.b[0]\"")
  private record Odd() {}

  private record Odds(@Valid Odd odd) {}

  @Test
  void aPropertyOfAnyNameIsOneStep() {
    assertPlace(new Odd(), "[\"a.b[0]\\\"\"]", "#/a.b%5B0%5D%22");
    assertPlace(new Odds(new Odd()), "odd[\"a.b[0]\\\"\"]", "#/odd/a.b%5B0%5D%22");
  }
}
