package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Nuance;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.keyword.internal.FreeQuestions.Found;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;

/** Does what a text asks for, and decides what to answer; nothing is a decision too. */
final class Respond {

  static final Actor CITIZEN = new Actor("citizen");
  static final Duration BETWEEN_SAME_ANSWERS = Duration.ofHours(1);

  private final Subscribers subscribers;
  private final Replies replies;
  private final WordAnswers wordAnswers;
  private final FreeQuestions questions;
  private final RumourAnswers rumourAnswers;
  private final ProxyAnswers proxies;
  private final CheckQuestions checks;

  Respond(
      Subscribers subscribers,
      Replies replies,
      WordAnswers wordAnswers,
      FreeQuestions questions,
      RumourAnswers rumourAnswers,
      ProxyAnswers proxies,
      CheckQuestions checks) {
    this.subscribers = subscribers;
    this.replies = replies;
    this.wordAnswers = wordAnswers;
    this.questions = questions;
    this.rumourAnswers = rumourAnswers;
    this.proxies = proxies;
    this.checks = checks;
  }

  /**
   * Empty for silence.
   *
   * @param text that was understood so
   * @param heard what an operator's keyword is asked; null where none is
   * @param allowed of {@link Allowances}, asked before this text
   */
  Optional<AnswerRequest> to(
      String text,
      Understood meant,
      OperatorWords.Heard heard,
      Subscriber who,
      Conversation talk,
      Allowance allowed,
      Instant now) {
    boolean mayAnswer = talk.heard(meant.intent(), now);
    Lang lang = language(meant, who);
    // Before any limit: opting out works at any moment.
    if (meant.intent() == Intent.STOP || saysYesToStop(meant, talk, now)) {
      return stop(who, talk, now).map(answer -> AnswerRequest.of(answer, lang));
    }
    if (meant.intent() != Intent.NONE) {
      talk.leftStopQuestion();
    }
    if (!mayAnswer) {
      return Optional.empty();
    }
    if (allowed != Allowance.YES) {
      boolean tell =
          allowed.isTheirOwn()
              && who.status() != Subscriber.Status.STOPPED
              && talk.mayTellLimit(now);
      return tell ? Optional.of(AnswerRequest.of(Answer.LIMIT, lang)) : Optional.empty();
    }
    if (meant.nuance() == Nuance.NEAR_STOP) {
      boolean ask = who.status() != Subscriber.Status.STOPPED && talk.mayAskForStop(now);
      return ask ? Optional.of(AnswerRequest.of(Answer.STOP_ASK, lang)) : Optional.empty();
    }
    if (heard != null) {
      Lang words = who.lang() != null ? who.lang() : heard.lang();
      return Optional.of(wordAnswers.take(heard, who.id(), words, here(who, talk, now)));
    }
    if (checks.asks(text, meant)) {
      return checks.answer(text, who, talk, lang, now);
    }
    if (meant.nuance() == Nuance.EITHER) {
      return Optional.of(whichOfTwo(meant, who, talk, lang, now));
    }
    Understood settled = talk.settled(meant, now);
    if (settled.intent() == Intent.NONE) {
      return question(text, settled, who, talk, now);
    }
    if (settled.intent() == Intent.RUMOUR) {
      return rumourAnswers.take(text, who, lang, here(who, talk, now), now);
    }
    if (settled.intent() == Intent.PROXY) {
      AnswerRequest advice = asked(Answer.PROXY, settled, who, talk, lang, now);
      return proxies.ask(who.id(), settled.app(), advice);
    }
    return Optional.of(answer(settled, who, talk, lang, now));
  }

  /** Asks once which of two keywords is meant; the place they were sent with is kept. */
  private AnswerRequest whichOfTwo(
      Understood meant, Subscriber who, Conversation talk, Lang lang, Instant now) {
    Place place = place(meant, who, talk, now);
    Choice choice = new Choice(meant.intent(), meant.other());
    talk.askedWhich(choice, now);
    return AnswerRequest.of(Answer.WHICH, lang).about(place, null).between(choice);
  }

  private AnswerRequest answer(
      Understood meant, Subscriber who, Conversation talk, Lang lang, Instant now) {
    return switch (meant.intent()) {
      case START -> start(meant, who, lang);
      case HELP -> AnswerRequest.of(Answer.HELP, lang);
      case NEWS ->
          asked(Answer.NEWS, meant, who, talk, lang, now)
              .inOneSegment(meant.nuance() == Nuance.BRIEF);
      case CURFEW -> curfew(asked(Answer.CURFEW, meant, who, talk, lang, now), talk, now);
      case HOTLINE -> asked(Answer.HOTLINE, meant, who, talk, lang, now);
      case SITES -> asked(Answer.SITES, meant, who, talk, lang, now);
      case RIGHTS -> asked(Answer.RIGHTS, meant, who, talk, lang, now);
      case MORE -> more(talk, lang, now);
      case LANG ->
          meant.script() == null
              ? language(meant.chosen(), who, lang)
              : letters(meant.script(), who, lang);
      case CITY -> city(meant, who, talk, lang, now);
      case STATUS -> AnswerRequest.of(Answer.STATUS, lang);
      case QUIET -> AnswerRequest.of(Answer.QUIET_LATER, lang);
      case FORGET -> AnswerRequest.of(Answer.FORGET_LATER, lang);
      case BAD -> AnswerRequest.of(proxies.bad(who.id(), meant.app()), lang);
      case STOP, CHECK, RUMOUR, PROXY, NONE ->
          throw new IllegalArgumentException("answered before: " + meant.intent());
    };
  }

  private Optional<Answer> stop(Subscriber who, Conversation talk, Instant now) {
    boolean changed = subscribers.optOut(who.id(), CITIZEN);
    replies.forget(who.id());
    return talk.mayConfirmStop(changed, now) ? Optional.of(Answer.STOPPED) : Optional.empty();
  }

  private static boolean saysYesToStop(Understood meant, Conversation talk, Instant now) {
    return meant.nuance() == Nuance.YES && talk.wasAskedForStop(now);
  }

  /**
   * What is found, else a hint. Who opted out gets neither: they may be talking to somebody else.
   */
  private Optional<AnswerRequest> question(
      String text, Understood meant, Subscriber who, Conversation talk, Instant now) {
    if (who.status() == Subscriber.Status.STOPPED) {
      return Optional.empty();
    }
    Found found =
        meant.nuance() == Nuance.PLAIN ? questions.find(text, here(who, talk, now), now) : null;
    if (found == null || found.isEmpty()) {
      return hint(meant, who, talk, now);
    }
    AnswerRequest answer =
        AnswerRequest.of(Answer.FOUND, language(meant, who))
            .about(found.place(), null)
            .naming(found.items());
    // A machine that sends the same again and again would get the same again and again.
    boolean repeated = replies.isRepeated(who.id(), answer, now.minus(BETWEEN_SAME_ANSWERS));
    return repeated ? Optional.empty() : Optional.of(answer);
  }

  private static Optional<AnswerRequest> hint(
      Understood meant, Subscriber who, Conversation talk, Instant now) {
    if (!talk.mayHint(now)) {
      return Optional.empty();
    }
    Lang words = meant.spokenIn() != null ? meant.spokenIn() : language(meant, who);
    return Optional.of(AnswerRequest.of(Answer.HINT, words));
  }

  private AnswerRequest start(Understood meant, Subscriber who, Lang lang) {
    subscribers.optIn(who.id(), CITIZEN);
    if (meant.region() != null) {
      subscribers.choosePlace(who.id(), meant.region(), meant.city());
    }
    if (who.lang() == null && meant.spokenIn() != null) {
      // Broadcasts follow the language they subscribed in.
      subscribers.chooseLanguage(who.id(), meant.spokenIn());
    }
    return AnswerRequest.of(Answer.WELCOME, lang);
  }

  private AnswerRequest asked(
      Answer answer, Understood meant, Subscriber who, Conversation talk, Lang lang, Instant now) {
    Place place = place(meant, who, talk, now);
    return AnswerRequest.of(answer, lang).about(place, meant.topic());
  }

  /** The place named, else the one asked about lately, else their own; a named one is kept. */
  private Place place(Understood meant, Subscriber who, Conversation talk, Instant now) {
    if (meant.region() != null) {
      Place named = new Place(meant.region(), meant.city());
      if (who.region() == null) {
        subscribers.choosePlace(who.id(), named.region(), named.city());
        talk.atHome();
      } else {
        // Asking about a mother's city must not move one's own warnings there.
        talk.askedAbout(named, now);
      }
      return named;
    }
    return here(who, talk, now);
  }

  /** Where they mean when they name no place; null where that is not known. */
  private static Place here(Subscriber who, Conversation talk, Instant now) {
    Place lately = talk.lately(now);
    if (lately != null || who.region() == null) {
      return lately;
    }
    return new Place(who.region(), who.city());
  }

  private static AnswerRequest curfew(AnswerRequest asked, Conversation talk, Instant now) {
    if (asked.place() != null) {
      return asked;
    }
    talk.askedForPlace(now);
    return AnswerRequest.of(Answer.CURFEW_WHERE, asked.lang());
  }

  private static AnswerRequest more(Conversation talk, Lang lang, Instant now) {
    AnswerRequest question = talk.question(now);
    return question == null ? AnswerRequest.of(Answer.MORE_NONE, lang) : question.in(lang);
  }

  private AnswerRequest language(Lang chosen, Subscriber who, Lang lang) {
    if (chosen == null) {
      return AnswerRequest.of(Answer.LANG_WHICH, lang);
    }
    subscribers.chooseLanguage(who.id(), chosen);
    return AnswerRequest.of(Answer.LANG_SET, chosen);
  }

  private AnswerRequest letters(Script script, Subscriber who, Lang lang) {
    subscribers.chooseScript(who.id(), script);
    return AnswerRequest.of(
        script == Script.LATIN ? Answer.SCRIPT_LATIN : Answer.SCRIPT_CYRILLIC, lang);
  }

  private AnswerRequest city(
      Understood meant, Subscriber who, Conversation talk, Lang lang, Instant now) {
    boolean forCurfew = talk.awaitedPlace(now);
    if (meant.region() == null) {
      return AnswerRequest.of(Answer.CITY_UNKNOWN, lang);
    }
    Place place = new Place(meant.region(), meant.city());
    subscribers.choosePlace(who.id(), place.region(), place.city());
    talk.atHome();
    return AnswerRequest.of(forCurfew ? Answer.CURFEW : Answer.CITY_SET, lang).about(place, null);
  }

  private static Lang language(Understood meant, Subscriber who) {
    if (who.lang() != null) {
      return who.lang();
    }
    return meant.spokenIn() != null ? meant.spokenIn() : Lang.RU;
  }
}
