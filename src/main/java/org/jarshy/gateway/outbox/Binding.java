package org.jarshy.gateway.outbox;

import org.jarshy.gateway.kernel.Msisdn;

/** What a {@link TextSource} says of a claimed message. */
public sealed interface Binding permits Binding.Words, Binding.Withdrawn, Binding.Held {

  /**
   * @param flash class 0: shown at once, not stored by most phones
   */
  record Words(Msisdn to, String text, boolean flash) implements Binding {
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
}
