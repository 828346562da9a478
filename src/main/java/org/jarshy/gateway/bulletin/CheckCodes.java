package org.jarshy.gateway.bulletin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * Check codes: one for each language of an approved bulletin, and for a correction one for each
 * person. A code can be asked for as long as phones may show its text: until some days after the
 * bulletin's end; then it is erased.
 */
public interface CheckCodes {

  /** False where texts leave without codes; those that were given can still be asked for. */
  boolean on();

  /**
   * A text as it is counted and priced: where codes are on, with the room that one takes.
   *
   * @param text in the letters of its reader
   */
  String counted(String text);

  /**
   * Gives an approved bulletin its codes where it has none yet. Joins the caller's transaction. The
   * approval gives them already; this is for what was approved while codes were off.
   */
  void give(BulletinId bulletin);

  /** By language, what stands under its texts; empty where codes are off or none were given. */
  Map<Lang, CheckCode> of(BulletinId bulletin);

  /**
   * What stands under a correction to one person, and is genuine from nobody else's phone: whoever
   * reads it there cannot use it under words of their own. Not stored: it is made anew.
   *
   * @param lang of the text; the update has one in it
   */
  CheckCode personal(Bulletin update, Lang lang, SubscriberId reader);

  /**
   * What a code stands under.
   *
   * @param asker whose personal codes count too
   * @return empty for what was never given, what is erased, and what does not hold yet
   */
  Optional<Checked> look(CheckCode code, SubscriberId asker);

  /** Counts a question. @param area where it came from @param found null for none of ours */
  void count(BulletinId found, String area);

  /** Every code of a bulletin that can still be asked for, with how often it was. */
  List<GivenCode> given(BulletinId bulletin);

  /** What was asked within the last day. */
  CodeChecks lastDay();

  /**
   * What a code was found to stand under.
   *
   * @param lang of the text
   * @param personal true for a correction to the asker
   */
  record Checked(BulletinId bulletin, Lang lang, boolean personal) {}
}
