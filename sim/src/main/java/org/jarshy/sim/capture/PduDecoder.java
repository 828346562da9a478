package org.jarshy.sim.capture;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads PDUs of SMPP 3.4 for people, and says everything that is wrong with them. Shares no code
 * with what reads and writes PDUs in the simulator, so it is a second opinion on both sides.
 *
 * <p>The map has, in this order and as far as they could be read: {@code command}, {@code
 * command_id} (hex), {@code command_length}, {@code status} (name), {@code status_code}, {@code
 * sequence}, the mandatory fields by their names in the standard, {@code tlvs}, {@code text},
 * {@code udh}, {@code concatenation}, {@code receipt}, {@code warnings} (what a phone or a strict
 * reader would stumble over) and {@code problems} (what breaks the form); the last is always there.
 * Numbers are numbers, octets are hex.
 */
public final class PduDecoder {

  static final int HEADER = 16;

  private final byte[] octets;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Object> pdu = new LinkedHashMap<>();
  private final Map<Integer, byte[]> tlvs = new LinkedHashMap<>();
  private byte[] shortMessage;

  private PduDecoder(byte[] octets) {
    this.octets = octets;
  }

  /** Never throws, whatever the octets are. */
  public static Map<String, Object> decode(byte[] octets) {
    return new PduDecoder(octets).decode();
  }

  private Map<String, Object> decode() {
    if (octets.length < HEADER) {
      problems.add("%d octets are no header of %d".formatted(octets.length, HEADER));
    } else {
      long length = header();
      long end = length < HEADER ? octets.length : Math.min(length, octets.length);
      body(new Cursor(octets, HEADER, (int) end, problems));
      Content.read(pdu, shortMessage, tlvs, warnings);
    }
    if (!warnings.isEmpty()) {
      pdu.put("warnings", warnings);
    }
    pdu.put("problems", problems);
    return pdu;
  }

  private long header() {
    Cursor header = new Cursor(octets, 0, HEADER, problems);
    long length = header.number("command_length", 4);
    int command = header.number("command_id", 4).intValue();
    int status = header.number("command_status", 4).intValue();
    long sequence = header.number("sequence_number", 4);
    String name = Names.command(command);
    pdu.put("command", name == null ? "unknown" : name);
    pdu.put("command_id", Names.hex(command));
    pdu.put("command_length", length);
    pdu.put("status", Names.status(status));
    pdu.put("status_code", status & 0xFFFFFFFFL);
    pdu.put("sequence", sequence);
    if (name == null) {
      problems.add("%s is no command of SMPP 3.4".formatted(Names.hex(command)));
    }
    if (length != octets.length) {
      problems.add("command_length is %d, but %d octets are here".formatted(length, octets.length));
    }
    if (command >= 0 && status != 0) {
      warnings.add("a request has command_status " + Names.status(status));
    }
    if (sequence > 0x7FFFFFFFL || (sequence == 0 && command != Names.GENERIC_NACK)) {
      warnings.add("sequence_number is outside of 1 to 0x7FFFFFFF");
    }
    return length;
  }

  private void body(Cursor cursor) {
    String command = (String) pdu.get("command");
    Layout layout = Layout.of(command);
    if (layout == null) {
      if (cursor.left() > 0) {
        pdu.put("body", HexFormat.of().formatHex(cursor.take(cursor.left())));
      }
      return;
    }
    boolean refused = (long) pdu.get("status_code") != 0 && command.endsWith("_resp");
    if (refused && cursor.left() == 0) {
      return; // the body of an answer that says no may be left out (§4.4.2)
    }
    for (Layout.Field field : layout.fields()) {
      field(field, cursor);
      if (cursor.broken()) {
        return; // said once; what follows is missing as well
      }
    }
    if (layout.fields().isEmpty() && cursor.left() > 0) {
      problems.add("%d octets are left over after the header".formatted(cursor.left()));
      pdu.put("body", HexFormat.of().formatHex(cursor.take(cursor.left())));
      return;
    }
    if (!layout.tlvs() && cursor.left() >= 4) {
      warnings.add("SMPP 3.4 has no TLVs in " + command);
    }
    tlvs(cursor);
  }

  private void field(Layout.Field field, Cursor cursor) {
    if (field instanceof Layout.Whole whole) {
      put(whole.name(), cursor.number(whole.name(), whole.octets()));
    } else if (field instanceof Layout.Text text) {
      put(text.name(), cursor.text(text.name(), text.most()));
    } else if (field instanceof Layout.Time time) {
      put(time.name(), time(time.name(), cursor));
    } else if (field instanceof Layout.Message) {
      message(cursor);
    } else if (field instanceof Layout.Destinations) {
      Groups.destinations(pdu, cursor);
    } else if (field instanceof Layout.Unsuccessful) {
      Groups.unsuccessful(pdu, cursor);
    }
  }

  private void put(String name, Object value) {
    if (value != null) {
      pdu.put(name, value);
    }
  }

  private String time(String name, Cursor cursor) {
    String time = cursor.text(name, 17);
    if (time != null && !time.isEmpty() && time.length() < 16) {
      problems.add("%s has %d characters; allowed are 0 and 16".formatted(name, time.length()));
    }
    return time;
  }

  private void message(Cursor cursor) {
    Long length = cursor.number("sm_length", 1);
    if (length == null) {
      return;
    }
    pdu.put("sm_length", length);
    if (length > cursor.left()) {
      problems.add("sm_length is %d, but %d octets follow".formatted(length, cursor.left()));
    } else if (length > 254) {
      problems.add("sm_length is 255; at most 254 are allowed");
    }
    shortMessage = cursor.take(length.intValue());
    pdu.put("short_message", HexFormat.of().formatHex(shortMessage));
  }

  private void tlvs(Cursor cursor) {
    Map<String, Object> read = new LinkedHashMap<>();
    while (cursor.left() >= 4) {
      int tag = cursor.number("a tag", 2).intValue();
      int length = cursor.number("a length", 2).intValue();
      String name = Tlv.name(tag);
      if (length > cursor.left()) {
        problems.add(
            "TLV %s claims %d octets, but %d follow".formatted(name, length, cursor.left()));
        read.put(name, HexFormat.of().formatHex(cursor.take(length)));
        break;
      }
      byte[] value = cursor.take(length);
      if (tlvs.putIfAbsent(tag, value) != null) {
        problems.add("TLV %s is there again".formatted(name));
      } else {
        read.put(name, Tlv.value(tag, value, problems));
      }
    }
    if (cursor.left() > 0) {
      problems.add("%d octets are left over at the end".formatted(cursor.left()));
    }
    if (!read.isEmpty()) {
      pdu.put("tlvs", read);
    }
  }
}
