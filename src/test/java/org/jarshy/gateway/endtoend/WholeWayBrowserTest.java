package org.jarshy.gateway.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.testing.Chromium;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in Chromium: write, be refused, approve, send, watch, and read it on a phone. */
class WholeWayBrowserTest {

  private static final int AUDIENCE = 3_000;
  private static final String PASSWORD = "a long enough password";
  private static final double A_MINUTE = 60_000;

  @TempDir Path directory;
  private Smsc smsc;
  private RunningGateway gateway;
  private Chromium chromium;
  private Browser browser;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    smsc = Smsc.builder().start();
    gateway = RunningGateway.start(directory, smsc.smppPort());
    Story.of(gateway).subscribers(AUDIENCE);
    account("author", Role.AUTHOR, Role.APPROVER);
    account("approver", Role.APPROVER);
    account("dispatcher", Role.DISPATCHER);
    chromium = Chromium.start();
    browser = chromium.browser();
  }

  @AfterEach
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
    gateway.close();
    smsc.close();
  }

  private void account(String login, Role... roles) {
    gateway
        .bean(Accounts.class)
        .create(login, login, Secret.of(PASSWORD), Set.of(roles), new Actor("test"));
  }

  private Page signIn(String login) {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    Page page = context.newPage();
    page.setDefaultTimeout(A_MINUTE);
    page.onConsoleMessage(
        m -> {
          // A strict CSP that blocks something of ours says so here.
          if (m.type().equals("error")) {
            complaints.add(m.text());
          }
        });
    page.navigate(gateway.url() + "/login");
    page.locator("#login").fill(login);
    page.locator("#password").fill(PASSWORD);
    page.locator("main form button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  private static Locator button(Page page, String words) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(words)));
  }

  @Test
  void an_approved_curfew_notice_reaches_the_phones() {
    String bulletin = writeAndSubmit();
    refuseTheAuthor(bulletin);
    approve(bulletin);
    sendAndWatch(bulletin);
    readOnPhones();
    assertThat(complaints).as("what the browser complains about").isEmpty();
  }

  private String writeAndSubmit() {
    Page page = signIn("author");
    page.navigate(gateway.url() + "/compose");
    page.locator("#kind").selectOption("CURFEW");
    page.locator("#source").fill("Комендатура Алматы");
    page.locator("input[name=place][value=places]").check();
    page.locator("input[name=cities][value=almaty]").check();
    page.locator("#curfewFrom").fill("23:00");
    page.locator("#curfewTo").fill("07:00");
    page.locator("#kk").fill(Story.CURFEW_KK);
    page.locator("#ru").fill(Story.CURFEW_RU);
    assertThat(page.locator("#count-kk"))
        .containsText(Pattern.compile("2 segments"), containsInTime());
    button(page, "Save the draft").click();
    page.waitForURL(Pattern.compile(".*/bulletins/\\d+$"));
    String url = page.url();
    button(page, "^Submit").click();
    assertThat(page.locator("main")).containsText("Submitted", containsInTime());
    page.context().close();
    return url;
  }

  private static LocatorAssertions.ContainsTextOptions containsInTime() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(A_MINUTE).setIgnoreCase(true);
  }

  private void refuseTheAuthor(String bulletin) {
    Page page = signIn("author");
    page.navigate(bulletin);
    assertThat(page.locator("main")).containsText("a second person", containsInTime());
    assertThat(button(page, "^Approve").count()).isZero();
    // And not by going round the page either.
    Object status =
        page.evaluate(
            """
            async url => {
              const csrf = document.querySelector('input[name=_csrf]').value;
              const body = new URLSearchParams({_csrf: csrf, revision: '2'});
              return (await fetch(url + '/approve', {method: 'POST', body})).status;
            }
            """,
            bulletin);
    assertThat((Integer) status).isBetween(400, 499);
    page.context().close();
    complaints.removeIf(c -> c.contains("status of 4"));
  }

  private void approve(String bulletin) {
    Page page = signIn("approver");
    page.navigate(bulletin);
    button(page, "^Approve").click();
    assertThat(page.locator("main")).containsText("Approved", containsInTime());
    page.context().close();
  }

  private void sendAndWatch(String bulletin) {
    Page page = signIn("dispatcher");
    page.navigate(bulletin + "/send");
    assertThat(page.locator("#recipients")).hasAttribute("data-value", String.valueOf(AUDIENCE));
    assertThat(page.locator("#segments")).hasAttribute("data-value", String.valueOf(2 * AUDIENCE));
    page.locator("#confirmed").check();
    page.locator("#send").click();
    page.waitForURL(Pattern.compile(".*/broadcasts/\\d+$"));

    assertThat(page.locator("#bar"))
        .hasAttribute(
            "aria-valuenow",
            "100",
            new LocatorAssertions.HasAttributeOptions().setTimeout(2 * A_MINUTE));
    assertThat(page.locator("#delivered"))
        .hasAttribute(
            "data-value",
            String.valueOf(AUDIENCE),
            new LocatorAssertions.HasAttributeOptions().setTimeout(A_MINUTE));
    long sum = 0;
    for (String id :
        List.of("waiting", "in-doubt", "accepted", "delivered", "failed", "withdrawn")) {
      sum += Long.parseLong(page.locator("#" + id).getAttribute("data-value"));
    }
    assertThat(sum).isEqualTo(AUDIENCE);
    for (String carrier : List.of("beeline", "kcell", "tele2")) {
      assertThat(page.locator("[data-carrier=" + carrier + "]")).containsText("1,000");
    }
    page.context().close();
  }

  private void readOnPhones() {
    Page page = browser.newContext().newPage();
    for (int i : new int[] {0, 1, 2, AUDIENCE - 1}) {
      page.navigate("about:blank");
      page.navigate(smsc.url() + "/#" + Story.number(i));
      assertThat(page.locator("#thread .message.in"))
          .containsText(
              Story.textFor(i), new LocatorAssertions.ContainsTextOptions().setTimeout(A_MINUTE));
    }
  }
}
