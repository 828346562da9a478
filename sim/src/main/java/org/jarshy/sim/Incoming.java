package org.jarshy.sim;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.phone.PhoneBook;
import org.jarshy.sim.smpp.Optionals;
import org.jarshy.sim.smpp.Submit;
import org.jarshy.sim.text.DefaultAlphabet;
import org.jarshy.sim.text.Part;
import org.jarshy.sim.text.PartReader;

/** From a submit to what its phone sees. */
final class Incoming {

  private static final int HEADER_INDICATOR = 0x40;
  private static final int DISPLAY = 1;

  private Incoming() {}

  static void toPhone(Submit submit, DefaultAlphabet zero, PhoneBook phones, long millis) {
    boolean header = (submit.esmClass() & HEADER_INDICATOR) != 0;
    Optionals optionals = submit.optionals();
    Part part =
        PartReader.read(
            submit.data(), submit.dataCoding(), header, submit.hasPayload(), sar(optionals), zero);
    if (!optionals.isEmpty()) {
      boolean flash = optionals.number(Optionals.DEST_ADDR_SUBUNIT) == DISPLAY;
      part = with(part, part.class0() || flash, doubts(submit));
    }
    String from = submit.from().digits();
    phones.receive(
        Numbers.withoutPlus(submit.to().digits()),
        Numbers.isNumber(from) ? Numbers.withoutPlus(from) : from,
        part,
        millis);
  }

  private static PartReader.Sar sar(Optionals optionals) {
    if (optionals.isEmpty()) {
      return null;
    }
    int reference = optionals.number(Optionals.SAR_MSG_REF_NUM);
    int total = optionals.number(Optionals.SAR_TOTAL_SEGMENTS);
    int number = optionals.number(Optionals.SAR_SEGMENT_SEQNUM);
    return reference < 0 || total < 0 || number < 0
        ? null
        : new PartReader.Sar(reference & 0xFFFF, number, total);
  }

  /** Optional parameters that another SMSC may refuse, or read in another way. */
  private static List<String> doubts(Submit submit) {
    Optionals optionals = submit.optionals();
    List<String> doubts = new ArrayList<>();
    if (!submit.hasPayload() && optionals.length(Optionals.MESSAGE_PAYLOAD) >= 0) {
      doubts.add("text in short_message and in message_payload: the latter is not shown");
    }
    length(optionals, Optionals.SAR_MSG_REF_NUM, "sar_msg_ref_num", 2, doubts);
    length(optionals, Optionals.SAR_TOTAL_SEGMENTS, "sar_total_segments", 1, doubts);
    length(optionals, Optionals.SAR_SEGMENT_SEQNUM, "sar_segment_seqnum", 1, doubts);
    length(optionals, Optionals.DEST_ADDR_SUBUNIT, "dest_addr_subunit", 1, doubts);
    if (optionals.count(Optionals.MESSAGE_PAYLOAD) > 1) {
      doubts.add("message_payload more than once: the first is shown");
    }
    return doubts;
  }

  private static void length(
      Optionals optionals, int tag, String name, int right, List<String> doubts) {
    int length = optionals.length(tag);
    if (length >= 0 && length != right) {
      doubts.add("%s has %d octets, not %d".formatted(name, length, right));
    }
  }

  private static Part with(Part part, boolean class0, List<String> doubts) {
    List<String> warnings = part.warnings();
    if (!doubts.isEmpty()) {
      warnings = new ArrayList<>(warnings);
      warnings.addAll(doubts);
    }
    return new Part(
        part.text(),
        part.reference(),
        part.wideReference(),
        part.number(),
        part.total(),
        class0,
        warnings);
  }
}
