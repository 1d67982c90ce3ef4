package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of the web and of drivers lose their secrets wherever their form puts them. */
class UrlsTest {

  /**
   * Texts with a URL in them rather than URLs: as one, each has a user in front of an {@code @}.
   */
  private static final Set<String> NO_URLS =
      Set.of(
          "\"https://url:8000\";@something else",
          "'https://url:8000';@something else",
          "https://url:8000 @something else");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "https://bob:pw@host/a|https://[secret]@host/a",
        "https://token@host/a|https://[secret]@host/a",
        "ssh://0123456789abcdef@host/a|ssh://[secret]@host/a",
        "redis://:pw@cache:6379|redis://[secret]@cache:6379",
        "mongodb+srv://u:p%40ss@h1,h2/db?authSource=admin|mongodb+srv://[secret]@h1,h2/db?authSource=admin",
        "postgresql://u:p@ss@db/shop|postgresql://[secret]@db/shop",
        "postgresql://u:p/w@db/shop|postgresql://[secret]@db/shop",
        "postgresql://u:p?w#@db/shop|postgresql://[secret]@db/shop",
        "amqp://u:p@mq:5672/%2f|amqp://[secret]@mq:5672/%2f",
        "//u:p@host/a|//[secret]@host/a",
        "https://h/a?token=x&b=1#top|https://h/a?token=[secret]&b=1#top",
        "https://h/cb#access_token=x&token_type=bearer|https://h/cb#access_token=[secret]&token_type=bearer",
        "https://h/a;jsessionid=AB/b;v=1?x=1|https://h/a;jsessionid=[secret]/b;v=1?x=1",
        "/users/bob%40shop.example/orders|/users/[email]/orders",
        "mailto:bob@shop.example?subject=x|mailto:[email]?subject=x",
        "jdbc:postgresql://h/db?user=a&password=p;w#&ssl=1|jdbc:postgresql://h/db?user=a&password=[secret]&ssl=1",
        "jdbc:postgresql://h/db?sslpassword=abc&ssl=true|jdbc:postgresql://h/db?sslpassword=[secret]&ssl=true",
        "jdbc:postgresql://u:p@h/db|jdbc:postgresql://[secret]@h/db",
        "jdbc:mysql://u:p@h/db?password=x|jdbc:mysql://[secret]@h/db?password=[secret]",
        "jdbc:mysql://(host=h,port=1,user=u,password=p)/db|jdbc:mysql://(host=h,port=1,user=u,password=[secret])/db",
        "jdbc:mysql://address=(host=h)(user=u)(password=p,x)/db|jdbc:mysql://address=(host=h)(user=u)(password=[secret])/db",
        "jdbc:sqlserver://h:1433;user=sa;password=p/w?x#;encrypt=true|jdbc:sqlserver://h:1433;user=sa;password=[secret];encrypt=true",
        "jdbc:sqlserver://h;password={a;b}}c};user=sa|jdbc:sqlserver://h;password=[secret];user=sa",
        "jdbc:sqlserver://h;password={a;b|jdbc:sqlserver://h;password=[secret]",
        "jdbc:jtds:sqlserver://h/db;user=sa;password=p|jdbc:jtds:sqlserver://h/db;user=sa;password=[secret]",
        "jdbc:db2://h:50000/db:user=u;password=p;|jdbc:db2://h:50000/db:user=u;password=[secret];",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=p|jdbc:h2:mem:x;USER=sa;PASSWORD=[secret]",
        "jdbc:teradata://h/USER=u,PASSWORD=p|jdbc:teradata://h/USER=u,PASSWORD=[secret]",
        "jdbc:oracle:thin:scott/tiger@//h:1521/svc|jdbc:oracle:thin:[secret]@//h:1521/svc",
        "jdbc:oracle:thin:scott/tiger@h:1521:sid|jdbc:oracle:thin:[secret]@h:1521:sid",
        "jdbc:oracle:thin:scott/\"t@g\"@h:1521:sid|jdbc:oracle:thin:[secret]@h:1521:sid",
        "jdbc:snowflake://a.example/?user=u&password=p&db=d|jdbc:snowflake://a.example/?user=u&password=[secret]&db=d",
        "r2dbc:postgresql://u:p@h/db|r2dbc:postgresql://[secret]@h/db",
        "Server=db;User Id=sa;Password=p?w;Encrypt=1|Server=db;User Id=sa;Password=[secret];Encrypt=1",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=k==;X=1|DefaultEndpointsProtocol=https;AccountName=a;AccountKey=[secret];X=1"
      })
  void secretsOfUrlsAreMasked(String url, String expected) {
    assertThat(DATA.url(url)).isEqualTo(expected);
    String once = DATA.url(url);
    assertThat(DATA.url(once)).isSameAs(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "://",
        "http://",
        "a://b",
        "https://h",
        "https://h:8080/a?b=c#d",
        "http://[::1]:80/",
        "https://medium.example/@bob/story",
        "ssh://git@host/a.git",
        "git@host:a/b.git",
        "/a/b?c=d",
        "jdbc:postgresql://db:5432/shop?user=app",
        "jdbc:oracle:thin:@//h:1521/svc",
        "jdbc:",
        "jdbc:x",
        "jdbc:oracle:",
        "jdbc:oracle:thin:@(DESCRIPTION=(HOST=h)(SID=s))",
        "?",
        "#",
        "urn:isbn:0451450523",
        "http://h:${port}/a",
        "http://h/a?b=%zz",
        "data:text/plain,x",
        "a:b@",
        "@",
        "=",
        ";=",
        "jdbc:h2:mem:x"
      })
  void otherUrlsAreTheSameInstance(String url) {
    assertThat(DATA.url(url)).isSameAs(url);
  }

  @Test
  void theCorpusOfCredentialsIsJudgedAsItIsLabelled() {
    Path folder = NameCorpus.publicFolder();
    assumeTrue(folder != null, "outcry.scrub.public names no folder");
    List<NameCorpus.Row> rows = NameCorpus.ofPublic(folder, "url_credentials.tsv");
    assertThat(NameCorpus.misjudged(rows, UrlsTest::isMasked))
        .allMatch(row -> NO_URLS.contains(row.text()));
    Path own = folder.resolveSibling("scrub");
    assertThat(
            NameCorpus.misjudged(
                NameCorpus.ofPublic(own, "url_credentials.tsv"), UrlsTest::isMasked))
        .isEmpty();
  }

  private static boolean isMasked(String url, String expected) {
    String clean = DataScrubber.of(text -> text, SensitiveNames.defaults()).url(url);
    return !clean.equals(url) && (expected.isEmpty() || !clean.contains(expected));
  }

  @Test
  void aMarkMayMakeANameOfWhatWasNone() {
    String once = DataScrubber.defaults().url("Cookie: aaaa:e role=da k");
    assertThat(once).isEqualTo("Cookie: [secret] role=[secret]");
    assertThat(DataScrubber.defaults().url(once)).isSameAs(once);
  }

  @Test
  void megabytesTakeLinearTime() {
    for (String part :
        new String[] {"://", "@", "=", ";=", "a:", "?", "#", "password={", "\"", "//u:"}) {
      for (String scheme : new String[] {"", "https://", "jdbc:", "jdbc:oracle:thin:", "//a:b"}) {
        assertThat(DATA.url(scheme + part.repeat(300_000))).isNotNull();
      }
    }
  }
}
