package org.jarshy.sim.smpp;

/**
 * How an ESME introduces itself, in any of the three binds (SMPP 3.4 §4.1).
 *
 * @param interfaceVersion 0x34 for SMPP 3.4; below that the ESME knows no optional parameters
 */
public record BindRequest(String systemId, String password, int interfaceVersion) {

  private static final int SYSTEM_TYPE = 13;

  /** Names and passwords may be longer than SMPP allows: they are then simply not known. */
  public static BindRequest read(byte[] frame) throws Malformed {
    Fields fields = new Fields(frame);
    String systemId = fields.string(frame.length, CommandStatus.ESME_RINVSYSID);
    String password = fields.string(frame.length, CommandStatus.ESME_RINVPASWD);
    fields.string(SYSTEM_TYPE, CommandStatus.ESME_RINVSYSTYP);
    int version = fields.octet();
    fields.skip(2); // addr_ton, addr_npi
    fields.string(frame.length, CommandStatus.ESME_RBINDFAIL); // address_range
    return new BindRequest(systemId, password, version);
  }

  public boolean knowsOptionals() {
    return interfaceVersion >= 0x34;
  }
}
