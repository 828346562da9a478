package org.jarshy.gateway.carrier.internal.hostile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * What no SMSC should send, from a seed. All but {@link #breaking()} keep the framing, so that one
 * connection can carry many.
 */
final class HostilePdus {

  private static final int[] COMMANDS = {
    0x01,
    0x02,
    0x03,
    0x04,
    0x05,
    0x06,
    0x07,
    0x08,
    0x09,
    0x0B,
    0x15,
    0x21,
    0x102,
    0x103,
    0x111,
    0x112,
    0x113,
    0x7FFFFFFF,
    0x200,
    0
  };
  private static final int[] TAGS = {
    0x0005, 0x0006, 0x000D, 0x0010, 0x0017, 0x0019, 0x001D, 0x001E, 0x0030, 0x0201, 0x0202, 0x0204,
    0x020A, 0x020B, 0x020C, 0x020E, 0x020F, 0x0210, 0x0302, 0x0381, 0x0420, 0x0421, 0x0422, 0x0423,
    0x0424, 0x0425, 0x0426, 0x0427, 0x1201, 0x1203, 0x1204, 0x1380, 0x1400, 0x3FFF, 0xFFFF, 0
  };
  private static final String[] STATES = {
    "DELIVRD", "UNDELIV", "EXPIRED", "DELETED", "ACCEPTD", "UNKNOWN", "REJECTD", "DELIV", "", "\0x"
  };

  private final Random random;

  HostilePdus(long seed) {
    this.random = new Random(seed);
  }

  /** Whole PDUs with a true command_length and otherwise anything. */
  byte[] next(int sequence) {
    int kind = random.nextInt(100);
    byte[] pdu;
    if (kind < 25) {
      pdu = text(sequence);
    } else if (kind < 45) {
      pdu = receipt(sequence);
    } else if (kind < 55) {
      pdu = dataSm(sequence);
    } else if (kind < 63) {
      pdu = Wire.of(Wire.ENQUIRE_LINK, 0, sequence);
    } else if (kind < 78) {
      pdu = neverAskedFor(sequence);
    } else if (kind < 90) {
      pdu = Wire.of(COMMANDS[random.nextInt(COMMANDS.length)], status(), sequence, some(80));
    } else {
      pdu = Wire.of(random.nextInt(), status(), oddSequence(), some(60));
    }
    byte[] chosen = random.nextInt(3) == 0 ? mutated(pdu) : pdu;
    // An unbind ends the connection, so it is rare: most of what is sent shall be read.
    return Wire.command(chosen) == Wire.UNBIND && random.nextInt(20) > 0
        ? Wire.of(Wire.ENQUIRE_LINK, 0, sequence)
        : chosen;
  }

  /** Octets after which nothing can be framed any more. */
  byte[] breaking() {
    if (random.nextBoolean()) {
      byte[] noise = new byte[1 + random.nextInt(400)];
      random.nextBytes(noise);
      noise[0] |= (byte) 0x80; // a length that no reader may believe
      return noise;
    }
    byte[] pdu = text(1);
    int[] lies = {0, 1, 15, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 80_000};
    ByteBuffer.wrap(pdu).putInt(0, lies[random.nextInt(lies.length)]);
    return pdu;
  }

  /** An answer to a submit_sm: none, right, late in form, or wrong. */
  byte[] submitAnswer(int sequence) {
    String id = Integer.toHexString(random.nextInt());
    return switch (random.nextInt(24)) {
      case 0 -> null;
      case 1 -> Wire.of(Wire.SUBMIT_SM | Wire.RESP, status(), sequence);
      case 2 -> Wire.of(Wire.SUBMIT_SM | Wire.RESP, 0, sequence);
      case 3 -> Wire.of(Wire.SUBMIT_SM | Wire.RESP, 0, sequence, some(200));
      case 4 -> Wire.of(Wire.SUBMIT_SM | Wire.RESP, 0, sequence, id.getBytes());
      case 5 -> Wire.of(Wire.GENERIC_NACK, status(), sequence);
      case 6 -> new Wire().text("x".repeat(random.nextInt(600))).pdu(0x80000004, 0, sequence);
      case 7 -> Wire.of(0x80000000 | random.nextInt(0x200), 0, sequence, some(20));
      case 8 -> new Wire().text(id).pdu(0x80000004, 0, sequence + 1 + random.nextInt(5));
      default -> new Wire().text(id).tlv(0x1400, some(9)).pdu(0x80000004, 0, sequence);
    };
  }

  private byte[] text(int sequence) {
    byte[] text = some(random.nextInt(20) == 0 ? 255 : 140);
    if (random.nextInt(3) == 0 && text.length > 6) {
      // A header that may be true or lie in each of its octets.
      byte[] header = {5, 0, 3, (byte) random.nextInt(), 2, (byte) random.nextInt(4)};
      System.arraycopy(header, 0, text, 0, 6);
      text[random.nextInt(6)] = (byte) random.nextInt();
    }
    Wire body = Wire.deliverSm(from(), random.nextInt(256), random.nextInt(256), text);
    if (random.nextInt(2_000) == 0) {
      byte[] payload = new byte[65_535];
      random.nextBytes(payload);
      body = Wire.deliverSm(from(), random.nextInt(4) * 64, 8, new byte[0]).tlv(0x0424, payload);
    }
    return tlvs(body).pdu(Wire.DELIVER_SM, random.nextInt(9) == 0 ? status() : 0, sequence);
  }

  private byte[] receipt(int sequence) {
    String id = random.nextInt(9) == 0 ? new String(some(90), StandardCharsets.ISO_8859_1) : id();
    String text =
        "id:%s sub:%s dlvrd:001 submit date:%s done date:2201050300 stat:%s err:%s text:x"
            .formatted(
                id,
                random.nextBoolean() ? "001" : "many",
                random.nextInt(),
                STATES[random.nextInt(STATES.length)],
                random.nextBoolean() ? "000" : "\u00ff-1");
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = Math.min(255, random.nextInt(4) == 0 ? random.nextInt(90) : octets.length);
    octets = java.util.Arrays.copyOf(octets, Math.min(length, octets.length));
    Wire body = Wire.deliverSm(from(), random.nextBoolean() ? 4 : 0x20, 0, octets);
    if (random.nextBoolean()) {
      body.tlv(0x001E, id().getBytes(StandardCharsets.ISO_8859_1));
      body.tlv(0x0427, some(4));
    }
    return tlvs(body).pdu(Wire.DELIVER_SM, 0, sequence);
  }

  private byte[] dataSm(int sequence) {
    Wire body = Wire.dataSm(from(), random.nextInt(256), random.nextInt(256));
    if (random.nextBoolean()) {
      body.tlv(0x0424, some(300));
    }
    return tlvs(body).pdu(Wire.DATA_SM, 0, sequence);
  }

  private byte[] neverAskedFor(int sequence) {
    int command = COMMANDS[random.nextInt(COMMANDS.length)] | Wire.RESP;
    return switch (random.nextInt(4)) {
      case 0 -> new Wire().text("SMSC").tlv(0x0210, (byte) 0x33).pdu(0x80000009, 0, 1);
      case 1 -> Wire.of(Wire.GENERIC_NACK, status(), oddSequence());
      case 2 -> new Wire().text(from()).text("pw").pdu(Wire.OUTBIND, 0, sequence);
      default -> Wire.of(command, status(), oddSequence(), some(40));
    };
  }

  private Wire tlvs(Wire body) {
    for (int i = random.nextInt(4); i > 0; i--) {
      body.tlv(TAGS[random.nextInt(TAGS.length)], some(12));
    }
    return body;
  }

  /** Bits flipped, shortened or lengthened; command_length is made true again. */
  private byte[] mutated(byte[] pdu) {
    byte[] changed = pdu;
    switch (random.nextInt(3)) {
      case 0 -> changed = java.util.Arrays.copyOf(pdu, 16 + random.nextInt(pdu.length - 15));
      case 1 -> changed = java.util.Arrays.copyOf(pdu, pdu.length + random.nextInt(30));
      default -> {
        changed = pdu.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
          changed[4 + random.nextInt(changed.length - 4)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    ByteBuffer.wrap(changed).putInt(0, changed.length);
    return changed;
  }

  private String from() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "Bank";
      case 2 -> "+7701" + random.nextInt(10_000_000);
      case 3 -> new String(some(30), StandardCharsets.ISO_8859_1);
      default -> "7701000" + (1000 + random.nextInt(9000));
    };
  }

  private String id() {
    return random.nextBoolean()
        ? Integer.toHexString(random.nextInt())
        : Long.toString(random.nextLong());
  }

  private int status() {
    return random.nextBoolean() ? random.nextInt(0x120) : random.nextInt();
  }

  private int oddSequence() {
    int[] odd = {0, 1, 2, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt(500)};
    return odd[random.nextInt(odd.length)];
  }

  private byte[] some(int most) {
    byte[] octets = new byte[random.nextInt(most + 1)];
    random.nextBytes(octets);
    return octets;
  }
}
