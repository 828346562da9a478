package org.jarshy.sim;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jarshy.sim.esme.LoadEsme;
import org.jarshy.sim.esme.LoadPlan;
import org.jarshy.sim.esme.LoadResult;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.scenario.FaultForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a tester does on the live page, in a real browser. */
class PageBrowserTest {

  private static final String PHONE = "77011234567";
  private static Chromium chromium;

  private Smsc sim;
  private LivePage page;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
  }

  @AfterAll
  static void stopBrowser() {
    chromium.close();
  }

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").account("beeline", "demo").start();
    page = new LivePage(chromium, sim);
  }

  @AfterEach
  void stop() {
    try (Smsc s = sim;
        LivePage p = page) {
      p.assertNoComplaints();
    }
  }

  private Stats.AccountStats kcell() {
    return sim.stats().account("kcell");
  }

  private static LocatorAssertions.ContainsTextOptions within(int seconds) {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000.0);
  }

  private static LocatorAssertions.IsHiddenOptions hiddenWithin(int seconds) {
    return new LocatorAssertions.IsHiddenOptions().setTimeout(seconds * 1000.0);
  }

  @Test
  void a_tester_throttles_an_account_cuts_its_link_and_finds_who_got_two_copies() throws Exception {
    page.open("links");
    page.at("drive-account").selectOption("kcell");
    page.at("throttle-value").fill("50");
    page.at("throttle-button").click();
    assertThat(page.at("throttle")).containsText("kcell accepts 50 submits a second now.");
    page.at("cut-at-value").fill("500");
    page.at("cut-at-button").click();
    assertThat(page.at("cut-at"))
        .containsText("Armed on kcell: Close before the response at the 500th submit from now.");
    Locator card = page.at("card-kcell");
    assertThat(card.getByTestId("changed")).containsText("accepted a second");
    assertThat(card.getByTestId("armed")).containsText("at the 500th submit from now");

    try (EventLoop loop = new EventLoop("test-load", Pace.real())) {
      CompletableFuture<LoadResult> load = blast(loop);
      assertThat(page.at("glance-kcell")).containsText("throttled to 50/s");
      assertThat(page.at("glance-kcell"))
          .containsText(Pattern.compile("refuses \\d+ submits?/s"), within(10));
      assertThat(card.getByTestId("sessions")).containsText("trx");
      assertThat(card.getByTestId("armed"))
          .containsText(Pattern.compile("at the [1-4]\\d*(th|st|nd|rd) submit"), within(10));
      // The cut has come; what is left need not take its time.
      assertThat(card.getByTestId("armed")).isHidden(hiddenWithin(20));
      page.at("throttle-value").fill("0");
      page.at("throttle-button").click();
      assertThat(page.at("throttle")).containsText("kcell accepts any number now.");
      load.get(40, TimeUnit.SECONDS);
    }

    assertThat(kcell().rejected()).containsKey("ESME_RTHROTTLED");
    List<LedgerEntry> twice = sim.ledger().stream().filter(e -> e.copies() > 1).toList();
    assertThat(twice).hasSizeBetween(1, 10); // not more than were unanswered at the cut
    page.page().getByText("Ledger", exactly()).click();
    page.at("twice").check();
    assertThat(page.at("ledger").locator("tr")).hasCount(twice.size());
    Locator row = page.at("ledger-" + twice.get(0).to());
    assertThat(row.locator(".copies")).hasText("2");
    row.getByRole(AriaRole.LINK).click();
    assertThat(page.at("thread")).containsText("copy 2 of the same text");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private CompletableFuture<LoadResult> blast(EventLoop loop) {
    LoadPlan plan =
        LoadPlan.builder()
            .login("kcell", "demo")
            .count(1000)
            .window(10)
            .throttleWait(Duration.ofMillis(100))
            .waitForReceipts(Duration.ZERO)
            .build();
    InetSocketAddress smsc = new InetSocketAddress("127.0.0.1", sim.smppPort());
    return LoadEsme.overSockets(loop, smsc, null, plan).start();
  }

  /** As the simulator itself names them when it is asked for one that there is not. */
  private static List<String> kinds() {
    Settings none = new Settings("", JsonMapper.shared().readTree("{\"fault\":\"?\"}"));
    InvalidSetting refusal = catchThrowableOfType(InvalidSetting.class, () -> FaultForm.read(none));
    return List.of(refusal.getMessage().replaceFirst(".*one of ", "").split(", "));
  }

  @Test
  void every_kind_of_fault_can_be_armed() {
    page.open("links/kcell").unfold();
    assertThat(page.at("drive-account")).hasValue("kcell");
    for (String kind : kinds()) {
      Locator form = page.fault(kind);
      form.getByTestId("when").selectOption("submit");
      form.getByTestId("moment").fill("77");
      form.getByTestId("times").fill("2");
      page.arm(kind);
      assertThat(form.getByTestId("done")).containsText("Armed on kcell: ");
    }
    assertThat(sim.account("kcell").profile().faults())
        .extracting(armed -> FaultForm.write(armed).get("fault"))
        .containsExactlyElementsOf(kinds());
    assertThat(sim.account("kcell").profile().faults())
        .allSatisfy(
            armed -> {
              assertThat(armed.when()).isEqualTo(new When.AtSubmit(77));
              assertThat(armed.times()).isEqualTo(2);
            });
    assertThat(page.at("card-kcell").getByTestId("armed").locator("li")).hasCount(kinds().size());
    assertThat(sim.account("beeline").profile().faults()).isEmpty();

    page.at("normal").click();
    assertThat(page.at("card-kcell").getByTestId("armed")).not().isVisible();
    assertThat(sim.account("kcell").profile().faults()).isEmpty();
  }

  @Test
  void every_moment_can_be_chosen() {
    page.open("links/kcell").unfold();
    Locator form = page.fault("never-answer");
    String[][] moments = {
      {"", ""}, {"everySubmits", "5"}, {"after", "1h"}, {"every", "2h"}, {"probability", "0.25"}
    };
    for (String[] each : moments) {
      form.getByTestId("when").selectOption(each[0]);
      if (!each[0].isEmpty()) {
        form.getByTestId("moment").fill(each[1]);
      }
      int before = sim.account("kcell").profile().faults().size();
      page.arm("never-answer");
      await().until(() -> sim.account("kcell").profile().faults().size() == before + 1);
    }
    assertThat(sim.account("kcell").profile().faults())
        .extracting(ArmedFault::when)
        .containsExactly(
            When.NOW,
            new When.EverySubmits(5),
            new When.After(Duration.ofHours(1)),
            new When.Every(Duration.ofHours(2)),
            new When.WithProbability(0.25));
  }

  @Test
  void what_happens_now_is_seen_at_the_link() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      page.open("links/kcell").unfold();
      Locator sessions = page.at("card-kcell").getByTestId("sessions");
      assertThat(sessions).containsText("trx");
      page.fault("stop-writing").getByTestId("param-duration").fill("5m");
      page.arm("stop-writing");
      assertThat(sessions).containsText("not writing");
      assertThat(page.at("glance-kcell")).containsText("not writing");
      page.at("normal").click();
      assertThat(sessions).not().containsText("not writing");

      page.fault("flood-of-texts").getByTestId("param-count").fill("3");
      page.arm("flood-of-texts");
      await().until(() -> esme.texts().size() == 3);

      page.arm("cut");
      assertThat(page.fault("cut").getByTestId("done")).hasText("Done on kcell: Cut now.");
      await().until(() -> kcell().sessions().isEmpty());
      assertThat(page.at("glance-kcell")).containsText("not bound");
    }
  }

  @Test
  void a_wrong_value_is_said_at_its_field() {
    page.open("links/kcell").unfold();
    page.at("pause-value").fill("soon");
    page.at("pause-button").click();
    Locator form = page.at("pause");
    assertThat(form.getByRole(AriaRole.ALERT))
        .hasText(
            Pattern.compile("Pause answers for: \"soon\" is not allowed; allowed is a number.*"));
    assertThat(page.at("pause-value")).hasAttribute("aria-invalid", "true");
    assertThat(page.at("pause-value")).isFocused();
    page.at("pause-value").fill("1s");
    page.at("pause-button").click();
    assertThat(form).containsText("kcell answers nothing for 1s.");
    assertThat(page.at("pause-value")).not().hasAttribute("aria-invalid", "true");
  }

  @Test
  void settings_are_changed_one_by_one_and_taken_back() throws Exception {
    page.open("links/kcell").unfold();
    sim.account("kcell").inject(new Fault.NeverAnswer());
    page.at("set-responseDelay").fill("uniform(10ms, 50ms)");
    page.at("set-receiptNone").fill("0.5");
    page.at("mix-submitStatus").getByText("Add another").click();
    page.at("mix-submitStatus").getByTestId("mix-word").nth(1).selectOption("ESME_RSYSERR");
    page.at("mix-submitStatus").getByTestId("mix-weight").nth(1).fill("3");
    page.at("set").click();
    assertThat(page.at("settings").getByTestId("done"))
        .containsText("Set on kcell: Submits · response after");
    var now = sim.account("kcell").profile();
    assertThat(now.answers().delay().write()).isEqualTo("uniform(10ms, 50ms)");
    assertThat(now.receipts().none()).isEqualTo(0.5);
    assertThat(now.answers().status().weights()).hasSize(2);
    assertThat(now.faults()).as("what was armed stays").hasSize(1);
    assertThat(page.at("card-kcell").getByTestId("changed").locator("li")).hasCount(3);

    page.at("normal").click();
    assertThat(page.at("set-responseDelay")).hasValue("0s");
    assertThat(sim.account("kcell").profile()).isEqualTo(sim.account("kcell").config().profile());
  }

  @Test
  void what_is_typed_stays_while_figures_come_in() throws Exception {
    page.open("links/kcell").unfold();
    page.at("set-receiptDelay").fill("3");
    page.at("throttle-value").fill("12");
    page.at("throttle-value").focus();
    try (Esme esme = Esme.trx(sim, "kcell")) {
      esme.submit(PHONE, "x");
      assertThat(page.at("card-kcell")).containsText(Pattern.compile("accepted\\s*1"));
      assertThat(page.at("legend")).isVisible();
      assertThat(page.at("plot").locator("canvas")).isVisible();
      assertThat(page.at("set-receiptDelay")).hasValue("3");
      assertThat(page.at("throttle-value")).hasValue("12");
      assertThat(page.at("throttle-value")).isFocused();
    }
  }

  @Test
  void a_flash_text_lies_over_the_screen_until_it_is_dismissed() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      page.open(PHONE);
      esme.submit(PHONE, "stored");
      assertThat(page.at("thread")).containsText("stored");
      esme.submit(PHONE, "Leave the square".getBytes("US-ASCII"), 0x10, 0, false);
      assertThat(page.at("flash")).containsText("Leave the square");
      assertThat(page.at("message-in")).hasCount(1);
      page.at("flash-dismiss").click();
      assertThat(page.at("flash")).isHidden();
      page.page().reload();
      assertThat(page.at("thread")).containsText("stored");
      assertThat(page.at("flash")).isHidden();
      assertThat(sim.phone(PHONE).messages()).hasSize(2);
    }
  }

  @Test
  void a_phone_is_switched_off_and_on_and_answers_by_itself() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      page.open(PHONE);
      page.at("off").check();
      assertThat(page.at("habit-done")).containsText("Off");
      esme.submit(PHONE, "are you there?");
      assertThat(page.at("waiting-here")).containsText("1 text waits for it.");
      assertThat(page.at("thread")).not().containsText("are you there?");
      page.at("off").uncheck();
      assertThat(page.at("thread")).containsText("are you there?");

      page.at("reply").fill("yes");
      page.at("habit-save").click();
      assertThat(page.at("habit-done")).containsText("It answers every text with “yes”.");
      esme.submit(PHONE, "and now?");
      await().until(() -> esme.texts().size() == 1);
      assertThat(page.at("message-out")).containsText("yes");
    }
  }

  @Test
  void a_long_text_is_sent_as_the_tester_wants_it() throws Exception {
    try (Esme esme = Esme.trx(sim, "kcell")) {
      page.open(PHONE);
      page.at("text").fill("x".repeat(300));
      page.at("more").locator("summary").click();
      page.at("mo-parts").selectOption("sar");
      page.at("mo-order").fill("2 1 9");
      page.at("send").click();
      assertThat(page.at("send-problem")).containsText("this text has the parts 1 to 2");
      page.at("mo-order").fill("2, 1, 1");
      page.at("send").click();
      await().until(() -> esme.texts().size() == 3);
      assertThat(esme.texts().get(0).getOptionalParameters()).isNotEmpty();

      page.open("pdus");
      page.at("pdus-q").fill("deliver_sm " + PHONE);
      assertThat(page.at("pdus").locator("tr")).hasCount(3);
      page.at("hex").first().click();
      assertThat(page.at("details")).containsText("sar_msg_ref_num");
    }
  }
}
