package dev.outcry.servlet;

import dev.outcry.testing.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicApiTest {
  @Test
  void changesOnPurposeAlone() throws Exception {
    PublicApi.of(Path.of("target/classes"))
        .assertMatches(Path.of("src/test/resources/public-api-servlet.txt"));
  }
}
