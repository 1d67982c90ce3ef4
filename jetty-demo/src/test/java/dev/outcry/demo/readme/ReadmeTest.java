package dev.outcry.demo.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents show is what runs: each block of code names the file that it is taken from
 * behind its language, and stands there word for word but for the white space.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final int MOST_LINES = 300;

  /** Commands; and the JSON, which {@link MountingExamplesTest} compares with an answer. */
  private static final Set<String> RUN_BY_HAND = Set.of("sh", "json");

  private static final Pattern BLOCK =
      Pattern.compile("```(\\w+) ?(\\S*)\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  static List<Path> documents() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      var all = new ArrayList<>(pages.sorted().toList());
      all.add(ROOT.resolve("README.md"));
      return all;
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyBlockOfCodeIsTakenFromAFileThatRunsIt(Path document) throws IOException {
    var blocks = BLOCK.matcher(Files.readString(document)).results().toList();
    for (var block : blocks) {
      var source = block.group(2);
      var text = block.group(3);
      if (!RUN_BY_HAND.contains(block.group(1))) {
        assertThat(source).as("where this is taken from:\n%s", text).isNotEmpty();
        assertThat(withoutSpace(Files.readString(ROOT.resolve(source))))
            .as("%s, of which this is a part:\n%s", source, text)
            .contains(withoutSpace(text));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkWithinTheTreeLeadsSomewhere(Path document) throws IOException {
    assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noneIsLongerThanASittingTakes(Path document) throws IOException {
    assertThat(Files.readAllLines(document)).hasSizeLessThan(MOST_LINES);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }
}
