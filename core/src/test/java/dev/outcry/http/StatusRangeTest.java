package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure has a status from 400 to 599, so that none is ever answered with a 200. */
class StatusRangeTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 100, 200, 204, 302, 399, 600, 900, 999_999})
  void otherNumbersAreRefusedWithTheNumberInTheMessage(int status) {
    String message = "the status of a failure is 400 to 599, not " + status;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpException(status))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpException(status, "text", new Exception()))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpErrors.of(status))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpErrors.abort(status, "text"))
        .withMessage(message);
    assertThat(HttpStatus.isError(status)).isFalse();
  }

  @Test
  void everyStatusOfTheRangeCanBeThrown() {
    for (int status = 400; status <= 599; status++) {
      assertThat(HttpErrors.of(status).status()).isEqualTo(status);
      assertThat(new HttpException(status).status()).isEqualTo(status);
      assertThat(HttpStatus.isError(status)).isTrue();
    }
  }
}
