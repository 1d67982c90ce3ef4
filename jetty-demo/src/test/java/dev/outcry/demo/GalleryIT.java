package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which one breaks the shop, in a real browser. */
class GalleryIT {

  private static final Path CHROMIUM =
      Path.of(System.getProperty("outcry.chromium", "/usr/bin/chromium"));

  /** Half a minute else, which a busy machine may spend on others. */
  private static final double PATIENCE_MILLIS = 180_000;

  /** How often the ledger has seen it by now, whatever the page shows of it. */
  private static final String COUNT_OF_THE_BUG =
      """
      async () => (await (await fetch('failures', {headers: {Accept: 'application/json'}})).json())
        .groups.find(group => group.title.includes('NullPointer')).count
      """;

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static DemoProcess demo;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        () -> "no Chromium at " + CHROMIUM + "; install it, or name it by -Doutcry.chromium=..");
    demo = DemoProcess.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setTimeout(PATIENCE_MILLIS)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  private static Page open(ColorScheme colours, int width, List<String> complaints) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setColorScheme(colours).setViewportSize(width, 900));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          // the browser itself reports each 4xx and 5xx of a fetch, which is what is asked for
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    page.navigate(demo.url().toString());
    return page;
  }

  @Test
  void everyCardShowsItsAnswerAndTheStoryOfItsId() {
    List<String> complaints = new ArrayList<>();
    try (Page page = open(ColorScheme.LIGHT, 1280, complaints)) {
      Locator buttons = page.locator("#cards button");
      assertThat(buttons.count()).isGreaterThanOrEqualTo(20);
      for (int i = 0; i < buttons.count(); i++) {
        press(page, buttons.nth(i));
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static void press(Page page, Locator button) {
    String card = button.innerText();
    button.click();
    page.locator("#wire .head strong").waitFor();
    page.locator("#story ol, #story .hint:not(:has-text('waiting'))").first().waitFor();
    String status = page.locator("#wire .head strong").innerText();
    String body = page.locator("#wire .body").innerText();
    String story = page.locator("#story ol, #story > .hint").last().innerText();
    if (status.equals("200")) { // a flaky neighbour, a database that runs, half an answer
      assertThat(card).containsAnyOf("neighbour", "database", "Half");
      return;
    }
    assertThat(status).as(card).matches("[45][0-9]{2}");
    assertThat(body).as(card).contains("\"code\": " + status, "\"request_id\"");
    Locator promised = button.locator(".status");
    if (promised.count() > 0) {
      assertThat(promised.innerText()).as(card).isEqualTo(status);
    }
    String id = page.locator("#story-id .id").innerText();
    assertThat(body).as(card).contains(id);
    assertThat(story).as(card).contains("dev.outcry.failure");
    String secret = String.join("@", "jane.doe", "example.com");
    assertThat(body + story).as(card).doesNotContain(secret, "hunter2", "4111 1111");
  }

  @Test
  void whatIsMaskedIsMarked() {
    try (Page page = open(ColorScheme.LIGHT, 1280, new ArrayList<>())) {
      press(page, page.locator("#cards button", new Page.LocatorOptions().setHasText("Secrets")));
      assertThat(page.locator("#story .message mark").allInnerTexts()).contains("[email]");
    }
  }

  @Test
  void theSameBugTwiceIsCountedOnceMore() {
    try (Page page = open(ColorScheme.LIGHT, 1280, new ArrayList<>())) {
      Locator bug = page.locator("#cards button", new Page.LocatorOptions().setHasText("A null"));
      press(page, bug);
      Locator count =
          page.locator("#ledger tr", new Page.LocatorOptions().setHasText("NullPointer"))
              .locator(".count");
      count.waitFor();
      int before = ((Number) page.evaluate(COUNT_OF_THE_BUG)).intValue();
      page.waitForCondition(() -> Integer.parseInt(count.innerText()) == before);
      press(page, bug);
      page.waitForCondition(() -> Integer.parseInt(count.innerText()) > before);
      assertThat(Integer.parseInt(count.innerText())).isEqualTo(before + 1);
    }
  }

  @Test
  void theLightsShowThatTheDatabaseIsStopped() {
    try (Page page = open(ColorScheme.LIGHT, 1280, new ArrayList<>())) {
      page.locator("#ready.on").waitFor();
      page.locator("#database").click();
      page.locator("#database:has-text('Start')").waitFor();
      page.locator("#ready.off").waitFor();
      assertThat(page.locator("#live").getAttribute("class")).isEqualTo("light on");
      press(
          page, page.locator("#cards button", new Page.LocatorOptions().setHasText("Stop it at")));
      assertThat(page.locator("#wire .head strong").innerText()).isEqualTo("503");
      page.locator("#database").click();
      page.locator("#ready.on").waitFor();
    }
  }

  @Test
  void theKeyboardAloneIsEnough() {
    try (Page page = open(ColorScheme.LIGHT, 1280, new ArrayList<>())) {
      page.locator("#cards button").first().focus();
      page.keyboard().press("Enter");
      page.locator("#wire .head strong").waitFor();
      assertThat(page.locator("#exchange-heading").evaluate("e => e === document.activeElement"))
          .isEqualTo(true);
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
  void thePageIsFitForEverybody(ColorScheme colours, int width) {
    try (Page page = open(colours, width, new ArrayList<>())) {
      press(page, page.locator("#cards button", new Page.LocatorOptions().setHasText("Secrets")));
      page.locator("#ledger table").waitFor();
      page.evaluate("window.scrollTo(0, 0)");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  SCREENSHOTS.resolve(
                      colours.name().toLowerCase(Locale.ROOT) + "-" + width + ".png")));
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as("no horizontal scroll")
          .isEqualTo(true);
      List<Rule> serious =
          new AxeBuilder(page)
              .analyze().getViolations().stream()
                  .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                  .toList();
      assertThat(serious).extracting(Rule::getId, rule -> rule.getNodes().toString()).isEmpty();
    }
  }
}
