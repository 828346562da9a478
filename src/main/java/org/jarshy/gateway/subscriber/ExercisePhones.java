package org.jarshy.gateway.subscriber;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * The phones that exercises go to: of subscribers who agreed to take part, kept by hand. Who is not
 * in here gets no word of an exercise.
 */
public interface ExercisePhones {

  /**
   * So many at most: an exercise cannot become a broadcast to the public by the length of a list.
   */
  int MOST = 100;

  /**
   * @param name what the phone is called here, never its number
   */
  record Phone(Subscriber person, String name, String addedBy, Instant addedAt) {

    /** False for one that opted out: it gets nothing any more. */
    public boolean reachable() {
      return person.status() == Subscriber.Status.ACTIVE;
    }
  }

  /**
   * Takes a phone in whose owner has subscribed and agreed; one that is in already is renamed.
   *
   * @throws Refused naming each field that is wrong
   */
  SubscriberId add(Msisdn number, String name, Actor keeper);

  /**
   * @return false where it was not in
   */
  boolean remove(SubscriberId id, Actor keeper);

  /** By name. */
  List<Phone> all();

  /** Those of them that take part at this moment. */
  Set<SubscriberId> among(Collection<SubscriberId> ids);

  /** By field, each a sentence that says what was wrong and what is allowed; never a number. */
  final class Refused extends RuntimeException {
    private final transient Map<String, String> problems;

    public Refused(Map<String, String> problems) {
      super(String.join("; ", problems.values()));
      this.problems = Map.copyOf(problems);
    }

    public Map<String, String> problems() {
      return problems;
    }
  }
}
