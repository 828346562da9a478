package org.jarshy.sim.phone;

import org.jarshy.sim.text.Part;
import org.jarshy.sim.text.Warnings;

/** The parts of one long text, as far as they have come. */
final class Assembly {

  private static final String GAP = "[…]";

  final PhoneThread phone;
  private final String[] texts;
  private final Warnings warnings = new Warnings();
  // Null while this may be nothing but a stray part of a text that is complete already.
  Bubble bubble;
  int pdus = 1;
  private int have;

  Assembly(PhoneThread phone, int total) {
    this.phone = phone;
    this.texts = new String[total];
  }

  boolean lacks(Part part) {
    return texts[part.number() - 1] == null;
  }

  boolean hasSame(Part part) {
    return part.text().equals(texts[part.number() - 1]);
  }

  void put(Part part) {
    texts[part.number() - 1] = part.text();
    warnings.addAll(part.warnings());
    have++;
  }

  void cameTwice(Part part) {
    warnings.add("part %d came twice".formatted(part.number()));
  }

  boolean complete() {
    return have == texts.length;
  }

  /** With a gap sign for each part that is missing. */
  String text() {
    StringBuilder whole = new StringBuilder();
    for (String text : texts) {
      whole.append(text == null ? GAP : text);
    }
    return whole.toString();
  }

  java.util.List<String> warnings() {
    Warnings all = new Warnings();
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] == null) {
        all.add("part %d of %d has not come".formatted(i + 1, texts.length));
      }
    }
    all.addAll(warnings.list());
    return all.list();
  }
}
