package org.jarshy.sim.smpp;

/** Command ids of SMPP 3.4 §5.1.2.1 that this SMSC knows. */
public final class Command {

  public static final int GENERIC_NACK = 0x80000000;
  public static final int BIND_RECEIVER = 0x00000001;
  public static final int BIND_TRANSMITTER = 0x00000002;
  public static final int QUERY_SM = 0x00000003;
  public static final int SUBMIT_SM = 0x00000004;
  public static final int DELIVER_SM = 0x00000005;
  public static final int UNBIND = 0x00000006;
  public static final int REPLACE_SM = 0x00000007;
  public static final int CANCEL_SM = 0x00000008;
  public static final int BIND_TRANSCEIVER = 0x00000009;
  public static final int ENQUIRE_LINK = 0x00000015;
  public static final int SUBMIT_MULTI = 0x00000021;
  public static final int DATA_SM = 0x00000103;
  public static final int DELIVER_SM_RESP = DELIVER_SM | GENERIC_NACK;
  public static final int UNBIND_RESP = UNBIND | GENERIC_NACK;
  public static final int ENQUIRE_LINK_RESP = ENQUIRE_LINK | GENERIC_NACK;

  private Command() {}

  public static int responseTo(int command) {
    return command | GENERIC_NACK;
  }

  public static boolean isResponse(int command) {
    return command < 0;
  }
}
