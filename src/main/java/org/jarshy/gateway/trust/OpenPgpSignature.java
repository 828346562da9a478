package org.jarshy.gateway.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/**
 * A detached signature of OpenPGP, taken apart by us before the library sees it (RFC 9580, section
 * 5.2).
 *
 * @param expires null for never
 * @param fingerprints of the keys that it names as its maker, upper-case hex
 */
record OpenPgpSignature(
    int keyAlgorithm,
    Instant made,
    Instant expires,
    List<String> fingerprints,
    List<Long> keyIds,
    PGPSignature signature) {

  private static final int TAG_SIGNATURE = 2;
  private static final int BINARY_DOCUMENT = 0;

  /** SHA-256, SHA-384, SHA-512. */
  static final Set<Integer> HASHES = Set.of(8, 9, 10);

  /** RSA, RSA for signing alone, EdDSA as GnuPG has it, Ed25519 as RFC 9580 has it. */
  static final Set<Integer> ALGORITHMS = Set.of(1, 3, 22, 27);

  /** What may be marked critical: time, expiry, issuer, policy, flags, signer, fingerprint. */
  private static final Set<Integer> UNDERSTOOD = Set.of(2, 3, 16, 26, 27, 28, 33);

  private static final int MAX_PACKETS = 16;
  private static final int EDDSA_LEGACY = 22;
  private static final int ED25519 = 27;
  private static final int ED25519_BYTES = 64;

  private record Subpacket(int type, boolean critical, boolean hashed, byte[] body) {}

  /** The packets of a signature file; each is judged on its own by {@link #parse}. */
  static List<byte[]> packets(String file, byte[] content) {
    if (content.length == 0) {
      throw unreadable(file, "is empty");
    }
    byte[] data = Armor.isBinary(content) ? content : Armor.decode(file, content, "SIGNATURE");
    List<byte[]> packets = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      int first = data[at] & 0xff;
      boolean newFormat = (first & 0x40) != 0;
      int tag = newFormat ? first & 0x3f : first >> 2 & 0xf;
      if ((first & 0x80) == 0 || tag != TAG_SIGNATURE) {
        throw unreadable(file, "holds something else than signatures");
      }
      int lengthBytes = lengthBytes(file, data, at, newFormat);
      long length = length(file, data, at, newFormat, lengthBytes);
      long end = at + 1L + lengthBytes + length;
      if (end > data.length) {
        throw unreadable(file, "is cut off");
      }
      packets.add(Arrays.copyOfRange(data, at + 1 + lengthBytes, (int) end));
      at = (int) end;
      if (packets.size() > MAX_PACKETS) {
        throw new RuleBroken(Rule.SIGNATURE_TOO_MANY, file + " holds more");
      }
    }
    return packets;
  }

  private static int lengthBytes(String file, byte[] data, int at, boolean newFormat) {
    int bytes;
    if (newFormat) {
      int first = at + 1 < data.length ? data[at + 1] & 0xff : 0;
      if (first >= 224 && first < 255) {
        throw unreadable(file, "is cut into parts");
      }
      bytes = first < 192 ? 1 : first < 224 ? 2 : 5;
    } else {
      int kind = data[at] & 3;
      if (kind == 3) {
        throw unreadable(file, "does not say how long it is");
      }
      bytes = 1 << kind;
    }
    if (at + 1 + bytes > data.length) {
      throw unreadable(file, "is cut off");
    }
    return bytes;
  }

  private static long length(String file, byte[] data, int at, boolean newFormat, int bytes) {
    if (newFormat && bytes == 2) {
      return ((data[at + 1] & 0xff) - 192L << 8) + (data[at + 2] & 0xff) + 192;
    }
    int from = newFormat && bytes == 5 ? at + 2 : at + 1;
    return number(data, from, at + 1 + bytes);
  }

  private static long number(byte[] data, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number << 8 | data[i] & 0xff;
    }
    return number;
  }

  static OpenPgpSignature parse(String file, byte[] body) {
    if (body.length < 10) {
      throw unreadable(file, "is cut off");
    }
    if (body[0] != 4) {
      throw new RuleBroken(
          Rule.SIGNATURE_VERSION, file + " is a signature of version " + (body[0] & 0xff));
    }
    if (body[1] != BINARY_DOCUMENT) {
      throw new RuleBroken(
          Rule.SIGNATURE_TYPE,
          file
              + (body[1] == 1 ? " signs a text" : String.format(" has type 0x%02x", body[1]))
              + "; sign with gpg --detach-sign, without --textmode");
    }
    int keyAlgorithm = body[2] & 0xff;
    if (!ALGORITHMS.contains(keyAlgorithm)) {
      throw new RuleBroken(
          Rule.SIGNATURE_ALGORITHM, file + " was made with algorithm " + keyAlgorithm);
    }
    if (!HASHES.contains(body[3] & 0xff)) {
      throw new RuleBroken(
          Rule.SIGNATURE_HASH, file + " was made with " + hashName(body[3] & 0xff));
    }
    List<Subpacket> subpackets = new ArrayList<>();
    int unhashedAt = subpackets(file, body, 4, true, subpackets);
    int saidEnd = subpackets(file, body, unhashedAt, false, subpackets);
    requireNothingBehind(file, body, saidEnd, keyAlgorithm);
    checkCritical(file, subpackets);
    Instant made = made(file, subpackets);
    return new OpenPgpSignature(
        keyAlgorithm,
        made,
        expires(file, subpackets, made),
        subpackets.stream()
            .filter(s -> s.type() == 33 && s.body().length == 21)
            .map(s -> HexFormat.of().withUpperCase().formatHex(s.body(), 1, 21))
            .toList(),
        subpackets.stream()
            .filter(s -> s.type() == 16 && s.body().length == 8)
            .map(s -> number(s.body(), 0, 8))
            .toList(),
        library(file, body));
  }

  private static String hashName(int hash) {
    return switch (hash) {
      case 1 -> "MD5";
      case 2 -> "SHA-1";
      case 3 -> "RIPEMD-160";
      default -> "hash algorithm " + hash;
    };
  }

  private static int subpackets(
      String file, byte[] body, int at, boolean hashed, List<Subpacket> found) {
    if (at + 2 > body.length) {
      throw unreadable(file, "is cut off");
    }
    int end = at + 2 + (int) number(body, at, at + 2);
    if (end > body.length) {
      throw unreadable(file, "is cut off");
    }
    int next = at + 2;
    while (next < end) {
      int first = body[next] & 0xff;
      int lengthBytes = first < 192 ? 1 : first < 255 ? 2 : 5;
      if (next + lengthBytes >= end) {
        throw unreadable(file, "has a broken subpacket");
      }
      long length =
          lengthBytes == 2
              ? (first - 192L << 8) + (body[next + 1] & 0xff) + 192
              : number(body, lengthBytes == 5 ? next + 1 : next, next + lengthBytes);
      int from = next + lengthBytes;
      if (length < 1 || from + length > end) {
        throw unreadable(file, "has a broken subpacket");
      }
      int type = body[from] & 0xff;
      found.add(
          new Subpacket(
              type & 0x7f,
              (type & 0x80) != 0,
              hashed,
              Arrays.copyOfRange(body, from + 1, from + (int) length)));
      next = from + (int) length;
    }
    return end;
  }

  private static void checkCritical(String file, List<Subpacket> subpackets) {
    for (Subpacket subpacket : subpackets) {
      if (subpacket.critical() && !UNDERSTOOD.contains(subpacket.type())) {
        throw new RuleBroken(
            Rule.SIGNATURE_CRITICAL,
            file
                + (subpacket.type() == 20
                    ? " has a critical notation"
                    : " has a critical subpacket of type " + subpacket.type()));
      }
    }
  }

  private static Instant made(String file, List<Subpacket> subpackets) {
    List<byte[]> times =
        subpackets.stream().filter(s -> s.type() == 2 && s.hashed()).map(Subpacket::body).toList();
    if (times.size() != 1 || times.get(0).length != 4) {
      throw new RuleBroken(
          Rule.SIGNATURE_TIME, file + " does not say, or says twice, when it was made");
    }
    return Instant.ofEpochSecond(number(times.get(0), 0, 4));
  }

  private static Instant expires(String file, List<Subpacket> subpackets, Instant made) {
    Instant earliest = null;
    for (Subpacket subpacket : subpackets) {
      if (subpacket.type() == 3 && subpacket.hashed()) {
        if (subpacket.body().length != 4) {
          throw new RuleBroken(Rule.SIGNATURE_TIME, file + " has a broken time of expiry");
        }
        long seconds = number(subpacket.body(), 0, 4);
        Instant expires = seconds == 0 ? null : made.plusSeconds(seconds);
        if (expires != null && (earliest == null || expires.isBefore(earliest))) {
          earliest = expires;
        }
      }
    }
    return earliest;
  }

  /** Behind the two octets of the hash stand the numbers of the algorithm, and no more. */
  private static void requireNothingBehind(String file, byte[] body, int from, int keyAlgorithm) {
    int at = from + 2;
    if (keyAlgorithm == ED25519) {
      at += ED25519_BYTES;
    } else {
      int numbers = keyAlgorithm == EDDSA_LEGACY ? 2 : 1;
      for (int i = 0; i < numbers && at + 2 <= body.length; i++) {
        at += 2 + ((int) number(body, at, at + 2) + 7) / 8;
      }
    }
    if (at != body.length) {
      throw unreadable(file, "is cut off, or holds something behind its end");
    }
  }

  private static PGPSignature library(String file, byte[] body) {
    byte[] packet = new byte[6 + body.length];
    packet[0] = (byte) 0xc2;
    packet[1] = (byte) 0xff;
    for (int i = 0; i < 4; i++) {
      packet[2 + i] = (byte) (body.length >>> 24 - 8 * i);
    }
    System.arraycopy(body, 0, packet, 6, body.length);
    try {
      Object parsed = new BcPGPObjectFactory(new ByteArrayInputStream(packet)).nextObject();
      if (parsed instanceof PGPSignatureList list && list.size() == 1) {
        return list.get(0);
      }
    } catch (IOException | RuntimeException e) {
      // Whatever the library stumbles over is a signature that cannot be read.
    }
    throw unreadable(file, "is damaged");
  }

  private static RuleBroken unreadable(String file, String found) {
    return new RuleBroken(Rule.SIGNATURE_UNREADABLE, file + " " + found);
  }
}
