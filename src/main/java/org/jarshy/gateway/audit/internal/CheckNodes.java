package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.Hash;

/**
 * Holds the stored hashes of subtrees against those that follow from the records. Its memory is one
 * hash for 256 records.
 */
final class CheckNodes {

  private final Map<StoredNode.Place, Hash> follow = new LinkedHashMap<>();
  private final Map<StoredNode.Place, Hash> missing = new LinkedHashMap<>();
  private Problem first;
  private long wrong;

  /** From the records themselves. */
  void follows(int height, long index, Hash hash) {
    if (StoredSubtrees.isKept(height)) {
      StoredNode.Place place = new StoredNode.Place(height, index);
      follow.put(place, hash);
      missing.put(place, hash);
    }
  }

  /** One that is stored; to be called behind the last record. */
  void stored(StoredNode node) {
    Hash due = follow.get(node.place());
    if (due == null) {
      problem(node.place(), "is of records that are not there");
    } else if (missing.remove(node.place()) == null) {
      problem(node.place(), "is there twice");
    } else if (!due.equals(node.hash())) {
      problem(node.place(), "is not the one that follows from them");
    }
  }

  /** No more come. @return what is wrong first, or null */
  Problem finish() {
    missing.keySet().forEach(place -> problem(place, "is missing"));
    missing.clear();
    return first;
  }

  private void problem(StoredNode.Place place, String what) {
    wrong++;
    long seq = StoredNode.first(place);
    if (first == null || seq < first.seq()) {
      first =
          new Problem(
              Problem.Kind.NODE,
              seq,
              "The records fit, but the stored hash number "
                  + place.index()
                  + " of height "
                  + place.height()
                  + ", over the records from here on, "
                  + what
                  + ".");
    }
  }

  long wrong() {
    return wrong;
  }

  /** All that should be stored, lowest first where they stand on one another. */
  List<StoredNode> due() {
    List<StoredNode> due = new ArrayList<>();
    follow.forEach((place, hash) -> due.add(new StoredNode(place.height(), place.index(), hash)));
    return due;
  }
}
