package org.jarshy.gateway.rumour;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.kernel.Region;
import org.springframework.stereotype.Component;

/** Which rumour a text asks about, of those that are kept. */
@Component
class FindRumour {

  private final KnownTexts known;
  private final RumourRows rows;
  private final VerdictRows verdicts;
  private final RumourReader reader;

  /** What newsrooms wrote of how people ask, by verdict; it never changes once approved. */
  private final Map<Long, List<Reading>> claims = new ConcurrentHashMap<>();

  FindRumour(KnownTexts known, RumourRows rows, VerdictRows verdicts, RumourReader reader) {
    this.known = known;
    this.rows = rows;
    this.verdicts = verdicts;
    this.reader = reader;
  }

  /**
   * @param strand to lengthen; null where only the newsroom's own wording is alike
   * @param seen a wording that says the very same and was confirmed; null where none does
   * @param unseen the same, not confirmed
   * @param certain true where a verdict on the rumour answers it
   */
  record Match(long rumour, Long strand, Long seen, Long unseen, boolean certain, double likeness) {

    /** No verdict answers it before an editor has looked. */
    Match unsure() {
      return new Match(rumour, strand, null, unseen, false, likeness);
    }

    /** A wording to be counted with; null where none says the very same. */
    Long text() {
      return seen != null ? seen : unseen;
    }
  }

  /** Null where it is a new one. The caller holds the turn. */
  Match match(Reading reading, Instant now) {
    known.refresh();
    Map<Long, Double> alike = known.alike(reading, Likeness.NOT_STRANGE);
    List<Long> same =
        alike.entrySet().stream()
            .filter(e -> e.getValue() >= Likeness.SAME)
            .map(Map.Entry::getKey)
            .toList();
    Map<Long, List<RumourRows.Text>> strands = new HashMap<>();
    rows.texts(same)
        .forEach(t -> strands.computeIfAbsent(t.strand(), s -> new ArrayList<>()).add(t));
    List<Match> matches = new ArrayList<>();
    for (List<RumourRows.Text> strand : strands.values()) {
      if (noneStrange(strand.get(0), alike)) {
        matches.add(match(reading, strand, alike));
      }
    }
    Map<Long, Boolean> answered = new HashMap<>();
    for (Verdict verdict : verdicts.allStanding(now)) {
      double best = 0;
      boolean certain = false;
      for (Reading claim : claims(verdict)) {
        best = Math.max(best, Likeness.of(reading, claim));
        certain |= Likeness.certain(reading, claim);
      }
      if (best >= Likeness.SAME) {
        matches.add(new Match(verdict.rumour().value(), null, null, null, certain, best));
      }
      answered.put(verdict.rumour().value(), certain);
    }
    return matches.stream()
        .max(
            Comparator.comparingDouble(Match::likeness)
                .thenComparing(m -> m.strand() != null)
                .thenComparing(m -> -m.rumour()))
        .map(m -> sure(m, answered))
        .orElse(null);
  }

  /** The newsroom's wording makes certain what a citizen's alone does not. */
  private static Match sure(Match match, Map<Long, Boolean> answered) {
    return new Match(
        match.rumour(),
        match.strand(),
        match.seen(),
        match.unseen(),
        match.certain() || answered.getOrDefault(match.rumour(), false),
        match.likeness());
  }

  private boolean noneStrange(RumourRows.Text one, Map<Long, Double> alike) {
    return rows.textsOf(one.rumour()).stream()
        .filter(t -> t.strand() == one.strand() && known.of(t.id()) != null)
        .allMatch(t -> alike.containsKey(t.id()));
  }

  private Match match(Reading reading, List<RumourRows.Text> strand, Map<Long, Double> alike) {
    Long seen = null;
    Long unseen = null;
    boolean certain = false;
    double best = 0;
    for (RumourRows.Text each : strand) {
      best = Math.max(best, alike.get(each.id()));
      Reading other = known.of(each.id());
      boolean saysTheSame = reading.saysTheSame(other);
      if (saysTheSame && each.confirmed()) {
        seen = each.id();
      } else if (saysTheSame) {
        unseen = each.id();
      }
      certain |= each.confirmed() && (saysTheSame || Likeness.certain(reading, other));
    }
    return new Match(strand.get(0).rumour(), strand.get(0).strand(), seen, unseen, certain, best);
  }

  private List<Reading> claims(Verdict verdict) {
    LocalDate on = LocalDate.ofInstant(verdict.changedAt(), Region.ALMATY.zone());
    return claims.computeIfAbsent(
        verdict.id(),
        id -> verdict.statement().claims().stream().map(line -> reader.read(line, on)).toList());
  }

  void forgetClaims(java.util.Set<Long> present) {
    claims.keySet().retainAll(present);
  }
}
