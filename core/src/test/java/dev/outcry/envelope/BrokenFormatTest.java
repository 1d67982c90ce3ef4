package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A format of the user's own that fails to say its media type harms nobody's negotiation. */
class BrokenFormatTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", ";", "json", "/", "\uD83D"})
  void otherFormatsAreChosenAllTheSame(String mediaType) {
    EnvelopeFormat broken = new Broken(mediaType);
    for (List<EnvelopeFormat> offered :
        List.of(List.of(broken, EnvelopeFormats.html()), List.of(EnvelopeFormats.html(), broken))) {
      assertThat(EnvelopeFormats.negotiate("text/html", offered)).isSameAs(EnvelopeFormats.html());
      assertThat(EnvelopeFormats.negotiate("image/png, */*+json", offered))
          .isSameAs(offered.get(0));
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "text/html", "*/*"})
  void whereNothingIsOfferedTheAnswerIsJson(String accept) {
    assertThat(EnvelopeFormats.negotiate(accept, List.of())).isSameAs(EnvelopeFormats.json());
  }

  private record Broken(String type) implements EnvelopeFormat {
    @Override
    public String mediaType() {
      if (";".equals(type)) {
        throw new IllegalStateException("broken");
      }
      return type;
    }

    @Override
    public byte[] encode(ErrorEnvelope envelope, String requestId) {
      throw new IllegalStateException("broken");
    }
  }
}
