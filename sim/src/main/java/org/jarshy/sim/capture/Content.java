package org.jarshy.sim.capture;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.text.Part;
import org.jarshy.sim.text.PartReader;

/** What a PDU carries for a person: its text, the header before it, and what a receipt says. */
final class Content {

  private static final int HEADER_INDICATOR = 0x40;
  private static final int SAR_REFERENCE = 0x020C;
  private static final int SAR_TOTAL = 0x020E;
  private static final int SAR_NUMBER = 0x020F;

  private Content() {}

  /**
   * @param shortMessage null when the command has none
   */
  static void read(
      Map<String, Object> pdu,
      byte[] shortMessage,
      Map<Integer, byte[]> tlvs,
      List<String> warnings) {
    byte[] payload = tlvs.get(Tlv.MESSAGE_PAYLOAD);
    if (payload != null && shortMessage != null && shortMessage.length > 0) {
      warnings.add("short_message and message_payload both carry a text");
    }
    boolean fromPayload = payload != null && (shortMessage == null || shortMessage.length == 0);
    byte[] data = fromPayload ? payload : shortMessage;
    int esmClass = number(pdu, "esm_class");
    if (data == null) {
      receipt(pdu, esmClass, tlvs);
      return;
    }
    boolean header = (esmClass & HEADER_INDICATOR) != 0;
    Part part = PartReader.read(data, number(pdu, "data_coding"), header, fromPayload, null);
    pdu.put("text", part.text());
    warnings.addAll(part.warnings());
    if (!header || !userDataHeader(pdu, data)) {
      sar(pdu, tlvs);
    }
    receipt(pdu, esmClass, tlvs);
  }

  private static int number(Map<String, Object> pdu, String name) {
    return pdu.get(name) instanceof Long value ? value.intValue() : 0;
  }

  /** Whether it joins parts (3GPP 23.040 §9.2.3.24.1 and .8). */
  private static boolean userDataHeader(Map<String, Object> pdu, byte[] data) {
    int end = data.length == 0 ? 0 : Math.min(data.length, 1 + (data[0] & 0xFF));
    pdu.put("udh", HexFormat.of().formatHex(data, 0, end));
    for (int at = 1; at + 2 <= end; at += 2 + (data[at + 1] & 0xFF)) {
      int length = data[at + 1] & 0xFF;
      if (at + 2 + length > end) {
        return false;
      }
      byte[] element = Arrays.copyOfRange(data, at + 2, at + 2 + length);
      if (data[at] == 0x00 && length == 3) {
        concatenation(pdu, "udh8", element[0] & 0xFF, element[2] & 0xFF, element[1] & 0xFF);
        return true;
      }
      if (data[at] == 0x08 && length == 4) {
        int reference = (element[0] & 0xFF) << 8 | element[1] & 0xFF;
        concatenation(pdu, "udh16", reference, element[3] & 0xFF, element[2] & 0xFF);
        return true;
      }
    }
    return false;
  }

  private static void sar(Map<String, Object> pdu, Map<Integer, byte[]> tlvs) {
    byte[] reference = tlvs.get(SAR_REFERENCE);
    byte[] total = tlvs.get(SAR_TOTAL);
    byte[] number = tlvs.get(SAR_NUMBER);
    boolean there = reference != null && total != null && number != null;
    if (there && reference.length == 2 && total.length == 1 && number.length == 1) {
      int joined = (reference[0] & 0xFF) << 8 | reference[1] & 0xFF;
      concatenation(pdu, "sar", joined, number[0] & 0xFF, total[0] & 0xFF);
    }
  }

  private static void concatenation(
      Map<String, Object> pdu, String by, int reference, int part, int parts) {
    Map<String, Object> concatenation = new LinkedHashMap<>();
    concatenation.put("by", by);
    concatenation.put("reference", reference);
    concatenation.put("part", part);
    concatenation.put("parts", parts);
    pdu.put("concatenation", concatenation);
  }

  private static void receipt(Map<String, Object> pdu, int esmClass, Map<Integer, byte[]> tlvs) {
    Object command = pdu.get("command");
    boolean carries = "deliver_sm".equals(command) || "data_sm".equals(command);
    if (carries && ReceiptReader.isReceipt(esmClass, tlvs)) {
      String text = pdu.get("text") instanceof String said ? said : "";
      pdu.put("receipt", ReceiptReader.read(esmClass, text, pdu.get("tlvs")));
    }
  }
}
