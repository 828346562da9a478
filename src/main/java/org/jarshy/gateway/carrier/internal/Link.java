package org.jarshy.gateway.carrier.internal;

import java.util.function.Consumer;
import org.jarshy.gateway.carrier.CarrierStatus;

/** One way to an SMSC that can be submitted to. Its window is the caller's to keep. */
public interface Link {

  String name();

  /** Bound for submitting, paused or not. */
  boolean bound();

  /** Bound for submitting, and not paused. */
  boolean ready();

  /** Slots of the window that are free. */
  int free();

  /** Takes a slot if there is one. */
  boolean takeSlot();

  /** Gives a slot back, once what it was taken for is durable. */
  void giveSlot();

  /**
   * Never blocks for an answer; the outcome comes exactly once, on any thread, which must not wait.
   */
  void submit(Submission submission, Consumer<SubmitOutcome> outcome);

  /**
   * The SMSC said that it is too fast or full.
   *
   * @param submittedAt {@link System#nanoTime()} of the submit that was refused
   * @return whether this began a pause; what was submitted before a pause began is part of it
   */
  boolean pause(long submittedAt);

  /**
   * The SMSC refuses our configuration: close once what is under way is answered, and try again
   * rarely.
   */
  void refuse(String problem);

  /** The SMSC took a message: what was wrong is over. */
  void succeeded();

  CarrierStatus.Link status();

  void start();

  /** Unbinds in order, and fails what is outstanding. */
  void stop();
}
