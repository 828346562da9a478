package org.jarshy.gateway.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.broadcast.Preview;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.PublisherWords;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.testing.Chromium;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages in Chromium: what they look like to axe, on a small screen, and what moves. */
class ConsoleBrowserTest {

  private static final String PASSWORD = "correct horse battery";
  private static final List<String> PATHS =
      List.of(
          "/",
          "/bulletins",
          "/bulletins/1",
          "/bulletins/2",
          "/bulletins/1/send",
          "/bulletins/3",
          "/bulletins/4",
          "/bulletins/4/send",
          "/bulletins/4/update",
          "/bulletins/4/chain",
          "/bulletins/5",
          "/bulletins/5/send",
          "/bulletins/6/edit",
          "/compose",
          "/compose?exercise=true",
          "/broadcasts/2",
          "/exercise-phones",
          "/broadcasts",
          "/broadcasts/1",
          "/bundles",
          "/subscribers",
          "/help-lines",
          "/help-lines/new",
          "/links",
          "/accounts",
          "/nowhere");

  private static ConfigurableApplicationContext console;
  private static String base;
  private static Chromium chromium;
  private static Browser browser;

  @BeforeAll
  static void start() {
    console =
        new SpringApplicationBuilder(ConsoleSlice.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + ConsoleSlice.IN_MEMORY.formatted("browser"));
    base = "http://127.0.0.1:" + console.getEnvironment().getProperty("local.server.port");
    console
        .getBean(Accounts.class)
        .create(
            "everybody", "Every Body", Secret.of(PASSWORD), Set.of(Role.values()), Actor.SYSTEM);
    Bulletins bulletins = console.getBean(Bulletins.class);
    var now = console.getBean(MutableClock.class).instant();
    Actor author = new Actor("author");
    BulletinId approved = bulletins.draft(SampleContent.curfew(now), author);
    bulletins.submit(approved, 1, author);
    bulletins.approve(approved, 2, new Actor("approver"));
    bulletins.submit(bulletins.draft(SampleContent.digest(now), author), 1, author);
    BulletinId old = bulletins.draft(SampleContent.curfew(now), author);
    bulletins.submit(old, 1, author);
    bulletins.approve(old, 2, new Actor("approver"));
    BulletinId update = bulletins.update(old, SampleContent.curfew(now), author);
    bulletins.submit(update, 1, author);
    bulletins.approve(update, 2, new Actor("approver"));
    Actor editor = new Actor("editor");
    BulletinId drill = bulletins.draft(SampleContent.digest(now).asExercise(), author);
    bulletins.edit(drill, 1, SampleContent.curfew(now).asExercise(), editor);
    bulletins.submit(drill, 2, author);
    bulletins.approve(drill, 3, new Actor("approver"));
    bulletins.draft(SampleContent.digest(now), author);
    console
        .getBean(FakeExercisePhones.class)
        .add(new Msisdn("+77010000001"), "Duty desk, second floor", author);
    FakeBroadcasts broadcasts = console.getBean(FakeBroadcasts.class);
    broadcasts.correctable =
        new Correctable(
            true, 300, 700, 4, 2, PriorityClass.NOTICE, null, Map.of(Lang.KK, 2, Lang.RU, 2));
    broadcasts.asleep =
        Map.of(PriorityClass.DIGEST, new Preview.Asleep(2_987, now.plusSeconds(3_600)));
    BroadcastId id = broadcasts.begin(approved, PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, Broadcast.State.SENDING, 500, 900, 87);
    broadcasts.begin(drill, PriorityClass.NOTICE, "dispatcher");
    bundles(now, new BulletinId(2));
    chromium = Chromium.start();
    browser = chromium.browser();
  }

  /** One taken, one refused, an alarm, and a bulletin whose publisher took it back. */
  private static void bundles(Instant now, BulletinId signed) {
    FakeBundles bundles = console.getBean(FakeBundles.class);
    Actor author = new Actor("author");
    bundles.take("good".getBytes(StandardCharsets.UTF_8), Door.CONSOLE, author);
    bundles.take("bad".getBytes(StandardCharsets.UTF_8), Door.HTTP, author);
    bundles.refuse("equivocation", "two bundles of number 17", true, Door.FOLDER, author);
    FakePublishers publishers = console.getBean(FakePublishers.class);
    publishers.provenances.put(
        signed,
        new Provenance(
            Provenance.Door.BUNDLE,
            "azattyq-news",
            "azattyq-news/5",
            now,
            "Signed by 1, of 1 needed\nManifest SHA-256 " + "ab12".repeat(16),
            ("{\"text\":\"" + "x".repeat(200) + "\"}").getBytes(StandardCharsets.UTF_8)));
    publishers.words.put(
        signed,
        List.of(new PublisherWords.Word(PublisherWords.Code.TAKEN_BACK, now, "Taken back")));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (console != null) {
      console.close();
    }
  }

  @Test
  void axe_finds_nothing_on_any_page_in_light_and_in_dark() {
    List<String> found = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext context = signedIn(1280, scheme, true)) {
        Page page = context.pages().get(0);
        for (String path : PATHS) {
          page.navigate(base + path);
          AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true); // no frames to look into
          if (scheme == ColorScheme.DARK) {
            axe.withRules(List.of("color-contrast")); // nothing else differs
          }
          AxeResults looked = axe.analyze();
          assertThat(looked.getPasses()).isNotEmpty();
          for (Rule rule : looked.getViolations()) {
            found.add(
                scheme + " " + path + " " + rule.getId() + " " + rule.getNodes().get(0).getHtml());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void nothing_is_cut_on_a_small_screen_and_no_rule_of_the_csp_is_broken() {
    List<String> wrong = new ArrayList<>();
    for (int width : new int[] {360, 1280}) {
      try (BrowserContext context = signedIn(width, ColorScheme.LIGHT, false)) {
        Page page = context.pages().get(0);
        page.onConsoleMessage(
            m -> {
              if (m.text().contains("Content Security Policy")) {
                wrong.add(page.url() + " " + m.text());
              }
            });
        for (String path : PATHS) {
          page.navigate(base + path);
          boolean wider =
              (Boolean)
                  page.evaluate(
                      "document.documentElement.scrollWidth > document.documentElement.clientWidth");
          if (wider) {
            wrong.add(width + " " + path);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_counter_counts_while_one_types_and_the_hours_belong_to_a_curfew() {
    try (BrowserContext context = signedIn(1280, ColorScheme.LIGHT, false)) {
      Page page = context.pages().get(0);
      page.navigate(base + "/compose");
      assertThat(page.locator("#curfewFrom")).isHidden();
      page.selectOption("#kind", "CURFEW");
      assertThat(page.locator("#curfewFrom")).isVisible();

      page.locator("#ru").pressSequentially("Комендантский час");
      assertThat(page.locator("[data-testid=count-ru]"))
          .hasText("17 characters · UCS-2 · 1 segment of 70");
      page.locator("#ru").fill("қ".repeat(10_000));
      assertThat(page.locator("[data-testid=count-ru]"))
          .hasText("10,000 characters · UCS-2 · 150 segments of 67");
    }
  }

  @Test
  void advice_appears_beside_the_text_while_one_types_and_goes_when_it_is_followed() {
    try (BrowserContext context = signedIn(1280, ColorScheme.LIGHT, false)) {
      Page page = context.pages().get(0);
      page.navigate(base + "/compose");
      page.fill("#source", "МЧС");
      page.check("[name=place][value=country]");
      page.selectOption("#kind", "OUTAGE");

      page.locator("#ru").fill("МЧС: отправьте CTOП, завтра.");
      assertThat(page.locator("#count-ru .blocks")).containsText("'CTOП' mixes letters");
      assertThat(page.locator("#count-ru [data-code=RELATIVE_TIME]")).isVisible();

      page.locator("#kk").fill("ТЖМ: 102 нөміріне қоңырау шалыңыз.");
      page.locator("#ru").fill("МЧС: звоните 103.");
      assertThat(page.locator("#count-ru .blocks")).hasCount(0);
      assertThat(page.locator("#count-ru [data-code=LANGUAGES_DIFFER]")).isVisible();

      page.locator("#ru").fill("МЧС: звоните 102.");
      assertThat(page.locator("#count-ru .advice")).hasCount(0);
    }
  }

  @Test
  void of_two_who_edit_at_once_the_second_sees_both_texts_and_takes_over_what_is_right() {
    Bulletins bulletins = console.getBean(Bulletins.class);
    var now = console.getBean(MutableClock.class).instant();
    Content curfew = SampleContent.curfew(now);
    BulletinId id = bulletins.draft(curfew, new Actor("author"));
    try (BrowserContext context = signedIn(390, ColorScheme.LIGHT, false)) {
      Page page = context.pages().get(0);
      page.navigate(base + "/bulletins/" + id + "/edit");
      page.fill("#ru", SampleContent.CURFEW_RU.replace("23:00", "21:00"));
      page.fill("#en", "Rescue service: typed by the second");
      String theirs = SampleContent.CURFEW_RU.replace("23:00", "22:00");
      Map<Lang, String> texts = new EnumMap<>(curfew.texts());
      texts.put(Lang.RU, theirs);
      bulletins.edit(
          id,
          1,
          new Content(
              curfew.kind(),
              curfew.source(),
              curfew.area(),
              texts,
              curfew.validFrom(),
              curfew.expires(),
              curfew.hours()),
          new Actor("second"));

      page.click("text=Save the draft");
      assertThat(page.locator("[data-clash=ru] del")).containsText("22");
      assertThat(page.locator("[data-clash=ru] ins")).containsText("21");
      assertThat(page.locator("[data-clash=kk]")).hasCount(0);
      page.click("[data-clash=ru] button");
      assertThat(page.locator("#ru")).hasValue(theirs);
      assertThat(page.locator("#en")).hasValue("Rescue service: typed by the second");
      assertThat(page.locator("[data-clash=ru]")).containsText("The field below holds theirs now.");
      page.click("text=Put all my words back");
      assertThat(page.locator("#ru")).hasValue(Pattern.compile("21:00"));
      page.click("[data-clash=ru] button");
      page.click("text=Save the draft");
      assertThat(page.locator("[data-testid=done]")).hasText("Saved.");
    }
    Map<Lang, String> saved = bulletins.find(id).orElseThrow().content().texts();
    org.junit.jupiter.api.Assertions.assertEquals(
        SampleContent.CURFEW_RU.replace("23:00", "22:00"), saved.get(Lang.RU));
    org.junit.jupiter.api.Assertions.assertTrue(saved.containsKey(Lang.EN));
  }

  @Test
  void the_bar_moves_and_the_buttons_follow_the_state() {
    FakeBroadcasts broadcasts = console.getBean(FakeBroadcasts.class);
    BroadcastId id = broadcasts.begin(new BulletinId(1), PriorityClass.NOTICE, "dispatcher");
    try (BrowserContext context = signedIn(1280, ColorScheme.LIGHT, false)) {
      Page page = context.pages().get(0);
      page.navigate(base + "/broadcasts/" + id);
      assertThat(page.locator("#bar")).hasAttribute("aria-valuenow", "0");
      assertThat(page.locator("#chart canvas")).isVisible();

      broadcasts.set(id, Broadcast.State.SENDING, 500, 900, 87);
      assertThat(page.locator("#bar")).hasAttribute("aria-valuenow", "49");
      assertThat(page.locator("#delivered")).hasText("900");
      assertThat(page.locator("[data-carrier=kcell] [data-count=accepted]")).hasText("500");

      broadcasts.set(id, Broadcast.State.FINISHED, 0, 2_900, 87);
      assertThat(page.locator("[data-testid=state]")).hasText("Finished");
      assertThat(page.locator("text=Pause")).hasCount(0);
      assertThat(page.locator("[data-testid=sum]"))
          .containsText(Pattern.compile("= 2,987 of 2,987 people"));
    }
  }

  private static BrowserContext signedIn(int width, ColorScheme scheme, boolean withAxe) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setBypassCSP(withAxe));
    context.setDefaultTimeout(60_000);
    Page page = context.newPage();
    page.navigate(base + "/login");
    page.fill("#login", "everybody");
    page.fill("#password", PASSWORD);
    page.click("main button");
    assertThat(page.locator("[data-testid=viewer]")).hasText("Every Body");
    return context;
  }
}
