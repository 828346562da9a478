package org.jarshy.gateway.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.AuditRecords;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.RecordFilter;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Queues a checkpoint for each witness. A witness is no subscriber: its place in the configuration
 * is its id, below zero, where no subscriber is.
 */
@Component
@EnableConfigurationProperties(WitnessSettings.class)
class TellWitnesses implements Witnesses {

  static final String ACTION = "audit.witnesses-told";

  /** Later than this the next one says more. */
  static final Duration LASTS = Duration.ofHours(24);

  private final WitnessSettings settings;
  private final AuditCheckpoints checkpoints;
  private final AuditRecords records;
  private final AuditLog log;
  private final Outbox outbox;
  private final NumberingPlan plan;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TellWitnesses(
      WitnessSettings settings,
      AuditCheckpoints checkpoints,
      AuditRecords records,
      AuditLog log,
      Outbox outbox,
      NumberingPlan plan,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.records = records;
    this.log = log;
    this.outbox = outbox;
    this.plan = plan;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Override
  public int count() {
    return settings.numbers().size();
  }

  @Override
  public Optional<Long> tell(Actor by) {
    if (settings.numbers().isEmpty()) {
      return Optional.empty();
    }
    Optional<Checkpoint> checkpoint = checkpoints.make();
    checkpoint.ifPresent(c -> transactions.executeWithoutResult(status -> queue(c, by)));
    return checkpoint.map(Checkpoint::size);
  }

  private void queue(Checkpoint checkpoint, Actor by) {
    Instant expires = clock.instant().plus(LASTS);
    List<NewMessage> messages = new ArrayList<>();
    for (int i = 0; i < settings.numbers().size(); i++) {
      messages.add(
          new NewMessage(
              new Origin(WitnessTexts.KIND, checkpoint.size()),
              new SubscriberId(-1 - i),
              plan.carrierOf(new Msisdn(settings.numbers().get(i))),
              PriorityClass.NOTICE,
              expires));
    }
    log.record(by, ACTION, "audit:log", messages.size() + " witnesses");
    outbox.add(messages);
  }

  @Override
  public Optional<Instant> toldAt() {
    return lastTold().map(AuditRecord::at);
  }

  private Optional<AuditRecord> lastTold() {
    return records
        .page(new RecordFilter(null, ACTION, null, null, null), AuditRecords.NEWEST, 1)
        .stream()
        .findFirst();
  }

  /** Nothing is sent where nothing was added but the note that they were told. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void onTime() {
    if (settings.every() == null || settings.numbers().isEmpty()) {
      return;
    }
    Optional<AuditRecord> told = lastTold();
    boolean due =
        told.map(
                t ->
                    // Told while the clock was ahead: the next one does not wait for that time.
                    clock.instant().isBefore(t.at())
                        || !clock.instant().isBefore(t.at().plus(settings.every())))
            .orElse(true);
    boolean news = told.map(t -> records.size() > t.seq() + 1).orElse(records.size() > 0);
    if (due && news) {
      tell(Actor.SYSTEM);
    }
  }
}
