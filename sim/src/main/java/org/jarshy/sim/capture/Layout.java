package org.jarshy.sim.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mandatory fields of a body in their order (SMPP 3.4 §4).
 *
 * @param tlvs whether SMPP 3.4 allows optional parameters after them
 */
record Layout(List<Field> fields, boolean tlvs) {

  /** One field. */
  sealed interface Field {}

  /** A big-endian number. */
  record Whole(String name, int octets) implements Field {}

  /**
   * A string with its NUL.
   *
   * @param most octets, NUL included
   */
  record Text(String name, int most) implements Field {}

  /** Empty, or 16 characters and a NUL (§7.1.1). */
  record Time(String name) implements Field {}

  /** {@code sm_length} and {@code short_message}. */
  record Message() implements Field {}

  /** {@code number_of_dests} and {@code dest_address} of submit_multi. */
  record Destinations() implements Field {}

  /** {@code no_unsuccess} and {@code unsuccess_sme} of submit_multi_resp. */
  record Unsuccessful() implements Field {}

  private static final String SOURCE = "source_addr_ton source_addr_npi source_addr:21 ";
  private static final String DESTINATION = "dest_addr_ton dest_addr_npi destination_addr:21 ";
  private static final String BIND =
      "system_id:16 password:9 system_type:13 interface_version addr_ton addr_npi address_range:41";
  private static final String SUBMIT =
      " esm_class protocol_id priority_flag schedule_delivery_time:time validity_period:time"
          + " registered_delivery replace_if_present_flag data_coding sm_default_msg_id MESSAGE";

  private static final Map<String, Layout> LAYOUTS = layouts();

  /** Null when the command is none of SMPP 3.4. */
  static Layout of(String command) {
    return command == null ? null : LAYOUTS.get(command);
  }

  private static Map<String, Layout> layouts() {
    Map<String, Layout> all = new HashMap<>();
    for (String bind : List.of("bind_receiver", "bind_transmitter", "bind_transceiver")) {
      all.put(bind, plain(BIND));
      all.put(bind + "_resp", open("system_id:16"));
    }
    all.put("outbind", plain("system_id:16 password:9"));
    all.put("submit_sm", open("service_type:6 " + SOURCE + DESTINATION + SUBMIT));
    all.put("submit_sm_resp", plain("message_id:65"));
    all.put("deliver_sm", open("service_type:6 " + SOURCE + DESTINATION + SUBMIT));
    all.put("deliver_sm_resp", plain("message_id:65"));
    all.put("submit_multi", open("service_type:6 " + SOURCE + "DESTINATIONS" + SUBMIT));
    all.put("submit_multi_resp", plain("message_id:65 UNSUCCESSFUL"));
    all.put(
        "data_sm",
        open(
            "service_type:6 source_addr_ton source_addr_npi source_addr:65 dest_addr_ton"
                + " dest_addr_npi destination_addr:65 esm_class registered_delivery data_coding"));
    all.put("data_sm_resp", open("message_id:65"));
    all.put("query_sm", plain("message_id:65 " + SOURCE));
    all.put("query_sm_resp", plain("message_id:65 final_date:time message_state error_code"));
    all.put("cancel_sm", plain("service_type:6 message_id:65 " + SOURCE + DESTINATION));
    all.put(
        "replace_sm",
        plain(
            "message_id:65 "
                + SOURCE
                + "schedule_delivery_time:time validity_period:time registered_delivery"
                + " sm_default_msg_id MESSAGE"));
    all.put(
        "alert_notification",
        open(
            "source_addr_ton source_addr_npi source_addr:65"
                + " esme_addr_ton esme_addr_npi esme_addr:65"));
    for (String bare :
        List.of(
            "cancel_sm_resp",
            "replace_sm_resp",
            "enquire_link",
            "enquire_link_resp",
            "unbind",
            "unbind_resp",
            "generic_nack")) {
      all.put(bare, plain(""));
    }
    return Map.copyOf(all);
  }

  private static Layout plain(String words) {
    return new Layout(fields(words), false);
  }

  private static Layout open(String words) {
    return new Layout(fields(words), true);
  }

  private static List<Field> fields(String words) {
    List<Field> fields = new ArrayList<>();
    Arrays.stream(words.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .forEach(word -> fields.add(field(word)));
    return List.copyOf(fields);
  }

  private static Field field(String word) {
    switch (word) {
      case "MESSAGE":
        return new Message();
      case "DESTINATIONS":
        return new Destinations();
      case "UNSUCCESSFUL":
        return new Unsuccessful();
      default:
        String[] parts = word.split(":");
        if (parts.length == 1) {
          return new Whole(word, 1);
        }
        return parts[1].equals("time")
            ? new Time(parts[0])
            : new Text(parts[0], Integer.parseInt(parts[1]));
    }
  }
}
