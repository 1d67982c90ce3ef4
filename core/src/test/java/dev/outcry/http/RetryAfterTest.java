package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.http.HttpErrors.ServiceUnavailable;
import dev.outcry.http.HttpErrors.TooManyRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 section 10.2.3: whole seconds, rounded up, since a client that is early is refused. */
class RetryAfterTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT0.000000001S, 1",
    "PT0.999S, 1",
    "PT1S, 1",
    "PT1.001S, 2",
    "PT20S, 20",
    "PT2M, 120",
    "P1D, 86400",
    "PT9223372036854775807.999999999S, 9223372036854775807",
  })
  void isWholeSecondsRoundedUp(Duration delay, String value) {
    Map<String, List<String>> expected = Map.of("Retry-After", List.of(value));
    assertThat(new TooManyRequests(delay).headers()).isEqualTo(expected);
    assertThat(new ServiceUnavailable(delay).headers()).isEqualTo(expected);
    assertThat(new HttpException(413).retryAfter(delay).headers()).isEqualTo(expected);
  }

  @Test
  void theLastOneReplacesTheOnesBefore() {
    HttpException error =
        new TooManyRequests(Duration.ofSeconds(20))
            .header("retry-after", "30")
            .header("X-A", "1")
            .retryAfter(Duration.ofSeconds(5));
    assertThat(error.headers().get("Retry-After")).containsExactly("5");
    assertThat(error.headers()).hasSize(2);
  }

  @Test
  void replacingGivesBackTheRoomOfTheReplaced() {
    HttpException error = new TooManyRequests();
    for (int i = 0; i < 10_000; i++) {
      error.retryAfter(Duration.ofSeconds(i));
    }
    assertThat(error.headers().get("Retry-After")).containsExactly("9999");
  }

  @Test
  void aNegativeDelayIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TooManyRequests(Duration.ofMillis(-1)))
        .withMessageContaining("PT-0.001S");
  }
}
