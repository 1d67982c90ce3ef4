package dev.outcry.classify;

import static dev.outcry.classify.Named.handle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is to blame, which decides how loud a failure is. */
class BlameTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  private Blame blameOf(Throwable error) {
    return handle(error, registry).classification().blame();
  }

  @ParameterizedTest
  @CsvSource({
    "400, CLIENT",
    "404, CLIENT",
    "429, CLIENT",
    "499, CLIENT",
    "500, SERVER",
    "501, SERVER",
    "505, SERVER",
    "507, SERVER",
    "599, SERVER",
    "502, DEPENDENCY",
    "504, DEPENDENCY",
    "503, OVERLOAD"
  })
  void theStatusTellsTheBlame(int status, Blame blame) {
    assertThat(Blame.of(status)).isEqualTo(blame);
    assertThat(blameOf(HttpErrors.of(status))).isEqualTo(blame);
  }

  @Test
  void theUnexpectedIsTheServers() {
    assertThat(blameOf(new IOException())).isEqualTo(Blame.SERVER);
  }

  @Test
  void aMappingMayNameTheBlame() {
    registry.map(IOException.class, 503, Blame.DEPENDENCY);
    assertThat(blameOf(new IOException())).isEqualTo(Blame.DEPENDENCY);
  }

  @Test
  void theStatusThatAHandlerAnswersWithTellsTheBlame() {
    registry.on(404, (error, context) -> ErrorEnvelope.of(503));
    assertThat(blameOf(HttpErrors.of(404))).isEqualTo(Blame.OVERLOAD);
  }

  @Test
  void aMappingWithoutABlameLeavesItToTheFinalStatus() {
    registry.map(IOException.class, 404).on(404, (error, context) -> ErrorEnvelope.of(503));
    assertThat(blameOf(new IOException())).isEqualTo(Blame.OVERLOAD);
  }

  @Test
  void aHandlerThatFailsIsTheServersFaultWhateverWasMapped() {
    registry
        .map(IOException.class, 404, Blame.CLIENT)
        .on(
            404,
            (error, context) -> {
              throw new IllegalStateException("the handler's own bug");
            });
    assertThat(blameOf(new IOException())).isEqualTo(Blame.SERVER);
  }

  @Test
  void anAbortedRequestIsNobodysFault() {
    Classification gone = ExceptionClassifier.create().aborted(new IOException()).classification();
    assertThat(gone.blame()).isEqualTo(Blame.ABORTED);
    assertThat(gone.status()).isEqualTo(499);
    assertThat(gone.handledBy()).isEmpty();
  }
}
