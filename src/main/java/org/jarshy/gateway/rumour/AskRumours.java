package org.jarshy.gateway.rumour;

import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;

/** For citizens' texts. Every method joins the caller's transaction. */
public interface AskRumours {

  /** What became of a question. */
  sealed interface Asked permits Taken, NoWords, TooMany {}

  /**
   * @param question to ask {@link #told} with
   */
  record Taken(long question) implements Asked {}

  /** There is nothing in it to check. */
  record NoWords() implements Asked {}

  /** As many as one number may ask in a day. */
  record TooMany() implements Asked {}

  /** What can be said now. */
  sealed interface Told permits Answer, Waiting, Gone {}

  /**
   * @param text the whole text, in the language asked for
   */
  record Answer(String text) implements Told {}

  /**
   * @param others who asked the same in the same region; 0 where they are too few to be told of
   * @param tellsLater false for who opted out: they must ask again
   */
  record Waiting(long others, boolean tellsLater) implements Told {}

  /** The question was erased meanwhile. */
  record Gone() implements Told {}

  /** The words of a text behind the word that asks for a check. */
  String claim(String text);

  /**
   * Takes a question.
   *
   * @param tellLater false for who opted out: they are answered now and never written to
   * @param region where they are; null where not known
   * @param lang to be told in, unless they choose another
   */
  Asked ask(SubscriberId who, boolean tellLater, Region region, Lang lang, String text);

  /** What is known of it now; whoever is told a verdict by this is not told it again. */
  Told told(long question, Lang lang);

  /** Everything that leads to one person goes. */
  void forget(SubscriberId who);
}
