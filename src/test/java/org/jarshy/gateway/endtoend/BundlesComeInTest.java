package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.audit.AuditEntry;
import org.jarshy.gateway.audit.AuditTrail;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.ops.CommandRun;
import org.jarshy.gateway.testing.GatewayArguments;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.trust.BundleBook;
import org.jarshy.gateway.trust.SampleNewsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newsroom's files through every door of one running service, and one that is stopped. */
class BundlesComeInTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PASSWORD = "correct horse battery";

  private static final Instant LONG_AGO = Instant.parse("2022-01-05T03:00:00Z");

  /** Nobody listens there: bundles need no carrier. */
  private static final int NO_SMSC = 9;

  @TempDir private Path directory;
  private final SampleNewsroom newsroom = new SampleNewsroom();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void a_signed_file_comes_in_by_http_by_folder_and_by_command_line() throws Exception {
    newsroom.trust(directory.resolve("trust"), 1, "kk", "ru");
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    byte[] news;
    byte[] lines;
    try (RunningGateway gateway = RunningGateway.start(directory, NO_SMSC, settings())) {
      Instant now = gateway.bean(Clock.class).instant();
      people(gateway.bean(Accounts.class));
      news = newsroom.news(5, now, outage("1", now));
      lines = newsroom.bundle(SampleNewsroom.LINES, 1, now, 2, helpLine());

      assertThat(post(gateway, news).statusCode()).isEqualTo(201);
      assertThat(post(gateway, news).body()).contains("\"known\":true");
      HttpResponse<String> refused = post(gateway, newsroom.news(4, now, outage("0", now)));
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("\"rule\":\"replay-lower-seq\"");

      Bulletins bulletins = gateway.bean(Bulletins.class);
      Bulletin draft = bulletins.list(Set.of(Bulletin.State.SUBMITTED), 10, 0).get(0);
      bulletins.approve(draft.id(), draft.revision(), new Actor("approver"));
      assertThat(bulletins.live(Kind.OUTAGE, Area.of(City.ALMATY), now.plusSeconds(60)))
          .extracting(Bulletin::id)
          .containsExactly(draft.id());

      Files.write(inbox.resolve("lines.zip"), lines);
      Files.write(inbox.resolve("torn.zip"), Arrays.copyOf(lines, lines.length - 9));
      await().atMost(SOON).until(() -> Files.exists(inbox.resolve("done/lines.zip.txt")));
      await().atMost(SOON).until(() -> Files.exists(inbox.resolve("refused/torn.zip.txt")));
      assertThat(Files.readString(inbox.resolve("refused/torn.zip.txt"))).contains("Rule: zip-");
      assertThat(gateway.bean(Directory.class).all())
          .extracting(HelpLine::phone)
          .containsExactly("150");
      assertThat(gateway.bean(BundleBook.class).imported(10, 0))
          .extracting(BundleBook.Imported::actor)
          .containsExactly("watched-folder", "author");

      assertThat(health(gateway)).contains("\"trust\":{").doesNotContain("the change is refused");
      new SampleNewsroom().trust(directory.resolve("trust"), 2, "kk", "ru");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          gateway.bean(AuditTrail.class).page("trust-store", AuditTrail.NEWEST, 9))
                      .extracting(AuditEntry::action)
                      .containsExactly("trust-store.change-refused", "trust-store.pinned"));
      assertThat(health(gateway)).contains("the change is refused");
      assertThat(post(gateway, newsroom.news(6, now, outage("2", now))).statusCode())
          .isEqualTo(201);
    }
    assertThat(command(news)).contains("\"rule\":\"replay-lower-seq\"");
    assertThat(command(newsroom.news(7, LONG_AGO, outage("9", LONG_AGO))))
        .contains("\"accepted\":false")
        .contains("\"rule\":\"expired\"");
    assertThat(command("bundle", "trust", "pin")).contains("version 2, 4 keys: in use");
    assertThat(command(newsroom.news(8, LONG_AGO, outage("9", LONG_AGO))))
        .contains("\"rule\":\"signer-unknown\"");
  }

  private String[] settings() {
    return new String[] {
      "--jarshy.trust.directory=" + directory.resolve("trust"),
      "--jarshy.trust.inbox=" + directory.resolve("inbox")
    };
  }

  private static void people(Accounts accounts) {
    accounts.create("author", "Author", Secret.of(PASSWORD), Set.of(Role.AUTHOR), Actor.SYSTEM);
  }

  private HttpResponse<String> post(RunningGateway gateway, byte[] bundle) throws Exception {
    String login =
        Base64.getEncoder().encodeToString(("author:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v1/bundles"))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(bundle))
            .build(),
        BodyHandlers.ofString());
  }

  private String health(RunningGateway gateway) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(gateway.url() + "/actuator/health")).build(),
            BodyHandlers.ofString())
        .body();
  }

  private String command(byte[] bundle) throws Exception {
    Path file = Files.write(directory.resolve("command.zip"), bundle);
    return command("bundle", "import", file.toString());
  }

  private String command(String... words) {
    CommandRun run = new CommandRun(GatewayApplication.class);
    run.with(
        Stream.concat(
                Arrays.stream(GatewayArguments.of(directory, NO_SMSC, settings())),
                Stream.of(words))
            .toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static String outage(String id, Instant now) {
    return """
        {"type":"bulletin","id":"%s","kind":"outage","source":"МЧС","area":["almaty"],
         "texts":{"ru":"МЧС: в Алматы нет мобильного интернета. Звонки и СМС работают."},
         "valid_from":"%s","expires":"%s"}"""
        .formatted(id, now, now.plus(Duration.ofDays(1)));
  }

  private static String helpLine() {
    return """
        {"type":"helpline","id":"psych-1","topic":"psych","area":["everywhere"],
         "name":{"ru":"Доверие"},"phone":"150","hours":"24/7"}""";
  }
}
