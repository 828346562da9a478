package org.jarshy.sim.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of submit_multi and its response that repeat (SMPP 3.4 §4.5.1.1, §4.5.2.1). */
final class Groups {

  private static final int TO_AN_ADDRESS = 1;
  private static final int TO_A_LIST = 2;

  private Groups() {}

  static void destinations(Map<String, Object> pdu, Cursor cursor) {
    Long count = cursor.number("number_of_dests", 1);
    if (count == null) {
      return;
    }
    pdu.put("number_of_dests", count);
    List<Map<String, Object>> destinations = new ArrayList<>();
    pdu.put("dest_address", destinations);
    for (int i = 0; i < count; i++) {
      Long flag = cursor.number("dest_flag", 1);
      if (flag == null) {
        return;
      }
      Map<String, Object> destination = new LinkedHashMap<>();
      destination.put("dest_flag", flag);
      destinations.add(destination);
      if (flag == TO_AN_ADDRESS) {
        address(destination, "destination_addr", cursor);
      } else if (flag == TO_A_LIST) {
        put(destination, "dl_name", cursor.text("dl_name", 21));
      } else {
        cursor.problem("dest_flag is %d; allowed are 1 and 2".formatted(flag));
        cursor.abandon();
      }
      if (cursor.broken()) {
        return;
      }
    }
  }

  static void unsuccessful(Map<String, Object> pdu, Cursor cursor) {
    Long count = cursor.number("no_unsuccess", 1);
    if (count == null) {
      return;
    }
    pdu.put("no_unsuccess", count);
    List<Map<String, Object>> addresses = new ArrayList<>();
    pdu.put("unsuccess_sme", addresses);
    for (int i = 0; i < count; i++) {
      if (cursor.left() == 0) {
        cursor.problem("no_unsuccess is %d, but %d are here".formatted(count, i));
        cursor.abandon();
        return;
      }
      Map<String, Object> address = new LinkedHashMap<>();
      addresses.add(address);
      address(address, "destination_addr", cursor);
      if (cursor.broken()) {
        return;
      }
      Long status = cursor.number("error_status_code", 4);
      if (status == null) {
        return;
      }
      address.put("error_status_code", Names.status(status.intValue()));
    }
  }

  private static void address(Map<String, Object> into, String name, Cursor cursor) {
    Long ton = cursor.number("dest_addr_ton", 1);
    Long npi = ton == null ? null : cursor.number("dest_addr_npi", 1);
    put(into, "dest_addr_ton", ton);
    put(into, "dest_addr_npi", npi);
    put(into, name, npi == null ? null : cursor.text(name, 21));
  }

  private static void put(Map<String, Object> into, String name, Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }
}
