package dev.outcry.sentry;

import dev.outcry.testing.PublicApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicApiTest {
  @Test
  void changesOnPurposeAlone() throws Exception {
    PublicApi.of(Path.of("target/classes"), List.of("dev.outcry.sentry"))
        .assertMatches(Path.of("src/test/resources/public-api-sentry.txt"));
  }
}
