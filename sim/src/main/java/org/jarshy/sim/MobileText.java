package org.jarshy.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.smpp.Address;
import org.jarshy.sim.smpp.Delivery;
import org.jarshy.sim.smpp.Tlvs;
import org.jarshy.sim.text.Alphabet;
import org.jarshy.sim.text.Joining;
import org.jarshy.sim.text.Splitter;

/**
 * A text that a phone sends, and how its phone sends it.
 *
 * @param from digits without plus sign
 * @param to a short code, a number or letters
 * @param alphabet null for GSM 7-bit where it fits, else UCS-2
 * @param joining how the parts of a long text say that they belong together
 * @param order the parts that are sent, in this order, counted from 1; a part that is not named is
 *     missing, one that is named twice comes twice; empty for all of them as they are
 * @param account the account that must take it; null for the one that serves the phone
 */
public record MobileText(
    String from,
    String to,
    String text,
    Alphabet alphabet,
    Joining joining,
    List<Integer> order,
    String account) {

  /**
   * @throws IllegalArgumentException when a value is not allowed; says what is
   */
  public MobileText {
    from = Numbers.phone("from", from);
    to = Numbers.destination("to", to);
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("text must not be empty");
    }
    order = List.copyOf(order);
  }

  public static MobileText of(String from, String to, String text) {
    return new MobileText(from, to, text, null, Joining.UDH8, List.of(), null);
  }

  public MobileText in(Alphabet other) {
    return new MobileText(from, to, text, other, joining, order, account);
  }

  public MobileText joinedBy(Joining other) {
    return new MobileText(from, to, text, alphabet, other, order, account);
  }

  /** See {@link #order}. */
  public MobileText inOrder(Integer... parts) {
    return new MobileText(from, to, text, alphabet, joining, List.of(parts), account);
  }

  public MobileText via(String accountId) {
    return new MobileText(from, to, text, alphabet, joining, order, accountId);
  }

  /** What is delivered, in this order. */
  record Parts(int count, List<Delivery> deliveries) {}

  /**
   * @param reference joins the parts
   * @throws IllegalArgumentException when the text does not fit, or a part is named that is none
   */
  Parts parts(int reference) {
    Alphabet chosen = alphabet == null ? Alphabet.fitting(text) : alphabet;
    Splitter.Split split = Splitter.split(text, reference, chosen, joining);
    int count = split.userData().size();
    List<Integer> sent = order.isEmpty() ? IntStream.rangeClosed(1, count).boxed().toList() : order;
    List<Delivery> deliveries = new ArrayList<>(sent.size());
    for (int part : sent) {
      if (part < 1 || part > count) {
        throw new IllegalArgumentException(
            "order names part %d; this text has the parts 1 to %d".formatted(part, count));
      }
      deliveries.add(delivery(split, part, reference));
    }
    return new Parts(count, deliveries);
  }

  private Delivery delivery(Splitter.Split split, int part, int reference) {
    byte[] data = split.userData().get(part - 1);
    int count = split.userData().size();
    boolean payload = joining == Joining.PAYLOAD;
    byte[] tlvs = Tlvs.NONE;
    if (payload) {
      tlvs = Tlvs.payload(data);
    } else if (joining == Joining.SAR && count > 1) {
      tlvs = Tlvs.sar(reference & 0xFFFF, count, part);
    }
    boolean number = Numbers.isNumber(to);
    return new Delivery(
        new Address(1, 1, from),
        new Address(number ? 0 : 5, number ? 1 : 0, to),
        split.header() ? Delivery.HEADER_INDICATOR : 0,
        split.dataCoding(),
        payload ? new byte[0] : data,
        tlvs);
  }
}
