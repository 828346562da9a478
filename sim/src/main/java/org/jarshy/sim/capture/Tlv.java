package org.jarshy.sim.capture;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Optional parameters (SMPP 3.4 §5.3.2; a few that SMPP 5.0 added are known by name).
 *
 * @param kind {@code i} number, {@code s} string with NUL, {@code o} octets
 */
record Tlv(String name, char kind, int least, int most) {

  static final int RECEIPTED_MESSAGE_ID = 0x001E;
  static final int MESSAGE_PAYLOAD = 0x0424;

  private static final String KNOWN =
      """
      0005 dest_addr_subunit i1 0006 dest_network_type i1 0007 dest_bearer_type i1
      0008 dest_telematics_id i2 000D source_addr_subunit i1 000E source_network_type i1
      000F source_bearer_type i1 0010 source_telematics_id i1 0017 qos_time_to_live i4
      0019 payload_type i1 001D additional_status_info_text s1-256
      001E receipted_message_id s1-65 0030 ms_msg_wait_facilities i1 0201 privacy_indicator i1
      0202 source_subaddress o2-23 0203 dest_subaddress o2-23 0204 user_message_reference i2
      0205 user_response_code i1 020A source_port i2 020B destination_port i2
      020C sar_msg_ref_num i2 020D language_indicator i1 020E sar_total_segments i1
      020F sar_segment_seqnum i1 0210 sc_interface_version i1 0302 callback_num_pres_ind i1
      0303 callback_num_atag o0-65 0304 number_of_messages i1 0381 callback_num o4-19
      0420 dpf_result i1 0421 set_dpf i1 0422 ms_availability_status i1
      0423 network_error_code o3-3 0424 message_payload o0-65535 0425 delivery_failure_reason i1
      0426 more_messages_to_send i1 0427 message_state i1 0428 congestion_state i1
      0501 ussd_service_op i1 060D source_network_id s7-66 060E dest_network_id s7-66
      060F source_node_id o6-6 0610 dest_node_id o6-6 0611 dest_addr_np_resolution i1
      0612 dest_addr_np_information o10-10 0613 dest_addr_np_country i4 1201 display_time i1
      1203 sms_signal i2 1204 ms_validity i1 130C alert_on_message_delivery o0-1
      1380 its_reply_type i1 1383 its_session_info o2-2""";

  private static final Map<Integer, Tlv> BY_TAG = known();

  private static Map<Integer, Tlv> known() {
    Map<Integer, Tlv> byTag = new HashMap<>();
    String[] words = KNOWN.split("\\s+");
    for (int i = 0; i < words.length; i += 3) {
      String[] range = words[i + 2].substring(1).split("-");
      byTag.put(
          Integer.parseInt(words[i], 16),
          new Tlv(
              words[i + 1],
              words[i + 2].charAt(0),
              Integer.parseInt(range[0]),
              Integer.parseInt(range[range.length - 1])));
    }
    return Map.copyOf(byTag);
  }

  /** Unknown tags are named by their hex. */
  static String name(int tag) {
    Tlv known = BY_TAG.get(tag);
    return known == null ? String.format(Locale.ROOT, "0x%04X", tag) : known.name();
  }

  /** A number, a string, or octets in hex. */
  static Object value(int tag, byte[] octets, List<String> problems) {
    Tlv known = BY_TAG.get(tag);
    if (known == null) {
      return HexFormat.of().formatHex(octets);
    }
    if (octets.length < known.least() || octets.length > known.most()) {
      problems.add(
          "TLV %s has %d octets; allowed are %s"
              .formatted(
                  known.name(),
                  octets.length,
                  known.least() == known.most()
                      ? known.least()
                      : known.least() + " to " + known.most()));
      return HexFormat.of().formatHex(octets);
    }
    return switch (known.kind()) {
      case 'i' -> new Cursor(octets, 0, octets.length, problems).number(known.name(), known.most());
      case 's' -> string(known, octets, problems);
      default -> HexFormat.of().formatHex(octets);
    };
  }

  private static String string(Tlv known, byte[] octets, List<String> problems) {
    Cursor cursor = new Cursor(octets, 0, octets.length, problems);
    String text = cursor.text("TLV " + known.name(), known.most());
    if (cursor.left() > 0) {
      problems.add("TLV %s goes on after its NUL".formatted(known.name()));
    }
    return text;
  }
}
