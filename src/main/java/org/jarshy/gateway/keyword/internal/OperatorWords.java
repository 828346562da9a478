package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.AliasBook;
import org.jarshy.gateway.keyword.AliasBook.Hit;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Nuance;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.LiveWord;
import org.jarshy.gateway.lookup.LiveWordsChanged;
import org.jarshy.gateway.lookup.Lookups;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which text is for an operator's keyword. Words are read anew when they change, and every few
 * seconds besides, for another service on the same database may have changed them.
 */
class OperatorWords {

  private static final Duration READ_ANEW = Duration.ofSeconds(5);

  /**
   * @param lang of the word
   * @param query the text behind it
   */
  record Heard(KeywordId origin, Lang lang, String query) {}

  private record Book(AliasBook<LiveWord> words, Instant readAt) {}

  private final Lookups lookups;
  private final Understanding understanding;
  private final Clock clock;
  private volatile Book book;

  OperatorWords(Lookups lookups, Understanding understanding, Clock clock) {
    this.lookups = lookups;
    this.understanding = understanding;
    this.clock = clock;
  }

  /**
   * What an operator's keyword is asked; null where none is. Our own words win wherever they are
   * the whole text or lead it. Only words that are merely mentioned, behind the operator's word,
   * give way: somebody who looks for a relative called Yuristov asks for no lawyer.
   */
  Heard heard(String text, Understood meant) {
    Hit<LiveWord> hit = words().at(text);
    if (hit == null || !clock.instant().isBefore(hit.value().expires())) {
      return null;
    }
    boolean free = meant.intent() == Intent.NONE && meant.nuance() == Nuance.PLAIN;
    if (!free && !onlyMentioned(meant, hit)) {
      return null;
    }
    return new Heard(hit.value().origin(), hit.value().lang(), hit.rest());
  }

  private boolean onlyMentioned(Understood meant, Hit<LiveWord> hit) {
    return switch (meant.intent()) {
      case NEWS, CURFEW, PROXY, HOTLINE, SITES, RUMOUR, RIGHTS ->
          !hit.rest().isEmpty()
              && understanding.understand(hit.value().word()).intent() == Intent.NONE;
      default -> false;
    };
  }

  private AliasBook<LiveWord> words() {
    Book present = book;
    Instant now = clock.instant();
    if (present == null || !now.isBefore(present.readAt().plus(READ_ANEW))) {
      AliasBook<LiveWord> words = new AliasBook<>();
      lookups.live(now).forEach(word -> words.add(word.word(), word));
      present = new Book(words, now);
      book = present;
    }
    return present.words();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void changed(LiveWordsChanged event) {
    book = null;
  }
}
