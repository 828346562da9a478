package org.jarshy.sim.phone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.text.Part;

/**
 * Joins the parts of long texts, in whatever order and however often they come. Remembers complete
 * texts for a while, so that a stray copy of one part is not taken for a new text. On the loop's
 * thread only.
 */
final class Reassembler {

  private static final int REMEMBERED = 50_000;

  private record Key(String phone, String from, int reference, boolean wide, int total) {}

  private final Map<Key, Assembly> assemblies =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Assembly> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The text that became complete by this part; null when none did. */
  Bubble add(PhoneThread phone, String from, Part part, long millis) {
    Key key = new Key(phone.number(), from, part.reference(), part.wideReference(), part.total());
    Assembly known = assemblies.get(key);
    if (known == null || (!known.lacks(part) && !known.hasSame(part))) {
      // New, or the reference is used again for another text.
      return begin(key, phone, from, part, millis, true);
    }
    if (known.complete()) {
      known.bubble.pdus++;
      phone.warn(
          known.bubble, "part %d came again after the text was complete".formatted(part.number()));
      return begin(key, phone, from, part, millis, false);
    }
    if (known.lacks(part)) {
      known.put(part);
    } else {
      known.cameTwice(part);
    }
    return show(known, from, part, millis);
  }

  private Bubble begin(
      Key key, PhoneThread phone, String from, Part part, long millis, boolean shown) {
    Assembly assembly = new Assembly(phone, part.total());
    assembly.put(part);
    assemblies.remove(key); // so that the new one is the youngest
    assemblies.put(key, assembly);
    if (shown) {
      assembly.bubble =
          new Bubble(
              from,
              assembly.text(),
              millis,
              part.class0(),
              part.total(),
              Bubble.State.INCOMPLETE,
              assembly.warnings());
      phone.add(assembly.bubble);
    }
    return null;
  }

  private Bubble show(Assembly assembly, String from, Part part, long millis) {
    PhoneThread phone = assembly.phone;
    List<String> warnings = assembly.warnings();
    assembly.pdus++;
    if (!assembly.complete()) {
      if (assembly.bubble != null) {
        assembly.bubble.pdus = assembly.pdus;
        phone.progress(assembly.bubble, assembly.text(), warnings);
      }
      return null;
    }
    if (assembly.bubble != null) {
      assembly.bubble.pdus = assembly.pdus;
      phone.complete(assembly.bubble, assembly.text(), warnings);
    } else {
      assembly.bubble =
          new Bubble(
              from,
              assembly.text(),
              millis,
              part.class0(),
              part.total(),
              Bubble.State.RECEIVED,
              warnings);
      assembly.bubble.pdus = assembly.pdus;
      phone.add(assembly.bubble);
    }
    return assembly.bubble;
  }

  void clear() {
    assemblies.clear();
  }
}
