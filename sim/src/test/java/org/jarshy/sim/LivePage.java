package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The live page in a browser window, with everything that the browser complains of. */
final class LivePage implements AutoCloseable {

  private final Smsc sim;
  private final BrowserContext window;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  LivePage(Chromium chromium, Smsc sim) {
    this.sim = sim;
    window = chromium.browser().newContext();
    window.setDefaultTimeout(10_000);
    page = window.newPage();
    page.onConsoleMessage(this::heard);
    page.onPageError(complaints::add);
  }

  private void heard(ConsoleMessage message) {
    // The browser takes down every answer of 400: here they are asked for.
    if (message.type().equals("error") && !message.text().contains("status of 400")) {
      complaints.add(message.text());
    }
  }

  /** Such as {@code links/kcell}, or a number. */
  LivePage open(String place) {
    page.navigate(sim.url() + "/#/" + place);
    return this;
  }

  Locator at(String testId) {
    return page.getByTestId(testId);
  }

  Page page() {
    return page;
  }

  /** Opens what the panel of faults keeps folded. */
  LivePage unfold() {
    page.evaluate("document.querySelectorAll('#drive details').forEach(d => { d.open = true })");
    return this;
  }

  /** The form of a kind of fault. */
  Locator fault(String kind) {
    return at("fault-" + kind);
  }

  void arm(String kind) {
    fault(kind).getByTestId("arm").click();
  }

  /** A script or style that the policy forbids is among the errors of the console. */
  void assertNoComplaints() {
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Override
  public void close() {
    window.close();
  }
}
