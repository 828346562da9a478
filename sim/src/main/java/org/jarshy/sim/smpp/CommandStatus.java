package org.jarshy.sim.smpp;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The status words of SMPP 3.4 §5.1.3 that this SMSC says, or can be told to say. */
public enum CommandStatus {
  ESME_ROK(0x00),
  ESME_RINVMSGLEN(0x01),
  ESME_RINVCMDLEN(0x02),
  ESME_RINVCMDID(0x03),
  ESME_RINVBNDSTS(0x04),
  ESME_RALYBND(0x05),
  ESME_RSYSERR(0x08),
  ESME_RINVSRCADR(0x0A),
  ESME_RINVDSTADR(0x0B),
  ESME_RINVMSGID(0x0C),
  ESME_RBINDFAIL(0x0D),
  ESME_RINVPASWD(0x0E),
  ESME_RINVSYSID(0x0F),
  ESME_RCANCELFAIL(0x11),
  ESME_RREPLACEFAIL(0x13),
  ESME_RMSGQFUL(0x14),
  ESME_RINVSERTYP(0x15),
  ESME_RINVNUMDESTS(0x33),
  ESME_RINVDLNAME(0x34),
  ESME_RINVDESTFLAG(0x40),
  ESME_RINVESMCLASS(0x43),
  ESME_RSUBMITFAIL(0x45),
  ESME_RINVSYSTYP(0x53),
  ESME_RTHROTTLED(0x58),
  ESME_RINVSCHED(0x61),
  ESME_RINVEXPIRY(0x62),
  ESME_RX_T_APPN(0x64),
  ESME_RX_P_APPN(0x65),
  ESME_RX_R_APPN(0x66),
  ESME_RQUERYFAIL(0x67),
  ESME_RINVOPTPARSTREAM(0xC0),
  ESME_RUNKNOWNERR(0xFF),
  ESME_RINVDCS(0x104);

  private final int code;

  CommandStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * @param word a name, with or without {@code ESME_}, or a number such as {@code 88} or {@code
   *     0x58}
   * @throws IllegalArgumentException when it is none of these
   */
  public static CommandStatus parse(String word) {
    String upper = word.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(s -> s.name().equals(upper) || s.name().equals("ESME_" + upper) || s.is(upper))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(allowed()));
  }

  private boolean is(String number) {
    return number.equals(Integer.toString(code))
        || (number.startsWith("0X") && number.substring(2).matches("0{0,8}" + hex()));
  }

  private String hex() {
    return Integer.toHexString(code).toUpperCase(Locale.ROOT);
  }

  private static String allowed() {
    return "one of "
        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))
        + ", or its number";
  }
}
