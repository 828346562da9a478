package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.internal.FreeQuestions.Found;
import org.jarshy.gateway.rumour.AskRumours;
import org.jarshy.gateway.rumour.AskRumours.Told;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * Takes a rumour to be checked, and says what is known of it when the answer is sent. The rumour's
 * own words are never said again: out of our mouth they would sound true.
 */
final class RumourAnswers {

  /** Before the number of the question, among ids of items. */
  private static final String QUESTION = "r";

  private final AskRumours rumours;
  private final FreeQuestions questions;
  private final Replies replies;
  private final Catalogue catalogue;

  RumourAnswers(AskRumours rumours, FreeQuestions questions, Replies replies, Catalogue catalogue) {
    this.rumours = rumours;
    this.questions = questions;
    this.replies = replies;
    this.catalogue = catalogue;
  }

  /**
   * Empty for silence.
   *
   * @param here where they mean; null where not known
   */
  Optional<AnswerRequest> take(String text, Subscriber who, Lang lang, Place here, Instant now) {
    boolean tellLater = who.status() != Subscriber.Status.STOPPED;
    AskRumours.Asked asked = rumours.ask(who.id(), tellLater, who.region(), lang, text);
    if (asked instanceof AskRumours.NoWords) {
      return Optional.of(AnswerRequest.of(Answer.RUMOUR_HOW, lang));
    }
    if (asked instanceof AskRumours.TooMany) {
      AnswerRequest limit = AnswerRequest.of(Answer.RUMOUR_LIMIT, lang);
      Instant since = now.minus(Respond.BETWEEN_SAME_ANSWERS);
      return replies.isRepeated(who.id(), limit, since) ? Optional.empty() : Optional.of(limit);
    }
    String question = QUESTION + ((AskRumours.Taken) asked).question();
    Found found = questions.find(rumours.claim(text), here, now);
    List<String> items = new ArrayList<>(List.of(question));
    items.addAll(found.items());
    Answer answer = found.isEmpty() ? Answer.RUMOUR : Answer.RUMOUR_FOUND;
    return Optional.of(AnswerRequest.of(answer, lang).about(found.place(), null).naming(items));
  }

  static boolean isFor(AnswerRequest request) {
    return request.answer() == Answer.RUMOUR || request.answer() == Answer.RUMOUR_FOUND;
  }

  /** What is said now; empty where the answer is what was found in bulletins. */
  Optional<String> words(AnswerRequest request, LiveContent content) {
    Wording wording = new Wording(catalogue, request.lang());
    Told told = rumours.told(question(request), request.lang());
    if (told instanceof AskRumours.Answer answer) {
      return Optional.of(answer.text());
    }
    if (told instanceof AskRumours.Waiting waiting) {
      boolean found =
          request.answer() == Answer.RUMOUR_FOUND
              && !FoundItems.areLinks(items(request), content)
              && waiting.tellsLater();
      return found ? Optional.empty() : Optional.of(waiting(waiting, wording));
    }
    return Optional.of(wording.say("rumour.gone"));
  }

  private static String waiting(AskRumours.Waiting waiting, Wording wording) {
    if (!waiting.tellsLater()) {
      return wording.say("rumour.taken.stopped");
    }
    return waiting.others() == 0
        ? wording.say("rumour.taken")
        : wording.say("rumour.taken.others", "others", waiting.others());
  }

  private static long question(AnswerRequest request) {
    return Long.parseLong(request.found().get(0).substring(QUESTION.length()));
  }

  /** What was found, without the question. */
  static AnswerRequest items(AnswerRequest request) {
    return request.naming(request.found().stream().filter(id -> !id.startsWith(QUESTION)).toList());
  }
}
