package org.jarshy.gateway.outbox;

import java.time.Instant;
import org.jarshy.gateway.kernel.Msisdn;

/** What a {@link TextSource} says of a claimed message. */
public sealed interface Binding
    permits Binding.Words, Binding.Withdrawn, Binding.Held, Binding.Later {

  /**
   * @param flash class 0: shown at once, not stored by most phones
   * @param textRef which text this is: the id of the bulletin it says, so that a correction finds
   *     everyone who got it; 0 for texts that are never corrected
   */
  record Words(Msisdn to, String text, boolean flash, long textRef) implements Binding {

    /** A text that is never corrected. */
    public Words(Msisdn to, String text, boolean flash) {
      this(to, text, flash, 0);
    }

    /** Masks the number and leaves the text out: this may reach a log by accident. */
    @Override
    public String toString() {
      return "Words[to=" + to + ", characters=" + text.length() + "]";
    }
  }

  /** Must not be sent any more. @param reason short, for the operator: {@code opted out} */
  record Withdrawn(String reason) implements Binding {}

  /** Must not be sent now: it waits until its origin is released. */
  record Held() implements Binding {}

  /** Must not be sent yet, such as in quiet hours. Spends no attempt. */
  record Later(Instant notBefore, String reason) implements Binding {}
}
