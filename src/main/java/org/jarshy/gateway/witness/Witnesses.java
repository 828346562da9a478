package org.jarshy.gateway.witness;

import java.time.Instant;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;

/** People outside who keep checkpoints of the audit log. */
public interface Witnesses {

  /** How many there are. */
  int count();

  /**
   * Makes a checkpoint of everything up to now and queues it for each of them, one SMS.
   *
   * @return of how many records; empty where the log is empty or there is no witness
   */
  Optional<Long> tell(Actor by);

  /** When they were told last; empty where they never were. */
  Optional<Instant> toldAt();
}
