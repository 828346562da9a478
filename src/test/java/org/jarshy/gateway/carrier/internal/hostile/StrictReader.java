package org.jarshy.gateway.carrier.internal.hostile;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds one connection of an ESME to the letter of SMPP 3.4: well-formed PDUs, requests numbered
 * from 1 to 0x7FFFFFFF without repetition, one answer of the right kind to each request and none to
 * anything else. What breaks this is thrown.
 */
final class StrictReader {

  private final Map<Long, Integer> owed = new HashMap<>();
  private final Set<Integer> sequences = new HashSet<>();
  private boolean first = true;

  /** Called before the PDU is sent, since the answer may be there before this returns. */
  synchronized void sending(byte[] pdu) {
    int answer = answerTo(Wire.command(pdu));
    if (answer != 0) {
      owed.merge(key(answer, Wire.sequence(pdu)), 1, Integer::sum);
    }
  }

  /**
   * @return the command_id of the answer that SMPP 3.4 asks for; 0 where it asks for none
   */
  private static int answerTo(int command) {
    if ((command & Wire.RESP) != 0
        || command == Wire.ALERT_NOTIFICATION
        || command == Wire.OUTBIND) {
      return 0;
    }
    return switch (command) {
      case Wire.DELIVER_SM, Wire.DATA_SM, Wire.ENQUIRE_LINK, Wire.UNBIND -> command | Wire.RESP;
      default -> Wire.GENERIC_NACK;
    };
  }

  synchronized int owed() {
    return owed.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized String words() {
    StringBuilder words = new StringBuilder();
    owed.forEach(
        (key, count) ->
            words.append(String.format("%08x of %d, ", (int) (key >> 32), key.intValue())));
    return words.toString();
  }

  /** Takes one whole PDU from the ESME. */
  synchronized void received(byte[] pdu) {
    int command = Wire.command(pdu);
    int status = Wire.status(pdu);
    int sequence = Wire.sequence(pdu);
    boolean bind =
        command == Wire.BIND_RECEIVER
            || command == Wire.BIND_TRANSMITTER
            || command == Wire.BIND_TRANSCEIVER;
    check(first == bind, "bind comes first, and once", pdu);
    first = false;
    if ((command & Wire.RESP) == 0) {
      check(status == 0, "command_status of a request is 0", pdu);
      check(sequence >= 1, "sequence_number is from 1", pdu);
      check(sequences.add(sequence), "sequence_number is new", pdu);
      switch (command) {
        case Wire.SUBMIT_SM -> submit(pdu);
        case Wire.ENQUIRE_LINK, Wire.UNBIND -> check(pdu.length == 16, "no body", pdu);
        default -> check(bind, "an ESME sends no such request", pdu);
      }
      return;
    }
    switch (command) {
      case Wire.DELIVER_SM | Wire.RESP, Wire.DATA_SM | Wire.RESP ->
          check(pdu.length == 17 && pdu[16] == 0, "an empty message_id", pdu);
      case Wire.ENQUIRE_LINK | Wire.RESP, Wire.UNBIND | Wire.RESP ->
          check(pdu.length == 16 && status == 0, "no body and ESME_ROK", pdu);
      case Wire.GENERIC_NACK -> check(pdu.length == 16 && status == 3, "RINVCMDID, no body", pdu);
      default -> check(false, "an ESME sends no such answer", pdu);
    }
    long key = key(command, sequence);
    check(owed.containsKey(key), "an answer is to a request, and once", pdu);
    owed.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
  }

  private static void submit(byte[] pdu) {
    ByteBuffer body = ByteBuffer.wrap(pdu);
    body.position(16);
    text(body, 6, pdu);
    body.position(body.position() + 2);
    check(text(body, 21, pdu).equals("1414"), "source_addr", pdu);
    check(body.get() == 1 && body.get() == 1, "dest_addr_ton and _npi", pdu);
    check(text(body, 21, pdu).matches("[0-9]{7,15}"), "destination_addr", pdu);
    int esmClass = body.get();
    check(esmClass == 0 || esmClass == 0x40, "esm_class", pdu);
    check(body.get() == 0 && body.get() == 0, "protocol_id, priority_flag", pdu);
    check(text(body, 17, pdu).isEmpty(), "schedule_delivery_time", pdu);
    check(text(body, 17, pdu).matches("[0-9]{12}000R"), "validity_period", pdu);
    check(body.get() == 1 && body.get() == 0, "registered_delivery, replace_if_present", pdu);
    int coding = body.get();
    check(coding == 0 || coding == 8, "data_coding", pdu);
    check(body.get() == 0, "sm_default_msg_id", pdu);
    int length = body.get() & 0xFF;
    check(length > 0 && length <= 160 && length == body.remaining(), "sm_length", pdu);
    if (esmClass == 0x40) {
      int header = body.get(body.position()) & 0xFF;
      check(header + 1 < length, "a header shorter than the text", pdu);
    }
  }

  private static String text(ByteBuffer body, int most, byte[] pdu) {
    StringBuilder text = new StringBuilder();
    for (byte octet = body.get(); octet != 0; octet = body.get()) {
      text.append((char) octet);
    }
    check(text.length() < most, "a field of at most " + most + " octets", pdu);
    return text.toString();
  }

  private static void check(boolean holds, String rule, byte[] pdu) {
    if (!holds) {
      throw new AssertionError(
          String.format(
              "%s: command %08x, status %x, sequence %d, %d octets",
              rule, Wire.command(pdu), Wire.status(pdu), Wire.sequence(pdu), pdu.length));
    }
  }

  private static long key(int command, int sequence) {
    return (long) command << 32 | sequence & 0xFFFFFFFFL;
  }
}
