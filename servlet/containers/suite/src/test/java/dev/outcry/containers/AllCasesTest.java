package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.containers.KnownExceptions.KnownException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of cases holds together. */
class AllCasesTest {

  @Test
  void idsAreUnique() {
    assertThat(AllCases.IN_ORDER).extracting(Case::id).doesNotHaveDuplicates();
  }

  @Test
  void everyPromiseHasACase() {
    assertThat(AllCases.IN_ORDER)
        .extracting(Case::number)
        .containsAll(IntStream.rangeClosed(1, 123).boxed().toList());
  }

  @Test
  void everyExceptionNamesACase() {
    assertThat(AllCases.IN_ORDER)
        .extracting(Case::id)
        .containsAll(KnownExceptions.ALL.stream().map(KnownException::id).toList());
  }
}
