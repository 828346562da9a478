package org.jarshy.gateway.trust;

import java.util.List;
import org.jarshy.gateway.kernel.Actor;

/** The one way in for a bundle, whichever door it came by. */
public interface ImportBundle {

  /**
   * Verifies a bundle and gives its items to whom they are for, all in one transaction or not at
   * all. The same bundle again changes nothing. A refusal is recorded with its rule.
   *
   * @param bundle the bytes of the file, as they came
   * @param actor who brought it; they have not touched its words
   */
  Intake take(byte[] bundle, Door door, Actor actor);

  /**
   * Records that a file was refused before anybody read it whole.
   *
   * @param detail for a reader, without anything of the file
   */
  Intake.Refused tooLarge(String detail, Door door, Actor actor);

  /** Which way a file came. */
  enum Door {
    CONSOLE,
    HTTP,
    FOLDER,
    COMMAND_LINE
  }

  /** What became of a file. */
  sealed interface Intake {

    /**
     * @param id of the import
     * @param outcomes what became of each item, in order
     */
    record Taken(long id, VerifiedBundle bundle, List<BundleReceiver.Outcome> outcomes)
        implements Intake {
      public Taken {
        outcomes = List.copyOf(outcomes);
      }
    }

    /** It was taken before. @param id of that import; 0 where its record is gone */
    record Known(long id, VerifiedBundle bundle) implements Intake {}

    /**
     * @param id of the refusal's record
     * @param rule stable name, such as {@code EXPIRED}
     * @param detail a sentence that says what was wrong and what is allowed
     */
    record Refused(long id, String rule, String detail) implements Intake {}
  }
}
