package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fuzzing that the code's coverage guides, by Jazzer, in a process of its own: it instruments what
 * it loads. It begins with the texts of {@code fuzz/} among the test resources; what it finds is
 * mended, with a test of its own.
 */
class FuzzingTest {

  private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");
  private static final Pattern FINDING =
      Pattern.compile("== Java Exception: (.*)|Base64: (.*)|(ERROR: libFuzzer.*)");

  @TempDir private Path folder;

  @Tag("once")
  @ParameterizedTest
  @ValueSource(strings = {"FuzzedTexts", "FuzzedJson", "FuzzedUrls"})
  void nothingBreaksAPromise(String target) throws Exception {
    fuzz(target, Duration.ofSeconds(10));
  }

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(strings = {"FuzzedTexts", "FuzzedJson", "FuzzedUrls"})
  void nothingBreaksAPromiseForLong(String target) throws Exception {
    fuzz(target, Duration.ofSeconds(200));
  }

  private void fuzz(String target, Duration duration) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=dev.outcry.scrub." + target,
                "--instrumentation_includes=dev.outcry.scrub.**",
                "--custom_hook_includes=none.**", // no sanitizers: nothing in here opens a thing
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + duration.toSeconds(),
                "-max_len=400",
                "-timeout=120", // by the clock on the wall: the first text waits for classes to be
                // read
                "-rss_limit_mb=0",
                "-dict=" + SEEDS.resolve("words.dict").toAbsolutePath(),
                corpus.toString(),
                SEEDS.resolve(target).toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(duration.toSeconds() + 600, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output, StandardCharsets.ISO_8859_1);
    assertThat(findings(said)).isEmpty();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).as("it has run, and seen code").contains("Done ", "INITED cov: ");
  }

  /** What has broken, and on which text, its bytes as {@link FuzzedTexts#text} reads them. */
  private static List<String> findings(String said) {
    return FINDING
        .matcher(said)
        .results()
        .map(found -> found.group(2) == null ? found.group() : readable(found.group(2)))
        .toList();
  }

  private static String readable(String base64) {
    return base64 + " = " + FuzzedTexts.text(Base64.getDecoder().decode(base64.strip()));
  }
}
