package org.jarshy.gateway.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;

/** Puts the sample content into a new database, through the doors that people use. */
final class LoadSampleData {

  static final Actor AUTHOR = DemoPeople.AUTHOR.actor();
  static final Actor APPROVER = DemoPeople.APPROVER.actor();
  private static final Actor ADMINISTRATOR = DemoPeople.ADMIN.actor();

  private final Subscribers subscribers;
  private final SubscriberImport imports;
  private final Bulletins bulletins;
  private final Directory directory;
  private final Keywords keywords;
  private final Clock clock;

  LoadSampleData(
      Subscribers subscribers,
      SubscriberImport imports,
      Bulletins bulletins,
      Directory directory,
      Keywords keywords,
      Clock clock) {
    this.subscribers = subscribers;
    this.imports = imports;
    this.bulletins = bulletins;
    this.directory = directory;
    this.keywords = keywords;
    this.clock = clock;
  }

  /** What is there already is left alone. */
  void load() {
    if (directory.all().isEmpty()) {
      SampleFiles.helpLines().forEach(line -> directory.save(line.helpLine(), ADMINISTRATOR));
    }
    if (bulletins.list(Set.of(), 1, 0).isEmpty()) {
      Instant start = clock.instant();
      SampleFiles.bulletins().forEach(bulletin -> load(bulletin, start));
    }
    if (keywords.list(Set.of(), 1, 0).isEmpty()) {
      SampleKeywords.load(keywords, clock.instant());
    }
    if (subscribers.totals().isEmpty()) {
      loadSubscribers();
    }
  }

  private void loadSubscribers() {
    SubscriberImport.Report report = imports.importCsv(SampleSubscribers.csv(), ADMINISTRATOR);
    if (report.refusedCount() > 0) {
      throw new IllegalStateException(
          report.refusedCount() + " sample subscribers were refused: " + report.refused().get(0));
    }
  }

  private void load(SampleBulletin sample, Instant start) {
    BulletinId id = bulletins.draft(sample.content(start), AUTHOR);
    if (sample.state() == SampleBulletin.State.DRAFT) {
      return;
    }
    bulletins.submit(id, revision(id), AUTHOR);
    switch (sample.state()) {
      case APPROVED -> bulletins.approve(id, revision(id), APPROVER);
      case RETURNED -> bulletins.sendBack(id, revision(id), sample.reason(), APPROVER);
      default -> {}
    }
  }

  private int revision(BulletinId id) {
    return bulletins.find(id).map(Bulletin::revision).orElseThrow();
  }
}
