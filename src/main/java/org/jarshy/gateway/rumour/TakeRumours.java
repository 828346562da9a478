package org.jarshy.gateway.rumour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.Erased;
import org.jarshy.gateway.subscriber.OptedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes what citizens ask, one at a time, and says what is known of it. */
@Component
class TakeRumours implements AskRumours {

  private static final Duration DAY = Duration.ofDays(1);

  private final RumourReader reader;
  private final FindRumour find;
  private final RumourRows rows;
  private final VerdictRows verdicts;
  private final RumourSettings settings;
  private final Clock clock;

  TakeRumours(
      RumourReader reader,
      FindRumour find,
      RumourRows rows,
      VerdictRows verdicts,
      RumourSettings settings,
      Clock clock) {
    this.reader = reader;
    this.find = find;
    this.rows = rows;
    this.verdicts = verdicts;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String claim(String text) {
    return reader.claim(text);
  }

  @Override
  public Asked ask(SubscriberId who, boolean tellLater, Region region, Lang lang, String text) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, (region == null ? Region.ALMATY : region).zone());
    String words = Masked.of(reader.claim(text));
    Reading reading = reader.read(words, today);
    if (reading.isEmpty()) {
      return new NoWords();
    }
    rows.takeTurn();
    FindRumour.Match match = find.match(reading, now);
    if (match != null) {
      Optional<RumourRows.Asker> before = rows.asker(match.rumour(), who);
      match = sure(match, before.orElse(null), region, reading, words);
      if (before.isPresent()) {
        askAgain(before.get(), match, words, today, now);
        return new Taken(before.get().id());
      }
    }
    if (rows.askedSince(who, now.minus(DAY)) >= settings.perDay()) {
      return new TooMany();
    }
    long rumour = match == null ? rows.insertRumour(now) : match.rumour();
    boolean certain = match != null && match.certain();
    long kept = match == null ? 0 : text(match, words, today, now);
    if (kept == 0) {
      kept = rows.insertText(rumour, null, words, today, false, now);
    }
    return new Taken(rows.insertAsker(rumour, who, kept, region, lang, tellLater, certain, now));
  }

  /** What is hidden, or where it is meant, may be what makes it another question. */
  private FindRumour.Match sure(
      FindRumour.Match match,
      RumourRows.Asker before,
      Region region,
      Reading reading,
      String words) {
    boolean here =
        !reading.places().isEmpty()
            || rows.confirmedIn(match.rumour(), region)
            || (before != null && before.confirmed() && before.region() == region);
    return here && !Masked.hides(words) ? match : match.unsure();
  }

  /**
   * One number counts once, however it words it. Another question than the one that was answered is
   * no repetition: an editor looks at it first.
   */
  private void askAgain(
      RumourRows.Asker before, FindRumour.Match match, String words, LocalDate today, Instant now) {
    if (match.certain() && !before.confirmed()) {
      rows.confirmed(before.id());
    } else if (!match.certain() && before.confirmed()) {
      rows.asksAnew(before.id(), text(match, words, today, now));
    }
  }

  /** The wording to count it with. */
  private long text(FindRumour.Match match, String words, LocalDate today, Instant now) {
    if (match.text() != null && !Masked.hides(words)) {
      return match.text();
    }
    List<RumourRows.Text> all = rows.textsOf(match.rumour());
    if (all.size() >= Rumours.MOST_TEXTS && !match.certain()) {
      // An editor reads no more; somebody who varies the words fills no disk.
      return all.get(all.size() - 1).id();
    }
    return rows.insertText(match.rumour(), match.strand(), words, today, match.certain(), now);
  }

  @Override
  public Told told(long question, Lang lang) {
    RumourRows.Asker asker = rows.asker(question).orElse(null);
    if (asker == null) {
      return new Gone();
    }
    Verdict verdict =
        verdicts.standing(List.of(asker.rumour()), clock.instant()).get(asker.rumour());
    if (verdict == null || !asker.confirmed()) {
      long others = rows.others(asker);
      return new Waiting(others >= Rumours.FEW ? others : 0, asker.tell());
    }
    // Who was told of the change by a message asks anew here: the answer is no news to them.
    boolean knows =
        asker.toldMessage() != null
            && asker.toldVerdict() != null
            && asker.toldVerdict() == verdict.id();
    boolean changed = !knows && saysChanged(asker, verdict);
    rows.told(asker.id(), verdict.id(), null, changed);
    return new Answer(verdict.statement().words(lang, changed));
  }

  /** Said once more where the same text is bound again, for it may not have left the first time. */
  static boolean saysChanged(RumourRows.Asker asker, Verdict verdict) {
    if (asker.toldVerdict() == null) {
      return asker.toldBefore() != null && asker.toldBefore() != verdict.id();
    }
    return asker.toldVerdict() != verdict.id() || asker.toldChanged();
  }

  @Override
  public void forget(SubscriberId who) {
    rows.forgetAsker(who);
  }

  /** Within the transaction that opts out. */
  @EventListener
  void on(OptedOut event) {
    forget(event.subscriber());
  }

  /** Within the transaction that erases. */
  @EventListener
  void on(Erased event) {
    forget(event.subscriber());
  }
}
