package org.jarshy.sim.capture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Commands and status words of SMPP 3.4 by their numbers (§5.1.2.1, §5.1.3). */
final class Names {

  static final int RESPONSE = 0x80000000;
  static final int GENERIC_NACK = RESPONSE;

  private static final Map<Integer, String> COMMANDS =
      Map.ofEntries(
          Map.entry(0x001, "bind_receiver"),
          Map.entry(0x002, "bind_transmitter"),
          Map.entry(0x003, "query_sm"),
          Map.entry(0x004, "submit_sm"),
          Map.entry(0x005, "deliver_sm"),
          Map.entry(0x006, "unbind"),
          Map.entry(0x007, "replace_sm"),
          Map.entry(0x008, "cancel_sm"),
          Map.entry(0x009, "bind_transceiver"),
          Map.entry(0x00B, "outbind"),
          Map.entry(0x015, "enquire_link"),
          Map.entry(0x021, "submit_multi"),
          Map.entry(0x102, "alert_notification"),
          Map.entry(0x103, "data_sm"));

  private static final String STATUS_WORDS =
      """
      000 ROK 001 RINVMSGLEN 002 RINVCMDLEN 003 RINVCMDID 004 RINVBNDSTS 005 RALYBND
      006 RINVPRTFLG 007 RINVREGDLVFLG 008 RSYSERR 00A RINVSRCADR 00B RINVDSTADR 00C RINVMSGID
      00D RBINDFAIL 00E RINVPASWD 00F RINVSYSID 011 RCANCELFAIL 013 RREPLACEFAIL 014 RMSGQFUL
      015 RINVSERTYP 033 RINVNUMDESTS 034 RINVDLNAME 040 RINVDESTFLAG 042 RINVSUBREP
      043 RINVESMCLASS 044 RCNTSUBDL 045 RSUBMITFAIL 048 RINVSRCTON 049 RINVSRCNPI 050 RINVDSTTON
      051 RINVDSTNPI 053 RINVSYSTYP 054 RINVREPFLAG 055 RINVNUMMSGS 058 RTHROTTLED 061 RINVSCHED
      062 RINVEXPIRY 063 RINVDFTMSGID 064 RX_T_APPN 065 RX_P_APPN 066 RX_R_APPN 067 RQUERYFAIL
      0C0 RINVOPTPARSTREAM 0C1 ROPTPARNOTALLWD 0C2 RINVPARLEN 0C3 RMISSINGOPTPARAM
      0C4 RINVOPTPARAMVAL 0FE RDELIVERYFAILURE 0FF RUNKNOWNERR""";

  private static final Map<Integer, String> STATUSES = statuses();

  private Names() {}

  private static Map<Integer, String> statuses() {
    Map<Integer, String> names = new HashMap<>();
    String[] words = STATUS_WORDS.split("\\s+");
    for (int i = 0; i < words.length; i += 2) {
      names.put(Integer.parseInt(words[i], 16), "ESME_" + words[i + 1]);
    }
    return Map.copyOf(names);
  }

  /** Null when SMPP 3.4 has no such command. */
  static String command(int id) {
    if (id == GENERIC_NACK) {
      return "generic_nack";
    }
    String request = COMMANDS.get(id & ~RESPONSE);
    if (request == null || id >= 0) {
      return request;
    }
    boolean unanswered = request.equals("outbind") || request.equals("alert_notification");
    return unanswered ? null : request + "_resp";
  }

  /** {@code 0x00000400} for a word that SMPP 3.4 does not have. */
  static String status(int code) {
    String name = STATUSES.get(code);
    return name == null ? hex(code) : name;
  }

  static String hex(int number) {
    return String.format(Locale.ROOT, "0x%08X", number);
  }
}
