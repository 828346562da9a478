package org.jarshy.sim.smpp;

/** Asks what became of a message (SMPP 3.4 §4.8.1). */
public record Query(String messageId, Address from) {

  static final int MESSAGE_ID = 65;

  public static Query read(byte[] frame) throws Malformed {
    Fields fields = new Fields(frame);
    return new Query(
        fields.string(MESSAGE_ID, CommandStatus.ESME_RINVMSGID),
        fields.address(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVSRCADR));
  }
}
