package org.jarshy.sim.smpp;

/** Another text for a message that waits (SMPP 3.4 §4.10.1); its data_coding stays. */
public record Replacement(
    String messageId,
    Address from,
    String schedule,
    String validity,
    int registeredDelivery,
    byte[] shortMessage) {

  public static Replacement read(byte[] frame) throws Malformed {
    Fields fields = new Fields(frame);
    String messageId = fields.string(Query.MESSAGE_ID, CommandStatus.ESME_RINVMSGID);
    Address from = fields.address(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVSRCADR);
    String schedule = fields.string(Submit.TIME, CommandStatus.ESME_RINVSCHED);
    String validity = fields.string(Submit.TIME, CommandStatus.ESME_RINVEXPIRY);
    int registeredDelivery = fields.octet();
    fields.octet(); // sm_default_msg_id
    byte[] shortMessage = fields.octets(fields.octet());
    return new Replacement(messageId, from, schedule, validity, registeredDelivery, shortMessage);
  }
}
