package org.jarshy.sim.profile;

import java.time.Duration;

/**
 * What an SMSC reports of the messages that it accepted. The probabilities are of one message.
 *
 * @param delay between the response and the receipt
 * @param state what receipts say
 * @param beforeResponse the receipt leaves at once, ahead of the response
 * @param none there is no receipt
 * @param twice the receipt comes again after another delay
 * @param reordered the receipt comes after the next one of the account
 * @param contradicted a second receipt says the opposite
 * @param fields where it says so
 * @param style how its text is written
 * @param id how receipts write a message id
 * @param validity after which a message to a phone that is off has expired, unless it says itself
 */
public record Receipts(
    Latency delay,
    Mix<ReceiptState> state,
    double beforeResponse,
    double none,
    double twice,
    double reordered,
    double contradicted,
    ReceiptFields fields,
    ReceiptStyle style,
    IdFormat id,
    Duration validity) {

  public Receipts {
    probability("receiptBeforeResponse", beforeResponse);
    probability("receiptNone", none);
    probability("receiptTwice", twice);
    probability("receiptReordered", reordered);
    probability("receiptContradicted", contradicted);
    if (validity.isNegative() || validity.isZero()) {
      throw new IllegalArgumentException("validity must be above zero, not " + validity);
    }
  }

  private static void probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, not " + value);
    }
  }
}
