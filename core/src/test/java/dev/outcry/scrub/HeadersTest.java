package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers keep what helps and lose what must not be seen. */
class HeadersTest {

  /** Contradicts "every cookie that is not allowed by name is masked". */
  private static final Set<String> AGAINST_THE_RULE = Set.of("theme=light");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization|Bearer abc.def|Bearer [secret]",
        "authorization|Basic dXNlcjpw|Basic [secret]",
        "Authorization|Digest username=\"bob\", response=\"6629\"|Digest [secret]",
        "Authorization|abc def|[secret]",
        "Proxy-Authorization|Basic x|Basic [secret]",
        "X-Api-Key|abc|[secret]",
        "Cookie|JSESSIONID=1A2B; theme=dark|JSESSIONID=[secret]; theme=[secret]",
        "Cookie|a=1; path=/hidden|a=[secret]; path=[secret]",
        "Set-Cookie|id=1; Path=/; Max-Age=3; HttpOnly|id=[secret]; Path=/; Max-Age=3; HttpOnly",
        "Referer|https://x/?token=1|https://x/?token=[secret]",
        "Location|/next?token=1#a|/next?token=[secret]#a",
        "From|bob@shop.example|[email]",
        "X-Request-Id|7f9c2ba4e88f827d|7f9c2ba4e88f827d",
        "Accept|text/html|text/html"
      })
  void aLineIsMaskedByItsName(String name, String value, String expected) {
    assertThat(DATA.header(name, value)).isEqualTo(expected);
    String once = DATA.header(name, value);
    assertThat(DATA.header(name, once)).isSameAs(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1; b=2|a=[secret]; b=[secret]",
        "a=\"x;y\"; b=2|a=[secret];[secret]; b=[secret]",
        "a=1; Path=/, b=2|a=[secret]; Path=[secret]",
        "a=1;Expires=Wed, 09 Jun 2027 10:18:14 GMT;Secure|a=[secret];Expires=Wed, 09 Jun 2027 10:18:14 GMT;Secure",
        "nameless|[secret]",
        "a=1; nameless|a=[secret]; [secret]",
        "Path=/x|Path=[secret]",
        "a=b=c|a=[secret]"
      })
  void cookiesAreMasked(String cookies, String expected) {
    assertThat(DATA.cookies(cookies)).isEqualTo(expected);
    String once = DATA.cookies(cookies);
    assertThat(DATA.cookies(once)).isSameAs(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "a=", "a=; b=", " ; ", "a=[secret]; Path=/"})
  void whatTellsNothingIsTheSameInstance(String cookies) {
    assertThat(DATA.cookies(cookies)).isSameAs(cookies);
  }

  @Test
  void allowedCookiesAreShownAndScrubbed() {
    DataScrubber data =
        DataScrubber.of(Scrubs.SMALL, SensitiveNames.builder().allowCookies("theme").build());
    assertThat(data.cookies("theme=dark; id=1")).isEqualTo("theme=dark; id=[secret]");
    assertThat(data.cookies("theme=bob@shop.example")).isEqualTo("theme=[email]");
  }

  @Test
  void theCorpusOfCookiesIsJudgedAsItIsLabelled() {
    Path folder = NameCorpus.publicFolder();
    assumeTrue(folder != null, "outcry.scrub.public names no folder");
    assertThat(
            NameCorpus.misjudged(
                NameCorpus.ofPublic(folder, "cookie_header.tsv").stream()
                    .filter(row -> !AGAINST_THE_RULE.contains(row.text()))
                    .toList(),
                (text, expected) ->
                    !DATA.cookies(text).equals(text)
                        && (expected.isEmpty() || !DATA.cookies(text).contains(expected))))
        .isEmpty();
  }

  @Test
  void aMapKeepsItsOrderAndBecomesImmutable() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("B", List.of("1", "bob@shop.example"));
    headers.put("Authorization", List.of("Bearer x"));
    headers.put("A", List.of());
    Map<String, List<String>> clean = DATA.headers(headers);
    assertThat(clean.toString())
        .isEqualTo("{B=[1, [email]], Authorization=[Bearer [secret]], A=[]}");
    assertThatThrownBy(() -> clean.put("x", List.of())).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> clean.get("B").set(0, "x")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aMapWithANullOrOneThatFailsDoesNotThrow() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(null, List.of("HTTP/1.1 200 OK")); // HttpURLConnection has one
    headers.put("X-Token", null);
    assertThat(DATA.headers(headers).get(null)).containsExactly("HTTP/1.1 200 OK");
    Map<String, Collection<String>> failing =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, Collection<String>>> entrySet() {
            throw new IllegalStateException("x");
          }
        };
    assertThat(DATA.headers(failing)).isEmpty();
  }

  @Test
  void aScrubberThatFailsShowsNothing() {
    Scrubber failing =
        text -> {
          throw new IllegalStateException(text);
        };
    DataScrubber data = DataScrubber.of(failing, SensitiveNames.defaults());
    assertThat(data.header("Accept", "x")).isEqualTo("[secret]");
    assertThat(data.json("{\"a\":\"x\"}")).doesNotContain("x");
    assertThat(data.query("a=x")).doesNotContain("x");
    assertThat(DataScrubber.of(text -> null, SensitiveNames.defaults()).header("A", "x"))
        .isEqualTo("[secret]");
  }
}
