package org.jarshy.gateway.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Two people publish: the approver has touched nothing.
 *
 * <p>Everybody who ever wrote, edited or submitted counts, also before a return and also when
 * somebody else rewrote every word since: what stays of the first author's thought cannot be seen
 * in a comparison of texts, and two people who take turns could otherwise each pass the other's
 * half. Sending back and rejecting do not count, because they put no words in.
 */
public final class TwoPersonRule {

  private TwoPersonRule() {}

  /** Why {@code approver} may not; empty where they may. */
  public static Optional<String> objection(Set<String> touchedBy, Actor approver) {
    return objection(touchedBy, approver, "bulletin");
  }

  /** The same for whatever else two people publish. @param what in one word: {@code bulletin} */
  public static Optional<String> objection(Set<String> touchedBy, Actor approver, String what) {
    // No login has a colon: such a name is a publisher's, or a part of the service.
    if (samePerson(approver.name(), Actor.SYSTEM.name()) || approver.name().indexOf(':') >= 0) {
      return Optional.of("The system cannot approve; a person signed in as approver can.");
    }
    if (touchedBy.stream().anyMatch(login -> samePerson(login, approver.name()))) {
      return Optional.of(
          "You wrote, edited or submitted this "
              + what
              + ", so you cannot approve it; somebody who had no part in it can.");
    }
    return Optional.empty();
  }

  /** One person signs in under one login, however it is typed. */
  private static boolean samePerson(String login, String other) {
    return folded(login).equals(folded(other));
  }

  private static String folded(String login) {
    String plain = Normalizer.normalize(login, Normalizer.Form.NFKC).strip();
    // Up and down again: the letters that differ only in one of the two directions agree after
    // both.
    return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
