package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are sensitive is decided by their words. */
class NameWordsTest {

  private static final SensitiveNames NAMES = SensitiveNames.defaults();

  @Test
  void theCorpusOfFieldsIsJudgedAsItIsLabelled() {
    assertThat(NameCorpus.own("field_name.tsv")).hasSizeGreaterThan(60);
    assertThat(
            NameCorpus.misjudged(
                NameCorpus.own("field_name.tsv"), (name, expected) -> NAMES.field(name)))
        .isEmpty();
  }

  @Test
  void theNamesOfOtherToolsAreKnown() {
    Path folder = NameCorpus.publicFolder();
    assumeTrue(folder != null, "outcry.scrub.public names no folder");
    SensitiveNames addresses = SensitiveNames.builder().clientAddresses().build();
    assertJudged(folder, "field_name.tsv", NAMES::field);
    assertJudged(folder, "header_name.tsv", NAMES::header);
    assertJudged(folder, "cookie_name.tsv", NAMES::cookie);
    assertJudged(folder, "field_name_pii.tsv", addresses::field);
    assertJudged(folder, "header_name_pii.tsv", addresses::header);
  }

  private static void assertJudged(Path folder, String file, Predicate<String> isSensitive) {
    var rows = NameCorpus.ofPublic(folder, file);
    assertThat(rows).as(file).isNotEmpty();
    assertThat(NameCorpus.misjudged(rows, (name, expected) -> isSensitive.test(name)))
        .as(file)
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key",
        "apiKey",
        "ApiKey",
        "API_KEY",
        "APIKey",
        "api-key",
        "apikey",
        "x.api.key",
        "myApiKey",
        "apiKey2",
        "api__key",
        "passWord",
        "PassWord",
        "password1",
        "PASSWORD",
        "dbpassword",
        "sslpassword",
        "passwordhash",
        "password.new",
        "user[password]",
        "creditCard",
        "csrfmiddlewaretoken",
        "AUTH_CLIENTSECRET",
        "SharedAccessKey",
        "aws_access_key_id",
        "oauth2Token",
        "userPin",
        "ssn",
        "JSESSIONID",
        "ASP.NET_SessionId",
        "mysql_pwd",
        "spring.datasource.password",
        "credentials",
        "secret_key_base",
        "tokenValue"
      })
  void spellingsOfSecretsAreSensitive(String name) {
    assertThat(NAMES.field(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author",
        "authors",
        "authority",
        "Accept",
        "tokenizer",
        "compass",
        "passenger",
        "keyboard",
        "monkey",
        "secretary",
        "nextPageToken",
        "next_token",
        "OAuth",
        "oauth",
        "pinned",
        "spin",
        "company",
        "class_id",
        "s_id",
        "p_an",
        "status",
        "key",
        "keys",
        "primaryKey",
        "keyId",
        "passwordless",
        "password_reset_url",
        "showPassword",
        "hasToken",
        "withCredentials",
        "Access-Control-Allow-Credentials",
        "secretName",
        "credentialsId",
        "jwtIssuer",
        "",
        "...",
        "\uD83D",
        "кокос",
        "com.acme.PasswordEncoder",
        "cardBrand",
        "cardNumberLast4",
        "kms_key_id",
        "sessionTimeout",
        "sideband",
        "inside",
        "pancake",
        "total_tokens"
      })
  void namesThatOnlyLookLikeThemAreNot(String name) {
    assertThat(NAMES.field(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
        "X-Api-Key",
        "Api-Key",
        "X-Auth-Token",
        "X-CSRFToken",
        "X-Vault-Token",
        "X-Goog-Api-Key",
        "X-Gitlab-Token",
        "X-Hub-Signature",
        "X-Hub-Signature-256",
        "X-Amzn-Oidc-Data",
        "X-Amzn-Oidc-Accesstoken",
        "Ocp-Apim-Subscription-Key",
        "X-Functions-Key",
        "X-Amz-Security-Token",
        "Private-Token"
      })
  void headersAreKnownInAnyCase(String name) {
    assertThat(NAMES.header(name)).isTrue();
    assertThat(NAMES.header(name.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(NAMES.header(name.toLowerCase(Locale.ROOT))).isTrue();
    assertThat(NAMES.header(mixed(name))).isTrue();
  }

  private static String mixed(String name) {
    StringBuilder mixed = new StringBuilder(name);
    for (int i = 0; i < name.length(); i += 2) {
      char c = name.charAt(i);
      mixed.setCharAt(
          i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return mixed.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-WebSocket-Key",
        "X-Idempotency-Key",
        "Idempotency-Key",
        "X-Cache-Key",
        "Accept",
        "Content-Type",
        "WWW-Authenticate",
        "Authentication-Results",
        "X-Request-Id",
        "ETag",
        "X-MS-Exchange-Organization-AuthSource",
        "Access-Control-Allow-Credentials",
        "Keep-Alive",
        "X-Forwarded-For",
        "Forwarded",
        "From",
        "Server",
        "Signature-Input"
      })
  void otherHeadersAreNot(String name) {
    assertThat(NAMES.header(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "Forwarded",
        "X-Real-IP",
        "CF-Connecting-IP",
        "True-Client-IP",
        "X-Client-IP",
        "Remote-Addr",
        "From"
      })
  void addressesOfClientsAreMaskedWhereAsked(String name) {
    assertThat(SensitiveNames.builder().clientAddresses().build().header(name)).isTrue();
    assertThat(SensitiveNames.builder().clientAddresses().build().header("X-Sent-From")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sig",
        "signature",
        "X-Amz-Signature",
        "X-Amz-Credential",
        "SAMLResponse",
        "access_token",
        "client_assertion",
        "code_verifier"
      })
  void parametersThatSignAreSensitive(String name) {
    assertThat(NAMES.parameter(name)).isTrue();
  }

  @Test
  void whatIsAddedCountsInEverySpelling() {
    SensitiveNames names = SensitiveNames.builder().add("tenantCode").build();
    assertThat(names.field("tenant_code")).isTrue();
    assertThat(names.header("X-Tenant-Code")).isTrue();
    assertThat(names.parameter("tenantcode")).isTrue();
    assertThat(names.field("tenantCodes")).isFalse();
    assertThat(names.field("subtenantCode")).isFalse();
    assertThat(NAMES.field("tenant_code")).isFalse();
  }

  @Test
  void whatIsAllowedIsShownUnderThatNameAlone() {
    SensitiveNames names = SensitiveNames.builder().allow("session").allowCookies("theme").build();
    assertThat(names.field("session")).isFalse();
    assertThat(names.field("_session_")).isFalse();
    assertThat(names.field("user_session")).isTrue();
    assertThat(names.cookie("theme")).isFalse();
    assertThat(names.cookie("Theme")).isTrue();
    assertThat(names.cookie("session")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--",
        "пароль",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6"
      })
  void aNameThatCannotBeComparedIsRefused(String name) {
    assertThatThrownBy(() -> SensitiveNames.builder().add(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tenant_pin");
  }

  @Test
  void aMegabyteOfANameCostsNoMoreThanItsEnd() {
    String huge = "token_".repeat(200_000);
    var threads = ManagementFactory.getThreadMXBean();
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(5),
        () -> {
          long before = threads.getCurrentThreadCpuTime();
          for (int i = 0; i < 500; i++) {
            assertThat(NAMES.field(huge)).isTrue();
            assertThat(NAMES.field(huge + "x")).isFalse();
          }
          assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
              .isLessThan(Duration.ofSeconds(10));
        });
  }

  @Test
  void aPartOfATextIsJudgedAsTheNameThatItIs() {
    String text = "xpassword=1, compass=2";
    assertThat(NAMES.field(text, 1, 9)).isTrue();
    assertThat(NAMES.field(text, 13, 20)).isFalse();
    assertThat(NAMES.field(text, 4, 4)).isFalse();
  }
}
