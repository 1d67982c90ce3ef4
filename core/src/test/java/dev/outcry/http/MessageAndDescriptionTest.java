package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.http.HttpErrors.BadGateway;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.NotFound;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The description is for the client; message and cause are for the log. */
class MessageAndDescriptionTest {

  @Test
  void theMessageSaysStatusNameAndDescription() {
    assertThat(new NotFound()).hasMessage("404 Not Found: There is nothing at this address.");
    assertThat(new NotFound("No order 7.")).hasMessage("404 Not Found: No order 7.");
    assertThat(new Conflict().description("Sold out.")).hasMessage("409 Conflict: Sold out.");
    assertThat(new HttpException(599, "Odd.")).hasMessage("599 Server Error: Odd.");
  }

  @Test
  void aLogMessageTakesThePlaceOfTheMessageAndLeavesTheDescription() {
    HttpException error = new NotFound("No order 7.").logMessage("order 7 is in shard b");
    assertThat(error).hasMessage("order 7 is in shard b");
    assertThat(error.toString()).endsWith("NotFound: order 7 is in shard b");
    assertThat(error.description()).isEqualTo("No order 7.");
  }

  @Test
  void theCauseAddsNothingToTheDescription() {
    HttpException error = new BadGateway(new IOException("db1.internal refused"));
    assertThat(error.description()).isEqualTo(HttpStatus.description(502));
    assertThat(error.getMessage()).doesNotContain("db1.internal");
  }

  @Test
  void theCauseCanBeSetLater() {
    IOException cause = new IOException();
    assertThat(new NotFound().causedBy(cause)).hasCause(cause);
    HttpException other = new NotFound();
    assertThat(other.initCause(cause)).isSameAs(other).hasCause(cause);
  }

  @Test
  void initCauseKeepsThrowablesPromises() {
    HttpException error = new NotFound().causedBy(new IOException());
    assertThatIllegalStateException().isThrownBy(() -> error.initCause(new IOException()));
    HttpException self = new NotFound();
    assertThatIllegalArgumentException().isThrownBy(() -> self.initCause(self));
    assertThatIllegalArgumentException().isThrownBy(() -> self.causedBy(self));
    assertThat(self).hasNoCause();
  }

  @Test
  void aStackTraceShowsTheCause() {
    assertThat(new BadGateway(new IOException("db1.internal refused")))
        .hasStackTraceContaining("Caused by: java.io.IOException: db1.internal refused");
  }

  @Test
  void aDescriptionKeepsItsFirstFourThousandCharacters() {
    String description = new NotFound("x".repeat(1_000_000)).description();
    assertThat(description).hasSize(4_096).endsWith("xx\u2026");
    assertThat(new NotFound("x".repeat(4_096)).description()).hasSize(4_096).endsWith("xx");
  }

  @Test
  void aDescriptionIsNeverCutInsideAPairAndHasNoLoneSurrogate() {
    String emoji = "\uD83D\uDE00";
    assertThat(new NotFound(emoji.repeat(4_000)).description())
        .hasSizeLessThanOrEqualTo(4_096)
        .matches("(?:" + emoji + ")+\u2026");
    assertThat(new NotFound("a\uD83Db\uDE00c").description()).isEqualTo("a\uFFFDb\uFFFDc");
  }
}
