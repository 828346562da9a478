package org.jarshy.sim.smpp;

/**
 * One message of an ESME to one destination, by {@code submit_sm}, {@code data_sm} or as one of
 * those of a {@code submit_multi}. What the command has no field for is 0 or empty.
 *
 * @param command that brought it
 * @param schedule {@code schedule_delivery_time}, empty for at once
 * @param validity {@code validity_period}, empty for the default of the SMSC
 */
public record Submit(
    int command,
    int sequence,
    String serviceType,
    Address from,
    Address to,
    int esmClass,
    int priority,
    String schedule,
    String validity,
    int registeredDelivery,
    boolean replaceIfPresent,
    int dataCoding,
    byte[] shortMessage,
    Optionals optionals) {

  static final int SHORT_ADDRESS = 21;
  static final int SERVICE_TYPE = 6;
  static final int TIME = 17;

  private static final int LONG_ADDRESS = 65;
  private static final byte[] NOTHING = {};

  /**
   * Reads a {@code submit_sm} or a {@code data_sm} (SMPP 3.4 §4.4.1, §4.7.1).
   *
   * @param frame the whole PDU
   */
  public static Submit read(byte[] frame) throws Malformed {
    Fields fields = new Fields(frame);
    return Pdu.command(frame) == Command.DATA_SM ? data(frame, fields) : submit(frame, fields);
  }

  private static Submit submit(byte[] frame, Fields fields) throws Malformed {
    String serviceType = fields.string(SERVICE_TYPE, CommandStatus.ESME_RINVSERTYP);
    Address from = fields.address(SHORT_ADDRESS, CommandStatus.ESME_RINVSRCADR);
    Address to = fields.address(SHORT_ADDRESS, CommandStatus.ESME_RINVDSTADR);
    return rest(frame, fields, serviceType, from, to);
  }

  /** What follows the destinations, which submit_sm and submit_multi have in common. */
  static Submit rest(byte[] frame, Fields fields, String serviceType, Address from, Address to)
      throws Malformed {
    int esmClass = fields.octet();
    fields.octet(); // protocol_id
    int priority = fields.octet();
    String schedule = fields.string(TIME, CommandStatus.ESME_RINVSCHED);
    String validity = fields.string(TIME, CommandStatus.ESME_RINVEXPIRY);
    int registeredDelivery = fields.octet();
    boolean replaceIfPresent = fields.octet() == 1;
    int dataCoding = fields.octet();
    fields.octet(); // sm_default_msg_id: this SMSC has no texts of its own
    byte[] shortMessage = fields.octets(fields.octet());
    return new Submit(
        Pdu.command(frame),
        Pdu.sequence(frame),
        serviceType,
        from,
        to,
        esmClass,
        priority,
        schedule,
        validity,
        registeredDelivery,
        replaceIfPresent,
        dataCoding,
        shortMessage,
        fields.optionals());
  }

  private static Submit data(byte[] frame, Fields fields) throws Malformed {
    String serviceType = fields.string(SERVICE_TYPE, CommandStatus.ESME_RINVSERTYP);
    Address from = fields.address(LONG_ADDRESS, CommandStatus.ESME_RINVSRCADR);
    Address to = fields.address(LONG_ADDRESS, CommandStatus.ESME_RINVDSTADR);
    int esmClass = fields.octet();
    int registeredDelivery = fields.octet();
    int dataCoding = fields.octet();
    return new Submit(
        Pdu.command(frame),
        Pdu.sequence(frame),
        serviceType,
        from,
        to,
        esmClass,
        0,
        "",
        "",
        registeredDelivery,
        false,
        dataCoding,
        NOTHING,
        fields.optionals());
  }

  /** Whether the text is in {@code message_payload}, as nothing stands in short_message. */
  public boolean hasPayload() {
    return shortMessage.length == 0 && optionals.length(Optionals.MESSAGE_PAYLOAD) >= 0;
  }

  /** The octets of the text, wherever they stand; a header of user data included. */
  public byte[] data() {
    return hasPayload() ? optionals.value(Optionals.MESSAGE_PAYLOAD) : shortMessage;
  }

  /** The same message to another destination. */
  public Submit to(Address other) {
    return new Submit(
        command,
        sequence,
        serviceType,
        from,
        other,
        esmClass,
        priority,
        schedule,
        validity,
        registeredDelivery,
        replaceIfPresent,
        dataCoding,
        shortMessage,
        optionals);
  }

  /** What it is after a {@code replace_sm}: empty times stay what they were. */
  public Submit replacedBy(Replacement other) {
    return new Submit(
        command,
        sequence,
        serviceType,
        from,
        to,
        esmClass,
        priority,
        other.schedule().isEmpty() ? schedule : other.schedule(),
        other.validity().isEmpty() ? validity : other.validity(),
        other.registeredDelivery(),
        replaceIfPresent,
        dataCoding,
        other.shortMessage(),
        hasPayload() ? Optionals.NONE : optionals);
  }
}
