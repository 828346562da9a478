package org.jarshy.sim;

import java.util.List;

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

  /**
   * Sends a text from this phone.
   *
   * @see Smsc#send
   */
  public String send(String to, String text) {
    return smsc.send(number, to, text);
  }
}
