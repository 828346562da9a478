package org.jarshy.sim;

import java.time.Instant;
import java.util.Optional;
import org.jarshy.sim.text.Part;
import org.jarshy.sim.text.PartReader;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;

/** From a submit to what its phone sees. */
final class Incoming {

  private static final int HEADER_INDICATOR = 0x40;
  private static final int DISPLAY = 1;

  private Incoming() {}

  static void toPhone(SubmitSm submit, PhoneBook phones) {
    byte[] data = submit.getShortMessage();
    boolean payload = false;
    PartReader.Sar sar = null;
    boolean flash = false;
    if (submit.getOptionalParameters() != null && submit.getOptionalParameters().length > 0) {
      byte[] whole = octets(submit, Tag.MESSAGE_PAYLOAD);
      if (whole != null && data.length == 0) {
        data = whole;
        payload = true;
      }
      sar = sar(submit);
      flash = number(submit, Tag.DEST_ADDR_SUBUNIT).orElse(0) == DISPLAY;
    }
    boolean header = (submit.getEsmClass() & HEADER_INDICATOR) != 0;
    Part part = PartReader.read(data, submit.getDataCoding(), header, payload, sar);
    String from = submit.getSourceAddr() == null ? "" : submit.getSourceAddr();
    phones.receive(
        Numbers.withoutPlus(submit.getDestAddress()),
        Numbers.isNumber(from) ? Numbers.withoutPlus(from) : from,
        flash ? asFlash(part) : part,
        Instant.now().toEpochMilli());
  }

  private static Part asFlash(Part part) {
    return new Part(
        part.text(),
        part.reference(),
        part.wideReference(),
        part.number(),
        part.total(),
        true,
        part.warnings());
  }

  private static PartReader.Sar sar(SubmitSm submit) {
    Optional<Integer> reference = number(submit, Tag.SAR_MSG_REF_NUM);
    Optional<Integer> total = number(submit, Tag.SAR_TOTAL_SEGMENTS);
    Optional<Integer> number = number(submit, Tag.SAR_SEGMENT_SEQNUM);
    return reference.isPresent() && total.isPresent() && number.isPresent()
        ? new PartReader.Sar(reference.get(), number.get(), total.get())
        : null;
  }

  private static byte[] octets(SubmitSm submit, Tag tag) {
    OptionalParameter found = submit.getOptionalParameter(tag.code());
    return found instanceof OptionalParameter.OctetString octets ? octets.getValue() : null;
  }

  private static Optional<Integer> number(SubmitSm submit, Tag tag) {
    OptionalParameter found = submit.getOptionalParameter(tag.code());
    if (found instanceof OptionalParameter.Byte octet) {
      return Optional.of(octet.getValue() & 0xFF);
    }
    return found instanceof OptionalParameter.Short two
        ? Optional.of(two.getValue() & 0xFFFF)
        : Optional.empty();
  }
}
