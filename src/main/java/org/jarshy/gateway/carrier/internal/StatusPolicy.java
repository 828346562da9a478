package org.jarshy.gateway.carrier.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each command_status means for the message and the link; the one place where errors decide
 * policy (SMPP 3.4 §5.1.3).
 */
public enum StatusPolicy {
  ESME_RTHROTTLED(0x58, Means.TOO_FAST),
  ESME_RMSGQFUL(0x14, Means.TOO_FAST),
  ESME_RSYSERR(0x08, Means.PASSING),
  ESME_RSUBMITFAIL(0x45, Means.PASSING),
  ESME_RX_T_APPN(0x64, Means.PASSING),
  ESME_RUNKNOWNERR(0xFF, Means.PASSING),
  ESME_RINVSRCADR(0x0A, Means.CONFIGURATION),
  ESME_RINVBNDSTS(0x04, Means.CONFIGURATION),
  ESME_RBINDFAIL(0x0D, Means.CONFIGURATION),
  ESME_RINVPASWD(0x0E, Means.CONFIGURATION),
  ESME_RINVSYSID(0x0F, Means.CONFIGURATION),
  ESME_RINVSERTYP(0x15, Means.CONFIGURATION),
  ESME_RINVSRCTON(0x48, Means.CONFIGURATION),
  ESME_RINVSRCNPI(0x49, Means.CONFIGURATION),
  ESME_RINVSYSTYP(0x53, Means.CONFIGURATION),
  ESME_RINVMSGLEN(0x01, Means.THIS_MESSAGE),
  ESME_RINVCMDLEN(0x02, Means.THIS_MESSAGE),
  ESME_RINVCMDID(0x03, Means.THIS_MESSAGE),
  ESME_RINVDSTADR(0x0B, Means.THIS_MESSAGE),
  ESME_RINVESMCLASS(0x43, Means.THIS_MESSAGE),
  ESME_RINVDSTTON(0x50, Means.THIS_MESSAGE),
  ESME_RINVDSTNPI(0x51, Means.THIS_MESSAGE),
  ESME_RINVEXPIRY(0x62, Means.THIS_MESSAGE),
  ESME_RX_P_APPN(0x65, Means.THIS_MESSAGE),
  ESME_RX_R_APPN(0x66, Means.THIS_MESSAGE),
  ESME_RDELIVERYFAILURE(0xFE, Means.THIS_MESSAGE),
  ESME_RINVDCS(0x104, Means.THIS_MESSAGE);

  /** Whose trouble it is, and so what to do. */
  public enum Means {
    /** The link is too fast or full: pause it, lower its rate; no attempt spent, order kept. */
    TOO_FAST,
    /** Try again later. Spends an attempt. Statuses that nobody knows are taken for this. */
    PASSING,
    /** For good: this message, not the next. */
    THIS_MESSAGE,
    /** Our account or address: stop the link and call a person; messages wait. */
    CONFIGURATION
  }

  private static final Map<Integer, StatusPolicy> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(s -> s.code, Function.identity()));

  private final int code;
  private final Means means;

  StatusPolicy(int code, Means means) {
    this.code = code;
    this.means = means;
  }

  public static Means meaningOf(int commandStatus) {
    StatusPolicy known = BY_CODE.get(commandStatus);
    return known == null ? Means.PASSING : known.means;
  }

  /** {@code ESME_RTHROTTLED 0x58}; a vendor's own code is given as number alone. */
  public static String words(int commandStatus) {
    StatusPolicy known = BY_CODE.get(commandStatus);
    return (known == null ? "status" : known.name()) + " 0x" + String.format("%02X", commandStatus);
  }
}
