package org.jarshy.gateway.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Chronicle;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.StepRefused.Rule;

/** Bulletins in memory with the rules that pages must show: revisions, states, two people. */
final class FakeBulletins implements Bulletins, Chronicle {

  private final Map<BulletinId, Bulletin> all = new LinkedHashMap<>();
  private final Map<BulletinId, List<Version>> versions = new LinkedHashMap<>();
  private final Clock clock;

  FakeBulletins(Clock clock) {
    this.clock = clock;
  }

  synchronized void clear() {
    all.clear();
    versions.clear();
  }

  @Override
  public synchronized BulletinId draft(Content content, Actor author) {
    check(content);
    BulletinId id = new BulletinId(all.size() + 1);
    Bulletin.Step step = new Bulletin.Step(State.DRAFT, author.name(), clock.instant(), "");
    all.put(
        id,
        new Bulletin(
            id, 1, State.DRAFT, content, Set.of(author.name()), List.of(step), clock.instant()));
    wrote(id, 1, "wrote", content, author);
    return id;
  }

  private void wrote(BulletinId id, int revision, String did, Content content, Actor by) {
    Deed deed = new Deed(revision, did, true, by.name(), clock.instant(), "");
    versions
        .computeIfAbsent(id, i -> new ArrayList<>())
        .add(new Version(revision, content, List.of(deed)));
  }

  @Override
  public synchronized List<Version> versions(BulletinId id) {
    return List.copyOf(versions.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized List<Bulletin> chain(BulletinId id) {
    Bulletin first = all.get(id);
    while (first != null && first.supersedes() != null) {
      first = all.get(first.supersedes());
    }
    List<Bulletin> chain = new ArrayList<>();
    if (first != null) {
      chain.add(first);
      for (Bulletin each : all.values()) {
        if (each.supersedes() != null
            && chain.stream().anyMatch(b -> b.id().equals(each.supersedes()))) {
          chain.add(each);
        }
      }
    }
    return chain;
  }

  @Override
  public synchronized BulletinId update(BulletinId old, Content content, Actor author) {
    BulletinId id = draft(content, author);
    Bulletin b = all.get(id);
    all.put(id, chained(b, b.state(), old, null));
    return id;
  }

  private Bulletin chained(Bulletin b, State state, BulletinId supersedes, BulletinId by) {
    return new Bulletin(
        b.id(),
        b.revision(),
        state,
        b.content(),
        b.touchedBy(),
        b.history(),
        clock.instant(),
        supersedes,
        by);
  }

  @Override
  public synchronized Optional<Bulletin> newest(BulletinId id) {
    Bulletin b = all.get(id);
    return b == null || b.supersededBy() == null ? find(id) : newest(b.supersededBy());
  }

  @Override
  public synchronized List<BulletinId> earlier(BulletinId id) {
    List<BulletinId> earlier = new ArrayList<>();
    all.values().stream()
        .filter(b -> id.equals(b.supersededBy()))
        .forEach(
            b -> {
              earlier.add(b.id());
              earlier.addAll(earlier(b.id()));
            });
    return earlier;
  }

  @Override
  public synchronized void edit(BulletinId id, int revision, Content content, Actor editor) {
    Bulletin b = at(id, revision, State.DRAFT, State.RETURNED);
    check(content);
    Set<String> touched = new TreeSet<>(b.touchedBy());
    touched.add(editor.name());
    wrote(id, revision + 1, "edited", content, editor);
    all.put(
        id,
        new Bulletin(
            id,
            revision + 1,
            State.DRAFT,
            content,
            touched,
            b.history(),
            clock.instant(),
            b.supersedes(),
            null));
  }

  @Override
  public synchronized void submit(BulletinId id, int revision, Actor submitter) {
    Bulletin b = at(id, revision, State.DRAFT, State.RETURNED);
    Map<String, String> blocking = Advice.blocking(b.content());
    if (!blocking.isEmpty()) {
      throw new BulletinRefused(Rule.INVALID, blocking);
    }
    move(b, State.SUBMITTED, submitter, "", true);
  }

  @Override
  public synchronized void approve(BulletinId id, int revision, Actor approver) {
    Bulletin b = at(id, revision, State.SUBMITTED);
    if (b.touchedBy().contains(approver.name())) {
      throw refused(Rule.SECOND_PERSON, "", "Whoever touched the version may not approve it.");
    }
    move(b, State.APPROVED, approver, "", false);
    if (b.supersedes() != null) {
      Bulletin old = all.get(b.supersedes());
      all.put(old.id(), chained(old, State.SUPERSEDED, old.supersedes(), id));
    }
  }

  @Override
  public synchronized void sendBack(BulletinId id, int revision, String reason, Actor approver) {
    needs(reason);
    move(at(id, revision, State.SUBMITTED), State.RETURNED, approver, reason, false);
  }

  @Override
  public synchronized void reject(BulletinId id, int revision, String reason, Actor approver) {
    needs(reason);
    move(at(id, revision, State.SUBMITTED), State.REJECTED, approver, reason, false);
  }

  @Override
  public synchronized void putAway(BulletinId id, int revision, String reason, Actor actor) {
    needs(reason);
    State seen = find(id).orElseThrow().state();
    State from = seen == State.RETURNED ? State.RETURNED : State.DRAFT;
    move(at(id, revision, from), State.REJECTED, actor, reason, false);
  }

  @Override
  public synchronized void cancel(BulletinId id, String reason, Actor actor) {
    needs(reason);
    Bulletin b = find(id).orElseThrow();
    move(at(id, b.revision(), State.APPROVED), State.CANCELLED, actor, reason, false);
  }

  @Override
  public synchronized Optional<Bulletin> find(BulletinId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized List<Bulletin> list(Set<State> states, int limit, int offset) {
    return all.values().stream()
        .filter(b -> states.isEmpty() || states.contains(b.state()))
        .sorted(Comparator.comparing((Bulletin b) -> b.id().value()).reversed())
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Bulletin> live(Kind kind, Area area, java.time.Instant at) {
    throw new UnsupportedOperationException("no page asks for it");
  }

  private Bulletin at(BulletinId id, int revision, State... states) {
    Bulletin b = all.get(id);
    if (b == null) {
      throw refused(Rule.NOT_FOUND, "", "There is no bulletin " + id + ".");
    }
    if (b.revision() != revision) {
      throw refused(Rule.EDIT_CONFLICT, "", "It was changed since revision " + revision + ".");
    }
    if (!List.of(states).contains(b.state())) {
      throw refused(Rule.WRONG_STATE, "", "That cannot be done with one that is " + b.state());
    }
    return b;
  }

  private void move(Bulletin b, State to, Actor by, String reason, boolean touches) {
    Set<String> touched = new TreeSet<>(b.touchedBy());
    if (touches) {
      touched.add(by.name());
    }
    List<Bulletin.Step> history = new ArrayList<>(b.history());
    history.add(new Bulletin.Step(to, by.name(), clock.instant(), reason));
    all.put(
        b.id(),
        new Bulletin(
            b.id(),
            b.revision() + 1,
            to,
            b.content(),
            touched,
            List.copyOf(history),
            clock.instant(),
            b.supersedes(),
            b.supersededBy()));
  }

  private static void check(Content content) {
    if (!content.expires().isAfter(content.validFrom())) {
      throw refused(Rule.INVALID, "expires", "It must expire after it begins to hold.");
    }
  }

  private static void needs(String reason) {
    if (reason.isBlank()) {
      throw refused(Rule.INVALID, "reason", "Give a reason.");
    }
  }

  private static BulletinRefused refused(Rule rule, String field, String problem) {
    return new BulletinRefused(rule, Map.of(field, problem));
  }
}
