package org.jarshy.gateway.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.kernel.SubscriberId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Codes in the database; given in the transaction of the approval. */
class StoredCheckCodes implements CheckCodes, DisposableBean {

  /** Of a thousand live codes one in 10^5 meets another; so many times in a row none ever did. */
  private static final int MOST_SALTS = 1_000;

  private final CodeStore store;
  private final MakeCodes make;
  private final Bulletins bulletins;
  private final CodeSettings settings;
  private final CountChecks counts;
  private final Clock clock;

  StoredCheckCodes(
      CodeStore store, MakeCodes make, Bulletins bulletins, CodeSettings settings, Clock clock) {
    this.store = store;
    this.make = make;
    this.bulletins = bulletins;
    this.settings = settings;
    this.counts = new CountChecks(store);
    this.clock = clock;
  }

  /** Heard within the transaction of the approval, so no text is ever approved without. */
  @EventListener
  void on(BulletinApproved approved) {
    give(approved.bulletin());
  }

  @Override
  public boolean on() {
    return settings.checkCodes();
  }

  @Override
  public String counted(String text) {
    return on() ? CheckCode.STAND_IN.under(text) : text;
  }

  @Override
  public void give(BulletinId id) {
    if (!on() || !store.of(id).isEmpty()) {
      return;
    }
    Bulletin bulletin = bulletins.find(id).orElseThrow();
    int version = store.version(id);
    bulletin.content().texts().forEach((lang, text) -> give(id, version, lang, text));
  }

  private void give(BulletinId id, int version, Lang lang, String text) {
    for (int salt = 0; salt < MOST_SALTS; salt++) {
      CheckCode code = make.of(id, text, salt);
      if (store.insert(new CodeStore.Row(id, version, lang, code), salt, clock.instant())) {
        return;
      }
      if (store.of(id).stream().anyMatch(row -> row.lang() == lang)) {
        return; // somebody else gave it in this very moment
      }
    }
    throw new IllegalStateException("no free check code for bulletin " + id);
  }

  @Override
  public Map<Lang, CheckCode> of(BulletinId bulletin) {
    Map<Lang, CheckCode> codes = new EnumMap<>(Lang.class);
    if (on()) {
      store.of(bulletin).forEach(row -> codes.put(row.lang(), row.code()));
    }
    return codes;
  }

  @Override
  public CheckCode personal(Bulletin update, Lang lang, SubscriberId reader) {
    String words = Correction.text(update.content(), lang);
    return make.personal(update.id(), Sha256.hex(words), reader);
  }

  @Override
  public Optional<Checked> look(CheckCode code, SubscriberId asker) {
    return mine(code, asker)
        .or(
            () ->
                store
                    .find(code, erasedBefore())
                    .map(row -> new Checked(row.bulletin(), row.lang(), false)))
        .filter(found -> isOut(found.bulletin()));
  }

  private Optional<Checked> mine(CheckCode code, SubscriberId asker) {
    return store.corrections(erasedBefore()).stream()
        .filter(c -> make.personal(c.update(), Sha256.hex(c.words()), asker).equals(code))
        .findFirst()
        .map(c -> new Checked(c.update(), c.lang(), true));
  }

  /** What is not to be known before its time is not told to a guesser either. */
  private boolean isOut(BulletinId id) {
    return bulletins
        .find(id)
        .filter(b -> !clock.instant().isBefore(b.content().validFrom()))
        .isPresent();
  }

  @Override
  public void count(BulletinId found, String area) {
    counts.count(found == null ? 0 : found.value(), area, clock.instant());
  }

  @Override
  public List<GivenCode> given(BulletinId id) {
    List<CodeStore.Row> rows = store.of(id);
    List<GivenCode> given = new ArrayList<>();
    if (!rows.isEmpty()) {
      Bulletin bulletin = bulletins.find(id).orElseThrow();
      Instant end = bulletin.content().expires();
      Instant last = bulletin.changedAt().isAfter(end) ? bulletin.changedAt() : end;
      GivenCode.State state = GivenCode.stateOf(bulletin, clock.instant());
      for (CodeStore.Row row : rows) {
        given.add(
            new GivenCode(
                id, row.version(), row.lang(), row.code(), state, last.plus(settings.codesKept())));
      }
    }
    return given;
  }

  @Override
  public CodeChecks lastDay() {
    return counts.lastDay(clock.instant());
  }

  @Scheduled(fixedDelay = 5_000)
  void write() {
    counts.write();
  }

  @Scheduled(fixedDelay = 600_000)
  void erase() {
    store.erase(erasedBefore());
    store.forgetChecks(clock.instant().minus(CountChecks.KEPT));
  }

  private Instant erasedBefore() {
    return clock.instant().minus(settings.codesKept());
  }

  @Override
  public void destroy() {
    write();
  }
}
