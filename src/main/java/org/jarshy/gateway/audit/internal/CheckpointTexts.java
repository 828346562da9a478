package org.jarshy.gateway.audit.internal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Hash;

/**
 * Reads checkpoints as people keep them: any number of signed notes one after the other, and short
 * lines as a phone got them, with whatever was written around those.
 *
 * @param found in the order of the text
 * @param unreadable first lines of what looks like a note and is none, such as one that a power cut
 *     cut short
 */
public record CheckpointTexts(List<Checkpoint> found, List<String> unreadable) {

  // Phones and people break lines where they like, between the fields.
  private static final Pattern SHORT =
      Pattern.compile(
          "(?<![A-Za-z0-9+/])"
              + Checkpoint.SHORT
              + "\\s+([0-9]{1,15})\\s+([0-9]{1,12})\\s+([A-Za-z0-9+/]{43})\\s+([A-Za-z0-9+/]{86})"
              + "(?![A-Za-z0-9+/])");

  /** What is left of one that lost a character on its way; it must not pass in silence. */
  private static final Pattern TORN =
      Pattern.compile("(?<![A-Za-z0-9+/])" + Checkpoint.SHORT + "\\s+[0-9]+");

  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String SIGNATURE = "— ";
  private static final String TIME = "time: ";
  private static final int KEY_HASH = 4;
  private static final int ED25519 = 64;

  public static CheckpointTexts read(String text) {
    List<Checkpoint> found = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    Matcher line = SHORT.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (line.find()) {
      try {
        found.add(shortLine(line));
      } catch (IllegalArgumentException e) {
        unreadable.add(Checkpoint.SHORT + " " + line.group(1));
      }
      line.appendReplacement(rest, "");
    }
    line.appendTail(rest);
    TORN.matcher(rest).results().forEach(torn -> unreadable.add(torn.group()));
    boolean hadShort = !found.isEmpty();
    notes(rest.toString().lines().map(String::strip).toList(), found, unreadable, hadShort);
    return new CheckpointTexts(List.copyOf(found), List.copyOf(unreadable));
  }

  private static Checkpoint shortLine(Matcher line) {
    return new Checkpoint(
        null,
        Long.parseLong(line.group(1)),
        Hash.of(octets(line.group(3), Base64.getEncoder().withoutPadding())),
        Instant.ofEpochSecond(Long.parseLong(line.group(2))),
        List.of(
            new Checkpoint.Signature(
                null, new byte[0], octets(line.group(4), Base64.getEncoder().withoutPadding()))));
  }

  /** Base64 has bits to spare at its end; one spelling alone is ours. */
  private static byte[] octets(String base64, Base64.Encoder as) {
    byte[] octets = Base64.getDecoder().decode(base64);
    if (!as.encodeToString(octets).equals(base64)) {
      throw new IllegalArgumentException("not as a checkpoint is written");
    }
    return octets;
  }

  /** A note is four lines, an empty one and its signatures; what does not come so is left out. */
  private static void notes(
      List<String> lines, List<Checkpoint> found, List<String> unreadable, boolean wordsAround) {
    List<String> body = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      boolean signs = line.isEmpty() && i + 1 < lines.size() && isSignature(lines.get(i + 1));
      if (signs) {
        List<String> signatures = new ArrayList<>();
        for (i++; i < lines.size() && isSignature(lines.get(i)); i++) {
          signatures.add(lines.get(i));
        }
        note(body, signatures, found, unreadable);
        body.clear();
      } else {
        if (line.isEmpty()) {
          dropped(body, unreadable, wordsAround);
        } else {
          body.add(line);
        }
        i++;
      }
    }
    dropped(body, unreadable, wordsAround);
  }

  private static void dropped(List<String> body, List<String> unreadable, boolean wordsAround) {
    if (!body.isEmpty() && !wordsAround && !body.get(0).startsWith("#")) {
      unreadable.add(body.get(0));
    }
    body.clear();
  }

  private static boolean isSignature(String line) {
    return line.startsWith(SIGNATURE);
  }

  private static void note(
      List<String> body, List<String> signatures, List<Checkpoint> found, List<String> unreadable) {
    try {
      // The time is a line of its own behind the three that the format asks for.
      if (body.size() != 4 || !SIZE.matcher(body.get(1)).matches()) {
        throw new IllegalArgumentException("no checkpoint of ours");
      }
      if (!body.get(3).startsWith(TIME)) {
        throw new IllegalArgumentException("no time");
      }
      found.add(
          new Checkpoint(
              body.get(0),
              Long.parseLong(body.get(1)),
              Hash.of(octets(body.get(2), Base64.getEncoder())),
              Instant.parse(body.get(3).substring(TIME.length())),
              signatures.stream().map(CheckpointTexts::signature).toList()));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      unreadable.add(body.isEmpty() ? signatures.get(0) : body.get(0));
    }
  }

  private static Checkpoint.Signature signature(String line) {
    String[] parts = line.substring(SIGNATURE.length()).split(" ");
    if (parts.length != 2) {
      throw new IllegalArgumentException("a signature is a name and base64");
    }
    byte[] both = octets(parts[1], Base64.getEncoder());
    if (both.length != KEY_HASH + ED25519) {
      throw new IllegalArgumentException("an Ed25519 signature has 64 octets");
    }
    return new Checkpoint.Signature(
        parts[0], Arrays.copyOf(both, KEY_HASH), Arrays.copyOfRange(both, KEY_HASH, both.length));
  }
}
