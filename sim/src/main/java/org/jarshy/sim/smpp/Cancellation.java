package org.jarshy.sim.smpp;

/**
 * Asks that messages be not delivered (SMPP 3.4 §4.9.1).
 *
 * @param messageId empty for all that wait from this sender to this destination
 */
public record Cancellation(String serviceType, String messageId, Address from, Address to) {

  public static Cancellation read(byte[] frame) throws Malformed {
    Fields fields = new Fields(frame);
    return new Cancellation(
        fields.string(Submit.SERVICE_TYPE, CommandStatus.ESME_RINVSERTYP),
        fields.string(Query.MESSAGE_ID, CommandStatus.ESME_RINVMSGID),
        fields.address(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVSRCADR),
        fields.address(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVDSTADR));
  }
}
