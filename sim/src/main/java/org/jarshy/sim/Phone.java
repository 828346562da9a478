package org.jarshy.sim;

import java.util.List;
import org.jarshy.sim.phone.PhoneMessage;

/** A phone as its owner sees it. */
public final class Phone {

  private final Smsc smsc;
  private final String number;

  Phone(Smsc smsc, String number) {
    this.smsc = smsc;
    this.number = number;
  }

  /** Digits without plus sign. */
  public String number() {
    return number;
  }

  /** What it received, decoded and reassembled, newest last. */
  public List<PhoneMessage> messages() {
    return smsc.phones().phone(number).messages();
  }

  /** What it does by itself now. */
  public Habit habit() {
    return smsc.inLoop(() -> smsc.exchange().habits().of(number));
  }

  /** What it does by itself from now on. */
  public void habit(Habit habit) {
    smsc.inLoop(
        () -> {
          smsc.exchange().set(number, habit);
          return null;
        });
  }

  /** From now on it is switched on, or off: then what comes waits until it is on or expires. */
  public void switchedOn(boolean on) {
    habit(habit().withOff(!on));
  }

  /** How many messages wait for it to be switched on, or for their hour. */
  public int waiting() {
    return smsc.inLoop(() -> smsc.exchange().store().waiting(number));
  }

  /**
   * Sends a text from this phone.
   *
   * @see Smsc#send
   */
  public String send(String to, String text) {
    return smsc.send(number, to, text);
  }
}
