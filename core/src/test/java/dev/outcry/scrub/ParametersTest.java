package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and forms are judged as their reader decodes them, and only values are replaced. */
class ParametersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1&password=x&b=2|a=1&password=[secret]&b=2",
        "?access_token=x|?access_token=[secret]",
        "pass%77ord=x%26y&a=%20|pass%77ord=[secret]&a=%20",
        "API%5FKEY=x|API%5FKEY=[secret]",
        "user[password]=x&user[name]=bob|user[password]=[secret]&user[name]=bob",
        "token=a=b;c|token=[secret]",
        "mail=bob%40shop.example|mail=[email]",
        "note=hi+bob%40shop.example+%26+co|note=hi+[email]+%26+co",
        "bob@shop.example|[email]",
        "bob@shop.example=1|[email]=1",
        "code=x&state=y|code=[secret]&state=y",
        "X-Amz-Signature=ab&X-Amz-Date=1|X-Amz-Signature=[secret]&X-Amz-Date=1",
        "password=a&password=b|password=[secret]&password=[secret]"
      })
  void whatIsSensitiveIsReplaced(String query, String expected) {
    assertThat(DATA.query(query)).isEqualTo(expected);
    assertThat(DATA.form(query)).isEqualTo(expected);
    String once = DATA.query(query);
    assertThat(DATA.query(once)).isSameAs(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "=",
        "a",
        "a=1",
        "=secret&=name",
        "q=1&q=2",
        "password=",
        "password",
        "a=%",
        "a=%4",
        "a=%zz&b=%C3%28",
        "code=ZA-EC",
        "state=x",
        "author=me&tokens=3",
        "%",
        "a=+%20+",
        "&&a=1&&"
      })
  void theRestIsTheSameInstance(String query) {
    assertThat(DATA.query(query)).isSameAs(query);
    assertThat(DATA.form(query)).isSameAs(query);
  }

  @Test
  void theCorpusOfQueriesStaysUntouched() {
    Path folder = NameCorpus.publicFolder();
    assumeTrue(folder != null, "outcry.scrub.public names no folder");
    assertThat(
            NameCorpus.misjudged(
                NameCorpus.ofPublic(folder, "query.tsv"),
                (query, expected) -> !DATA.query(query).equals(query)))
        .isEmpty();
  }

  @Test
  void megabytesTakeLinearTime() {
    for (String part : new String[] {"&", "=", "%", "a=%41&", "password=x&", "code=&state=", "+"}) {
      assertThat(DATA.form(part.repeat(1_000_000))).isNotNull();
    }
  }
}
