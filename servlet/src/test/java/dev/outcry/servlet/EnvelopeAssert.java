package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every error response, whatever failed. */
final class EnvelopeAssert {

  private EnvelopeAssert() {}

  /** Asserts the envelope of this status and gives the response back. */
  static Wire.Response assertEnvelope(Wire.Response response, int status) {
    assertThat(response.status()).as(response.head()).isEqualTo(status);
    assertThat(response.whole()).as("the whole body came").isTrue();
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("Content-Length"))
        .isEqualTo(Integer.toString(response.body().length));
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.json().get("code").intValue()).isEqualTo(status);
    assertThat(response.header("X-Request-Id"))
        .isNotEmpty()
        .isEqualTo(response.json().get("request_id").stringValue());
    return response;
  }
}
