package org.jarshy.gateway.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.bulletin.PublisherWords;
import org.jarshy.gateway.bulletin.StraightPublications;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;

/** Where bulletins came from, what their publishers said, and what may go straight; in memory. */
final class FakePublishers {

  final Map<BulletinId, Provenance> provenances = new HashMap<>();
  final Map<BulletinId, List<PublisherWords.Word>> words = new HashMap<>();
  final List<String> steps = new ArrayList<>();

  void clear() {
    provenances.clear();
    words.clear();
    steps.clear();
  }

  Provenances provenances() {
    return new Provenances() {
      @Override
      public void attach(BulletinId bulletin, Provenance provenance) {
        provenances.put(bulletin, provenance);
      }

      @Override
      public void prove(BulletinId bulletin, String proof) {
        throw new UnsupportedOperationException("the console proves nothing");
      }

      @Override
      public Optional<Provenance> of(BulletinId bulletin) {
        return Optional.ofNullable(provenances.get(bulletin));
      }

      @Override
      public List<BulletinId> madeFrom(Provenance.Door door, String publisher, String reference) {
        return List.of();
      }
    };
  }

  PublisherWords words() {
    return new PublisherWords() {
      @Override
      public List<Word> of(BulletinId bulletin) {
        return words.getOrDefault(bulletin, List.of());
      }

      @Override
      public List<BulletinId> stillStanding(int limit) {
        return words.keySet().stream()
            .sorted((a, b) -> Long.compare(a.value(), b.value()))
            .toList();
      }
    };
  }

  StraightPublications straight() {
    return new StraightPublications() {
      @Override
      public long propose(Allowed allowed, Actor actor) {
        steps.add(actor + " proposed " + allowed.kind() + " of " + allowed.stream());
        return 1;
      }

      @Override
      public void confirm(long id, Actor actor) {
        steps.add(actor + " confirmed " + id);
      }

      @Override
      public void end(long id, Actor actor) {
        steps.add(actor + " ended " + id);
      }

      @Override
      public List<Setting> list() {
        return List.of();
      }
    };
  }
}
