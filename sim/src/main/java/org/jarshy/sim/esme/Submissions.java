package org.jarshy.sim.esme;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.text.Splitter;

/**
 * All the submits of a plan, by number from 0: the parts of the first text to the first
 * destination, those of the second text to the second, and round again.
 */
final class Submissions {

  private static final int USER_DATA_HEADER = 6;

  private record Part(SubmitTemplate template, int text) {}

  private final Part[] parts;
  private final int texts;
  private final long[] partsUpTo;
  private final Destinations destinations;
  private final long seed;

  /**
   * @throws IllegalArgumentException when a text needs more than 255 parts
   */
  Submissions(LoadPlan.Content content) {
    destinations = content.destinations();
    texts = content.texts().size();
    seed = content.seed();
    partsUpTo = new long[texts + 1];
    List<Part> all = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      for (SubmitTemplate template : templates(content, content.texts().get(text))) {
        all.add(new Part(template, text));
      }
      partsUpTo[text + 1] = all.size();
    }
    parts = all.toArray(Part[]::new);
  }

  private static List<SubmitTemplate> templates(LoadPlan.Content content, String text) {
    Splitter.Split split = Splitter.split(text, 0);
    if (split.header() && content.payload()) {
      byte[] whole = withoutHeaders(split.userData());
      return List.of(new SubmitTemplate(content, split.dataCoding(), whole, false, true));
    }
    return split.userData().stream()
        .map(part -> new SubmitTemplate(content, split.dataCoding(), part, split.header(), false))
        .toList();
  }

  private static byte[] withoutHeaders(List<byte[]> userData) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : userData) {
      whole.write(part, USER_DATA_HEADER, part.length - USER_DATA_HEADER);
    }
    return whole.toByteArray();
  }

  /** How many submits so many texts are. */
  long submits(long messages) {
    return messages / texts * parts.length + partsUpTo[(int) (messages % texts)];
  }

  /** True for the submit that begins a text. */
  boolean beginsText(long number) {
    int at = (int) (number % parts.length);
    return at == 0 || parts[at].text() != parts[at - 1].text();
  }

  byte[] pdu(long number, int sequence) {
    Part part = parts[(int) (number % parts.length)];
    long message = number / parts.length * texts + part.text();
    int destination = (int) (message % destinations.size());
    // One destination's texts follow each other with other references.
    int reference = (int) (seed + message / destinations.size());
    return part.template().pdu(sequence, destinations, destination, reference);
  }
}
