package org.jarshy.gateway.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.testing.Chromium;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rehearsal in the whole house: written, approved and sent in Chromium, tried to be made real by
 * programs, asked for by a citizen.
 */
class ExerciseBrowserTest {

  private static final String PASSWORD = "a long enough password";
  private static final int AUDIENCE = 30;
  private static final int TEST_PHONE = 4;
  private static final String WORDS = "КЧС: наводнение в Алматы, уходите на Кок-Тобе до 18:00.";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;
  private Smsc smsc;
  private RunningGateway gateway;
  private Chromium chromium;

  @BeforeEach
  void start() throws Exception {
    smsc = Smsc.builder().start();
    gateway = RunningGateway.start(directory, smsc.smppPort());
    Story.of(gateway).subscribers(AUDIENCE);
    for (Role role : List.of(Role.AUTHOR, Role.APPROVER, Role.DISPATCHER)) {
      gateway
          .bean(Accounts.class)
          .create(role.label(), role.label(), Secret.of(PASSWORD), Set.of(role), new Actor("test"));
    }
    gateway
        .bean(ExercisePhones.class)
        .add(new Msisdn("+" + Story.number(TEST_PHONE)), "Duty desk", new Actor("dispatcher"));
    await()
        .atMost(SOON)
        .until(() -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
    chromium = Chromium.start();
  }

  @AfterEach
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
    gateway.close();
    smsc.close();
  }

  @Test
  void an_exercise_reaches_the_test_phone_and_no_door_leads_it_to_anybody_else() throws Exception {
    Page author = signIn("author");
    author.navigate(gateway.url() + "/compose?exercise=true");
    author.locator("#kind").selectOption("NEWS_DIGEST");
    author.locator("#source").fill("КЧС");
    author.locator("input[name=place][value=country]").check();
    author.locator("#ru").fill(WORDS);
    assertThat(author.locator("#count-ru .bubble")).containsText("УЧЕНИЕ: " + WORDS);
    author.locator("text=Save the EXERCISE draft").click();
    author.waitForURL(Pattern.compile(".*/bulletins/\\d+$"));
    author.locator("text=Submit the EXERCISE").click();
    Page approver = signIn("approver");
    approver.navigate(author.url());
    approver.locator("text=Approve the EXERCISE").click();
    assertThat(approver.locator("[data-testid=done]")).containsText("Approved");
    Page dispatcher = signIn("dispatcher");
    dispatcher.navigate(author.url() + "/send");
    dispatcher.locator("#confirmed").check();
    dispatcher.locator("text=Send the EXERCISE to 1 test phone").click();
    dispatcher.waitForURL(Pattern.compile(".*/broadcasts/\\d+$"));
    assertThat(dispatcher.locator("[data-testid=exercise]")).isVisible();

    long id = Long.parseLong(author.url().replaceAll(".*/", ""));
    programsTry(id);
    await()
        .atMost(SOON)
        .until(
            () ->
                gateway.bean(Broadcasts.class).list(100, 0).stream()
                    .allMatch(p -> !p.broadcast().state().isOpen()));
    for (int i = 0; i < AUDIENCE; i++) {
      if (i == TEST_PHONE) {
        assertThat(textsOf(i)).isNotEmpty().allMatch(t -> t.startsWith("УЧЕНИЕ: "));
      } else {
        assertThat(textsOf(i)).as("phone %s", i).isEmpty();
      }
    }
    for (Progress p : gateway.bean(Broadcasts.class).list(100, 0)) {
      assertThat(p.broadcast().exercise()).isTrue();
      assertThat(p.broadcast().audience()).isLessThanOrEqualTo(1);
    }
    citizensAsk();
  }

  /** Whatever a program says, and in whichever field, it stays with the one test phone. */
  private void programsTry(long id) throws Exception {
    String now = Instant.now().minusSeconds(60).toString();
    String later = Instant.now().plus(Duration.ofHours(20)).toString();
    String body =
        ("{\"kind\":\"NEWS_DIGEST\",\"source\":\"КЧС\",\"area\":{\"country\":true},"
                + "\"texts\":{\"ru\":\"%s\"},\"validFrom\":\"%s\",\"expires\":\"%s\"%s}")
            .formatted(WORDS, now, later, "%s");
    String api = "/api/v1/bulletins/" + id;
    assertThat(call("author", "PUT", api, body.formatted(",\"revision\":3,\"exercise\":false")))
        .as("it is approved")
        .isEqualTo(409);
    assertThat(call("author", "POST", api + "/update", body.formatted(",\"exercise\":false")))
        .isEqualTo(422);
    for (String more :
        List.of(
            "",
            ",\"exercise\":true",
            ",\"audience\":30",
            ",\"area\":{\"country\":true}",
            ",\"startAt\":\"" + now + "\"",
            ",\"kind\":\"BULLETIN\"")) {
      for (String priority : List.of("EMERGENCY", "NOTICE", "DIGEST")) {
        String start =
            "{\"bulletin\":%d,\"priority\":\"%s\",\"token\":\"%s\"%s}"
                .formatted(id, priority, priority + more.hashCode(), more);
        assertThat(call("dispatcher", "POST", "/api/v1/broadcasts", start)).isLessThan(500);
      }
    }
    String believed =
        "{\"bulletin\":%d,\"priority\":\"NOTICE\",\"token\":\"b\",\"exercise\":false}"
            .formatted(id);
    assertThat(call("dispatcher", "POST", "/api/v1/broadcasts", believed)).isEqualTo(409);
    assertThat(call("dispatcher", "POST", "/api/v1/broadcasts/corrections", believed))
        .isEqualTo(409);
  }

  private int call(String who, String method, String path, String body) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((who + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(gateway.url() + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private void citizensAsk() {
    int phone = 7;
    int answers = 0;
    for (String question :
        List.of("НОВОСТИ", "КОМЕНДАНТ АЛМАТЫ", "СТАТУС", "наводнение Кок-Тобе", "САЙТЫ")) {
      smsc.send(Story.number(phone), "1414", question);
      int wanted = ++answers;
      await().atMost(SOON).until(() -> textsOf(phone).size() >= wanted);
    }
    assertThat(textsOf(phone)).noneMatch(t -> t.contains("УЧЕНИЕ") || t.contains("наводнение"));
  }

  private List<String> textsOf(int i) {
    return smsc.phone(Story.number(i)).messages().stream()
        .filter(m -> m.warnings().isEmpty())
        .map(m -> m.text())
        .toList();
  }

  private Page signIn(String login) {
    Page page =
        chromium
            .browser()
            .newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))
            .newPage();
    page.setDefaultTimeout(60_000);
    page.navigate(gateway.url() + "/login");
    page.locator("#login").fill(login);
    page.locator("#password").fill(PASSWORD);
    page.locator("main form button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }
}
