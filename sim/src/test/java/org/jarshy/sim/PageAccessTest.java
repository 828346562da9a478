package org.jarshy.sim;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.scenario.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody can read the live page: its contrast, its labels, on any width. */
class PageAccessTest {

  private static final String PHONE = "77011234567";
  private static final List<String> PLACES =
      List.of(PHONE, "links/kcell", "ledger", "pdus", "assertions");

  private Smsc sim;
  private Esme esme;
  private Chromium chromium;

  /** Something is to be seen everywhere, faults and warnings as well. */
  @BeforeEach
  void start() throws Exception {
    sim =
        Esme.quick()
            .account("kcell", "demo")
            .account("beeline", "demo")
            .assertions(
                Scenario.parse(
                        "{accounts: [{id: kcell, password: demo}], assertions: [{noTextTwice: {}}]}")
                    .assertions())
            .start();
    esme = Esme.trx(sim, "kcell");
    esme.submit(PHONE, "Curfew");
    esme.submit(PHONE, "Curfew");
    esme.submit(PHONE, "Leave the square".getBytes("US-ASCII"), 0x10, 0, false);
    sim.send(PHONE, "1414", "STOP");
    sim.account("kcell").inject(new Fault.NeverAnswer(), new When.AtSubmit(500));
    chromium = Chromium.start();
  }

  @AfterEach
  void stop() {
    try (Smsc s = sim;
        Esme e = esme;
        Chromium c = chromium) {
      assertThat(s.stats().account("kcell").sessions()).hasSize(1);
    }
  }

  private static void wholeAt(LivePage page, String place) {
    page.open(place);
    assertThat(page.at("glance-kcell")).containsText("1 fault armed");
    if (place.startsWith("links")) {
      assertThat(page.at("card-kcell")).isVisible();
    } else if (place.equals(PHONE)) {
      assertThat(page.at("flash")).isVisible();
    } else {
      assertThat(page.at(place).locator("tr").first()).isVisible();
    }
  }

  @Test
  void nothing_is_without_label_or_contrast_by_day_and_by_night() {
    List<String> found = new ArrayList<>();
    try (LivePage page = new LivePage(chromium, sim)) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String place : PLACES) {
          wholeAt(page, place);
          // There are no frames to look into.
          AxeBuilder axe = new AxeBuilder(page.page()).setLegacyMode(true);
          if (scheme == ColorScheme.LIGHT && place.startsWith("links")) {
            page.unfold();
          }
          if (scheme == ColorScheme.DARK) {
            axe.withRules(List.of("color-contrast")); // nothing else differs
          }
          AxeResults looked = axe.analyze();
          assertThat(looked.getPasses()).isNotEmpty();
          for (Rule rule : looked.getViolations()) {
            found.add(
                scheme + " " + place + " " + rule.getId() + " " + rule.getNodes().get(0).getHtml());
          }
        }
      }
      page.assertNoComplaints();
    }
    assertThat(found).isEmpty();
  }

  @Test
  void nothing_is_cut_at_the_side_of_a_laptop_or_a_phone() {
    try (LivePage page = new LivePage(chromium, sim)) {
      for (int width : new int[] {1280, 390, 320}) {
        page.page().setViewportSize(width, 800);
        for (String place : PLACES) {
          wholeAt(page, place);
          page.unfold();
          // A chart takes the new width a moment after the page.
          await()
              .pollInSameThread() // the browser answers only the thread that opened it
              .untilAsserted(
                  () ->
                      assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                          .as("%s at a width of %d", place, width)
                          .isEqualTo(width));
        }
      }
    }
  }
}
