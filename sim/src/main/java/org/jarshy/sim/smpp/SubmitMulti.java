package org.jarshy.sim.smpp;

import java.util.ArrayList;
import java.util.List;

/**
 * One message to several destinations (SMPP 3.4 §4.5.1).
 *
 * @param message to the first of them
 * @param destinations at least one, or there is a list
 * @param lists names of distribution lists, of which this SMSC has none
 */
public record SubmitMulti(Submit message, List<Address> destinations, List<String> lists) {

  private static final int MOST = 254;
  private static final int TO_ADDRESS = 1;
  private static final int TO_LIST = 2;

  /** What a destination, or a list by its name, did not get, and why. */
  public record Unsuccessful(Address to, CommandStatus status) {}

  public static SubmitMulti read(byte[] frame) throws Malformed {
    Fields fields = new Fields(frame);
    String serviceType = fields.string(Submit.SERVICE_TYPE, CommandStatus.ESME_RINVSERTYP);
    Address from = fields.address(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVSRCADR);
    int count = fields.octet();
    if (count < 1 || count > MOST) {
      throw new Malformed(CommandStatus.ESME_RINVNUMDESTS);
    }
    List<Address> destinations = new ArrayList<>(count);
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int flag = fields.octet();
      if (flag == TO_ADDRESS) {
        destinations.add(fields.address(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVDSTADR));
      } else if (flag == TO_LIST) {
        lists.add(fields.string(Submit.SHORT_ADDRESS, CommandStatus.ESME_RINVDLNAME));
      } else {
        throw new Malformed(CommandStatus.ESME_RINVDESTFLAG);
      }
    }
    Address first = destinations.isEmpty() ? new Address(0, 0, "") : destinations.get(0);
    Submit message = Submit.rest(frame, fields, serviceType, from, first);
    return new SubmitMulti(message, List.copyOf(destinations), List.copyOf(lists));
  }
}
