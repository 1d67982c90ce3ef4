package dev.outcry.scrub;

import static dev.outcry.scrub.CardsTest.card;
import static dev.outcry.scrub.CardsTest.grouped;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers go in the groups that cards are printed in; an account's groups stay. */
class CardGroupsTest {

  private static final Scrubber CARDS =
      Scrubbers.builder().disable(Detector.values()).enable(Detector.CARD).build();

  private static final String VISA = card("4", 16);

  @ParameterizedTest
  @CsvSource({
    "4, 88",
    "36, 464",
    "37, 465",
    "4, 4441",
    "36, 4442",
    "37, 4443",
    "4, 4444",
    "65, 44441",
    "6011, 44442",
    "4, 44443"
  })
  void theGroupsThatAreOnCardsGo(String prefix, String shape) {
    String number = card(prefix, shape.chars().map(c -> c - '0').sum());
    for (String separator : new String[] {" ", "-"}) {
      String groups = grouped(number, shape, separator);
      assertThat(CARDS.scrub(groups)).isEqualTo("[card]");
      assertThat(CARDS.scrub("no " + groups + ", ok")).isEqualTo("no [card], ok");
      String wrong = groups.substring(0, groups.length() - 1) + (groups.endsWith("0") ? '1' : '0');
      assertThat(CARDS.scrub(wrong)).isSameAs(wrong);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"448", "484", "844", "466", "4345", "3445", "5443", "4453", "79", "97", "6442"})
  void otherGroupsStay(String shape) {
    String text = grouped(VISA, shape, " ");
    assertThat(CARDS.scrub(text)).isSameAs(text);
  }

  @Test
  void oneSeparatorStandsBetweenAllGroups() {
    String groups = grouped(VISA, "4444", "-");
    for (String text :
        new String[] {
          groups.replaceFirst("-", " "),
          groups.substring(0, 14) + ' ' + groups.substring(15),
          grouped(VISA, "4444", "  "),
          grouped(VISA, "4444", "--"),
          grouped(VISA, "4444", "."),
          grouped(VISA, "4444", "/"),
          grouped(VISA, "4444", "_")
        }) {
      assertThat(CARDS.scrub(text)).isSameAs(text);
    }
  }

  @Test
  void theLongestCardInGroupsGoes() {
    String shorter = grouped(VISA, "4444", " ");
    String longer = grouped(card(VISA, 19), "44443", " ");
    assertThat(CARDS.scrub(longer)).isEqualTo("[card]");
    assertThat(CARDS.scrub(shorter + " 12 of 1234 5678")).isEqualTo("[card] 12 of 1234 5678");
    assertThat(CARDS.scrub(shorter + " 1234 5678")).isEqualTo("[card] 1234 5678");
    assertThat(CARDS.scrub(shorter + " - ok")).isEqualTo("[card] - ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE89 ", "x GB00 ", "AZ09 "})
  void groupsBehindTheHeadOfAnAccountStay(String head) {
    String text = head + grouped(VISA, "4444", " ");
    assertThat(CARDS.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "9 ", "89 ", "E89 ", "4E89 ", "D489 ", "dE89 ", "De89 ", "DE8x ", "DEx9 ",
        "DE89: ", "DE89\t", "DE 89: ", "DE89  "
      })
  void whatIsNearlyAHeadHidesNoCard(String head) {
    String groups = grouped(VISA, "4444", " ");
    assertThat(CARDS.scrub(head + groups)).isEqualTo(head + "[card]");
  }
}
