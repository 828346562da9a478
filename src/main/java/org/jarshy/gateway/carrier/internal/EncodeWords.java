package org.jarshy.gateway.carrier.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.gsm.UserData;
import org.jarshy.gateway.outbox.Binding;

/**
 * Texts to octets. A broadcast has one text for thousands of people: the last few are remembered.
 * For one thread.
 */
final class EncodeWords {

  private static final int REMEMBERED = 32;

  private record Key(String text, boolean flash) {}

  /**
   * @param single its octets where it is one segment, the same for everybody; else null
   */
  private record Cut(Segments segments, List<UserData> single) {}

  private final Alphabet alphabet;
  private final Map<Key, Cut> last =
      new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Cut> eldest) {
          return size() > REMEMBERED;
        }
      };

  EncodeWords(Alphabet alphabet) {
    this.alphabet = alphabet;
  }

  /**
   * @param reference of a longer text, by which a phone joins its parts; 0 to 255
   * @throws IllegalArgumentException when it is too long for any SMSC
   */
  List<UserData> encode(Binding.Words words, int reference) {
    Key key = new Key(words.text(), words.flash());
    Cut cut = last.get(key);
    if (cut == null) {
      Segments segments = Segmenter.segment(words.text(), alphabet);
      boolean one = segments.count() == 1;
      cut = new Cut(segments, one ? encode(segments, reference, words.flash()) : null);
      last.put(key, cut);
    }
    return cut.single() != null ? cut.single() : encode(cut.segments(), reference, words.flash());
  }

  private List<UserData> encode(Segments segments, int reference, boolean flash) {
    return UserData.encode(segments, reference, alphabet, flash);
  }
}
