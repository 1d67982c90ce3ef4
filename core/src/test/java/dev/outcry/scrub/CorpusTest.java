package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.outcry.scrub.Corpus.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labelled texts, ours and those of other scanners. The others' are read from the folder that
 * system property {@code outcry.scrub.public} names, where there is one.
 */
class CorpusTest {

  private static final List<String> FILES =
      List.of(
          "email",
          "card",
          "iban",
          "us_ssn",
          "jwt",
          "auth_header",
          "keyvalue_secret",
          "url_credentials",
          "private_key",
          "clean",
          "ip",
          "phone");

  private static final List<String> VENDORS =
      List.of(
          "anthropic_key",
          "aws_key",
          "azure_key",
          "databricks_token",
          "discord_token",
          "do_token",
          "gcp_key",
          "github_token",
          "gitlab_token",
          "grafana_token",
          "hf_token",
          "mailchimp_key",
          "npm_token",
          "okta_token",
          "openai_key",
          "pypi_token",
          "sendgrid_key",
          "sentry_token",
          "shopify_token",
          "slack_token",
          "square_key",
          "stripe_key",
          "telegram_token",
          "twilio_key",
          "vault_token",
          "cookie_header",
          "json_field",
          "query");

  /** Rows that contradict a rule, by file and line, and the rule. */
  private static final Map<String, String> CONTRADICTIONS =
      Map.ofEntries(
          Map.entry("email:27", "an encoded @ is not looked for"),
          Map.entry("public/card:4", "issuers that begin with 1 are no payment cards"),
          Map.entry("public/card:5", "issuers that begin with 1 are no payment cards"),
          Map.entry("public/us_ssn:2", "only hyphens separate"),
          Map.entry("public/us_ssn:4", "only hyphens separate"),
          Map.entry("public/auth_header:23", "mail addresses are masked wherever they stand"),
          Map.entry("public/keyvalue_secret:17", "mail addresses are masked wherever they stand"),
          Map.entry("public/url_credentials:9", "mail addresses are masked wherever they stand"),
          Map.entry("public/aws_key:6", "an access key's name tells, whatever the value"),
          Map.entry("public/azure_key:16", "a signature's name tells, whatever the value"),
          Map.entry("public/azure_key:17", "a client secret's name tells, whatever the value"),
          Map.entry("public/databricks_token:2", "a token's name tells, whatever the value"),
          Map.entry("public/grafana_token:4", "an API key's name tells, whatever the value"),
          Map.entry("public/keyvalue_secret:38", "an API key's name tells, whatever the value"),
          Map.entry("public/mailchimp_key:5", "a token's name tells, whatever the value"),
          Map.entry("public/keyvalue_secret:5", "arguments of a call are no key and value"),
          Map.entry("public/keyvalue_secret:61", "attributes of XML are no key and value"),
          Map.entry("public/keyvalue_secret:62", "attributes of XML are no key and value"),
          Map.entry("public/keyvalue_secret:64", "attributes of XML are no key and value"),
          Map.entry("public/keyvalue_secret:66", "attributes of XML are no key and value"),
          Map.entry("public/keyvalue_secret:67", "attributes of XML are no key and value"),
          Map.entry("public/keyvalue_secret:69", "attributes of XML are no key and value"),
          Map.entry("public/keyvalue_secret:60", "a file's name is no secret"),
          Map.entry("public/keyvalue_secret:63", "a file's name is no secret"),
          Map.entry("public/keyvalue_secret:65", "a file's name is no secret"),
          Map.entry("public/keyvalue_secret:68", "a file's name is no secret"),
          Map.entry("public/private_key:7", "a file's name is no secret"),
          Map.entry("public/private_key:8", "a file's name is no secret"),
          Map.entry("public/private_key:9", "a file's name is no secret"),
          Map.entry("public/gcp_key:2", "the kind of an account is no secret"),
          Map.entry("public/sentry_token:4", "an expression that describes tokens is none"),
          Map.entry("public/ip:46", "five numbers are no address"),
          Map.entry("public/ip:78", "private addresses are addresses"),
          Map.entry("public/ip:79", "private addresses are addresses"),
          Map.entry("public/ip:80", "private addresses are addresses"),
          Map.entry("public/ip:81", "private addresses are addresses"),
          Map.entry("public/ip:82", "private addresses are addresses"));

  private static final Scrubber WITH_ADDRESSES =
      Scrubbers.builder().enable(Detector.IPV4, Detector.IPV6).build();
  private static final Scrubber WITH_PHONES = Scrubbers.builder().enable(Detector.PHONE).build();

  static Stream<Arguments> files() {
    return Stream.concat(FILES.stream(), VENDORS.stream())
        .flatMap(
            name ->
                Stream.of(
                    arguments(name, ours(name)),
                    arguments("public/" + name, Corpus.ofPublic(name))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void hidesWhatMustGoAndNothingElse(String name, List<Row> rows) {
    assertThat(rows.stream().filter(row -> !isExempt(row)))
        .allSatisfy(
            row ->
                assertThat(row.isKeptBy(scrubber(row).scrub(row.text())))
                    .as("%s:%d %s", name, row.line(), row.text())
                    .isTrue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void scrubbingTwiceIsScrubbingOnce(String name, List<Row> rows) {
    for (Row row : rows) {
      String once = scrubber(row).scrub(row.text());
      assertThat(scrubber(row).scrub(once)).as(name).isSameAs(once);
    }
  }

  @Test
  void scrubbingMixturesTwiceIsScrubbingThemOnce() {
    List<String> texts = new ArrayList<>();
    files().forEach(file -> rowsOf(file).forEach(row -> texts.add(row.text())));
    Scrubber scrubber =
        Scrubbers.builder().enable(Detector.IPV4, Detector.IPV6, Detector.PHONE).build();
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String mixture = piece(random, texts) + piece(random, texts) + piece(random, texts);
      String once = scrubber.scrub(mixture);
      assertThat(scrubber.scrub(once)).as(mixture).isSameAs(once);
    }
  }

  @Test
  void everyRowOfOursIsRead() {
    assertThat(FILES).allSatisfy(name -> assertThat(Corpus.ofOurs(name)).isNotEmpty());
  }

  @SuppressWarnings("unchecked")
  private static List<Row> rowsOf(Arguments file) {
    return (List<Row>) file.get()[1];
  }

  private static String piece(Random random, List<String> texts) {
    String text = texts.get(random.nextInt(texts.size()));
    int start = random.nextInt(4) == 0 ? random.nextInt(text.length() + 1) : 0;
    int end =
        random.nextInt(4) == 0 ? start + random.nextInt(text.length() - start + 1) : text.length();
    return text.substring(start, end) + " ,;\n".charAt(random.nextInt(4));
  }

  private static List<Row> ours(String name) {
    return Corpus.class.getResource("/scrub/" + name + ".tsv") == null
        ? List.of()
        : Corpus.ofOurs(name);
  }

  private static Scrubber scrubber(Row row) {
    if (row.file().endsWith("ip")) {
      return WITH_ADDRESSES;
    }
    return row.file().endsWith("phone") ? WITH_PHONES : Scrubbers.defaults();
  }

  /** National forms of phone numbers, of which there are many, are not looked for. */
  private static boolean isExempt(Row row) {
    boolean national =
        row.file().endsWith("phone")
            && row.expected().stream().anyMatch(span -> !span.startsWith("+"));
    return national || CONTRADICTIONS.containsKey(row.file() + ':' + row.line());
  }
}
