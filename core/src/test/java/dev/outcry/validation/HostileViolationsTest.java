package dev.outcry.validation;

import static dev.outcry.validation.Validators.ENGLISH;
import static dev.outcry.validation.Validators.errors;
import static dev.outcry.validation.Validators.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many violations, long ones, and keys that do not behave. */
class HostileViolationsTest {

  private record Numbers(List<@Min(1) Integer> numbers) {}

  /** The same violations over and over: nobody who walks them is asked to keep them. */
  private static final class Many extends AbstractSet<ConstraintViolation<?>> {
    private final List<ConstraintViolation<Numbers>> some;
    private final AtomicInteger walks = new AtomicInteger();

    Many(List<ConstraintViolation<Numbers>> some) {
      this.some = some;
    }

    @Override
    public Iterator<ConstraintViolation<?>> iterator() {
      walks.incrementAndGet();
      return IntStream.range(0, size())
          .<ConstraintViolation<?>>mapToObj(i -> some.get(i % some.size()))
          .iterator();
    }

    @Override
    public int size() {
      return 1_000_000;
    }
  }

  @Test
  void ofAMillionViolationsTheFirstHundredAreSaid() {
    Numbers zeros = new Numbers(IntStream.range(0, 1_000).map(i -> 0).boxed().toList());
    Many many = new Many(new ArrayList<>(ENGLISH.validate(zeros)));
    HttpException failure = Violations.toHttpException(many);
    assertThat(failure.errors().keySet())
        .containsExactlyElementsOf(
            IntStream.range(0, 100).mapToObj(i -> "numbers[" + i + "]").toList());
    assertThat(failure.getMessage()).startsWith("1000000 constraint violations in ");
    assertThat(many.walks).hasValueLessThanOrEqualTo(2);
  }

  private record Keyed(Map<Object, @Min(1) Integer> keyed) {}

  /** A key as bad as they come. */
  private static final class Hostile {
    private final Error error;
    private final String text;

    Hostile(Error error, String text) {
      this.error = error;
      this.text = text;
    }

    @Override
    public String toString() {
      if (error != null) {
        throw error;
      }
      return text;
    }
  }

  @Test
  void aKeyThatDoesNotSayWhatItIsIsLeftOut() {
    Map<Object, Integer> keyed = new LinkedHashMap<>();
    for (Error error : List.of(new StackOverflowError(), new AssertionError("s3cret"))) {
      keyed.put(new Hostile(error, ""), 0);
    }
    keyed.put(new Hostile(null, null), 0);
    keyed.put(null, 0);
    assertThat(errors(new Keyed(keyed)))
        .isEqualTo(Map.of("keyed[]", List.of("must be greater than or equal to 1")));
  }

  @Test
  void aKeyThatNeverSaysTheSameIsSortedAllTheSame() {
    AtomicInteger count = new AtomicInteger();
    Map<Object, Integer> keyed = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      keyed.put(
          new Object() {
            @Override
            public String toString() {
              return Integer.toString(count.incrementAndGet() * 7_919 % 1_000);
            }
          },
          0);
    }
    assertThat(errors(new Keyed(keyed))).isNotEmpty();
  }

  private record Lengthy(@Size(min = 1, max = 1, message = "{msg}") String text) {}

  @Test
  void aLongMessageIsCut() {
    Path root = ENGLISH.validate(new Lengthy("")).iterator().next().getPropertyPath();
    HttpException failure =
        Violations.toHttpException(List.of(violation(root, "m".repeat(1_000_000))));
    assertThat(failure.errors().get("text").get(0)).hasSizeBetween(1_000, 1_024).endsWith("\u2026");
  }

  @Test
  void aViolationThatSaysNothingIsSaidToBeOne() {
    Path root = ENGLISH.validate(new Lengthy("")).iterator().next().getPropertyPath();
    assertThat(Violations.toHttpException(List.of(violation(root, null))).errors())
        .isEqualTo(Map.of("text", List.of("is not valid")));
  }
}
