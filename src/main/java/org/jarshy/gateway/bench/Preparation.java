package org.jarshy.gateway.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.subscriber.SubscriberImport;

/** What has to be there before the click; none of it is timed. */
final class Preparation {

  static final Actor DISPATCHER = new Actor("bench-dispatcher");

  private static final Actor AUTHOR = new Actor("bench-author");
  private static final Actor APPROVER = new Actor("bench-approver");

  /** Each a transaction of its own, so that neither heap nor undo log grows with the crowd. */
  private static final int LINES_PER_IMPORT = 50_000;

  private final MeasuredService service;
  private final PrintStream progress;

  Preparation(MeasuredService service, PrintStream progress) {
    this.service = service;
    this.progress = progress;
  }

  /**
   * Before anything is started.
   *
   * @throws NotMeasured where nobody listens
   */
  static void requireReachable(LinkPlan link) {
    int limit = (int) link.connectTimeout().toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(link.smsc().host(), link.smsc().port()), limit);
    } catch (UnknownHostException e) {
      throw new NotMeasured("the host " + link.smsc().host() + " is not known", e);
    } catch (IOException e) {
      throw new NotMeasured(
          "no SMSC can be reached at %s within %s: %s"
              .formatted(link.smsc(), words(link.connectTimeout()), e.getMessage()),
          e);
    }
  }

  /**
   * @throws NotMeasured when the SMSC refuses the bind, or does not answer it
   */
  void awaitBound(LinkPlan link) {
    Duration limit = link.connectTimeout().plusSeconds(5);
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      List<CarrierStatus.Link> links =
          service.part(Carriers.class).statuses().stream()
              .flatMap(s -> s.links().stream())
              .toList();
      if (links.stream().allMatch(l -> l.state() == LinkState.BOUND)) {
        return;
      }
      boolean refused = links.stream().anyMatch(l -> l.state() == LinkState.REFUSED);
      if (refused || System.nanoTime() - end >= 0) {
        String problem =
            links.stream()
                .filter(l -> l.state() != LinkState.BOUND)
                .map(
                    l ->
                        l.name()
                            + " is "
                            + l.state()
                            + (l.problem().isEmpty() ? "" : ": ")
                            + l.problem())
                .findFirst()
                .orElse("");
        throw new NotMeasured(
            "the SMSC at %s does not let '%s' bind %d link(s); %s"
                .formatted(link.smsc(), link.systemId(), link.links(), problem));
      }
      pause(20);
    }
  }

  /** Subscribers by the service's own import, unless the directory has just these already. */
  void subscribe(Crowd crowd, Path directory) {
    String wanted = crowd.subscribers() + " " + crowd.audience() + "\n";
    Path made = directory == null ? null : directory.resolve("bench.crowd");
    if (made != null && Files.exists(made)) {
      String there = read(made);
      if (!there.equals(wanted)) {
        throw new NotMeasured(
            directory
                + " holds another crowd (subscribers, recipients: "
                + there.strip()
                + "): name an empty directory, or ask for that one");
      }
      return;
    }
    SubscriberImport imports = service.part(SubscriberImport.class);
    for (int from = 0; from < crowd.subscribers(); from += LINES_PER_IMPORT) {
      int end = Math.min(crowd.subscribers(), from + LINES_PER_IMPORT);
      SubscriberImport.Report report =
          imports.importCsv(new CrowdLines(crowd, from, end), DISPATCHER);
      if (report.added() != end - from) {
        throw new NotMeasured(
            "the database has subscribers already: name an empty one (%d of %d were new)"
                .formatted(report.added(), end - from));
      }
      progress.printf("%,d of %,d subscribers%n", end, crowd.subscribers());
    }
    if (made != null) {
      write(made, wanted);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new NotMeasured("cannot read " + file, e);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new NotMeasured("cannot write " + file, e);
    }
  }

  /** Written by one person and approved by another, for the audience's city. */
  BulletinId approved(Kind kind, String text) {
    Bulletins bulletins = service.part(Bulletins.class);
    Instant now = service.part(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      BulletinId id =
          bulletins.draft(
              new Content(
                  kind,
                  "Bench",
                  Area.of(City.ALMATY),
                  Map.of(Lang.RU, text),
                  now.minus(Duration.ofMinutes(1)),
                  now.plus(Duration.ofDays(2)),
                  kind == Kind.CURFEW
                      ? new CurfewHours(LocalTime.of(23, 0), LocalTime.of(7, 0))
                      : null),
              AUTHOR);
      bulletins.submit(id, bulletins.find(id).orElseThrow().revision(), AUTHOR);
      bulletins.approve(id, bulletins.find(id).orElseThrow().revision(), APPROVER);
      return id;
    } catch (BulletinRefused e) {
      throw new NotMeasured.NotAllowed(String.join(" ", e.problems().values()), e);
    }
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotMeasured("interrupted", e);
    }
  }

  private static String words(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
