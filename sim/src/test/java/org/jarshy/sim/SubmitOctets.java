package org.jarshy.sim;

/** A submit_sm, field by field (SMPP 3.4 §4.4.1). */
record SubmitOctets(
    String from,
    String to,
    int esmClass,
    int priority,
    String validity,
    int registered,
    int dataCoding,
    byte[] data,
    byte[] tlvs) {

  static SubmitOctets to(String number) {
    return new SubmitOctets("1414", number, 0, 0, "", 1, 0, Octets.ascii("hello"), new byte[0]);
  }

  SubmitOctets from(String sender) {
    return new SubmitOctets(
        sender, to, esmClass, priority, validity, registered, dataCoding, data, tlvs);
  }

  SubmitOctets text(String latin) {
    return data(dataCoding, Octets.ascii(latin));
  }

  SubmitOctets data(int coding, byte[] octets) {
    return new SubmitOctets(
        from, to, esmClass, priority, validity, registered, coding, octets, tlvs);
  }

  SubmitOctets valid(String period) {
    return new SubmitOctets(
        from, to, esmClass, priority, period, registered, dataCoding, data, tlvs);
  }

  SubmitOctets receipt(int asked) {
    return new SubmitOctets(from, to, esmClass, priority, validity, asked, dataCoding, data, tlvs);
  }

  SubmitOctets with(byte[] more) {
    return new SubmitOctets(
        from, to, esmClass, priority, validity, registered, dataCoding, data, more);
  }

  byte[] pdu(int sequence) {
    return Octets.pdu(
        Octets.SUBMIT_SM,
        0,
        sequence,
        Octets.string(""), // service_type
        new byte[] {0, 0},
        Octets.string(from),
        new byte[] {1, 1},
        Octets.string(to),
        new byte[] {(byte) esmClass, 0, (byte) priority},
        Octets.string(""), // schedule_delivery_time
        Octets.string(validity),
        new byte[] {(byte) registered, 0, (byte) dataCoding, 0, (byte) data.length},
        data,
        tlvs);
  }
}
