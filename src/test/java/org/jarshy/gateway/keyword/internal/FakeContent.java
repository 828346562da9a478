package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/** Approved bulletins and help lines in memory. */
final class FakeContent implements Bulletins, Directory {

  private final List<Bulletin> approved = new ArrayList<>();
  private final List<HelpLine> lines = new ArrayList<>();
  private final Map<BulletinId, BulletinId> earlier = new HashMap<>();
  private long serial;

  /** Says the same in every language, prefixed with its code. */
  BulletinId say(Kind kind, Area area, Instant from, String text) {
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      texts.put(lang, lang.code() + " " + text);
    }
    return approve(content(kind, area, texts, from));
  }

  /** The same, as bad as that. */
  BulletinId say(Kind kind, Severity severity, Area area, Instant from, Map<Lang, String> texts) {
    return approve(content(kind, area, texts, from).withSeverity(severity));
  }

  private static Content content(Kind kind, Area area, Map<Lang, String> texts, Instant from) {
    CurfewHours hours =
        kind == Kind.CURFEW ? new CurfewHours(LocalTime.of(23, 0), LocalTime.of(7, 0)) : null;
    return new Content(kind, "Jarshy", area, texts, from, from.plus(Duration.ofDays(7)), hours);
  }

  /** An update takes the place of an approved bulletin. */
  BulletinId update(BulletinId old, Instant from, Map<Lang, String> texts) {
    Content before = find(old).orElseThrow().content();
    approved.removeIf(b -> b.id().equals(old));
    BulletinId id = new BulletinId(++serial);
    approved.add(
        new Bulletin(
            id,
            1,
            State.APPROVED,
            content(before.kind(), before.area(), texts, from),
            Set.of(),
            List.of(),
            from,
            old,
            null));
    earlier.put(id, old);
    return id;
  }

  BulletinId curfew(Area area, String source, String from, String to, Instant since, Instant end) {
    CurfewHours hours = new CurfewHours(LocalTime.parse(from), LocalTime.parse(to));
    return approve(
        new Content(Kind.CURFEW, source, area, Map.of(Lang.RU, "кч"), since, end, hours));
  }

  /** It is in another state from now on; still found by its number. */
  void become(BulletinId id, State state, Instant since, BulletinId supersededBy) {
    Bulletin b = find(id).orElseThrow();
    approved.remove(b);
    approved.add(
        new Bulletin(
            id, 2, state, b.content(), Set.of(), List.of(), since, b.supersedes(), supersededBy));
  }

  BulletinId approve(Content content) {
    BulletinId id = new BulletinId(++serial);
    approved.add(
        new Bulletin(id, 1, State.APPROVED, content, Set.of(), List.of(), content.validFrom()));
    return id;
  }

  void help(HelpTopic topic, Area area, String name, String phone, String hours, boolean texts) {
    help(topic, area, name, phone, hours, texts, null);
  }

  void help(
      HelpTopic topic,
      Area area,
      String name,
      String phone,
      String hours,
      boolean texts,
      Instant savedAt) {
    Map<Lang, String> names = Map.of(Lang.KK, name, Lang.RU, name, Lang.EN, name);
    lines.add(new HelpLine(lines.size() + 1, topic, area, names, phone, hours, texts, savedAt));
  }

  void help(HelpLine line) {
    lines.add(line);
  }

  @Override
  public void cancel(BulletinId id, String reason, Actor actor) {
    approved.removeIf(b -> b.id().equals(id));
  }

  @Override
  public List<Bulletin> live(Kind kind, Area area, Instant at) {
    return approved.stream()
        .filter(b -> b.content().kind() == kind && b.liveAt(at))
        .filter(b -> b.content().area().overlaps(area))
        .sorted(Comparator.comparing((Bulletin b) -> b.content().validFrom()).reversed())
        .toList();
  }

  @Override
  public List<Bulletin> upcoming(Kind kind, Area area, Instant at) {
    return approved.stream()
        .filter(b -> b.content().kind() == kind && b.content().validFrom().isAfter(at))
        .filter(b -> b.content().area().overlaps(area))
        .sorted(Comparator.comparing(b -> b.content().validFrom()))
        .toList();
  }

  @Override
  public List<HelpLine> helpLines(HelpTopic topic, Region region, City city) {
    return lines.stream()
        .filter(l -> topic == null || l.topic() == topic)
        .filter(l -> l.area().country() || l.area().covers(region, city))
        .sorted(Comparator.comparing(l -> l.area().country()))
        .toList();
  }

  @Override
  public List<HelpLine> all() {
    return List.copyOf(lines);
  }

  @Override
  public Optional<Bulletin> find(BulletinId id) {
    return approved.stream().filter(b -> b.id().equals(id)).findFirst();
  }

  @Override
  public List<Bulletin> list(Set<State> states, int limit, int offset) {
    throw notCalled();
  }

  @Override
  public BulletinId draft(Content content, Actor author) {
    throw notCalled();
  }

  @Override
  public BulletinId update(BulletinId old, Content content, Actor author) {
    throw notCalled();
  }

  @Override
  public Optional<Bulletin> newest(BulletinId id) {
    Optional<Bulletin> found = find(id);
    while (found.isPresent() && found.get().supersededBy() != null) {
      found = find(found.get().supersededBy());
    }
    return found;
  }

  @Override
  public List<BulletinId> earlier(BulletinId id) {
    List<BulletinId> all = new ArrayList<>();
    for (BulletinId old = earlier.get(id); old != null; old = earlier.get(old)) {
      all.add(old);
    }
    return all;
  }

  @Override
  public void edit(BulletinId id, int revision, Content content, Actor editor) {
    throw notCalled();
  }

  @Override
  public void submit(BulletinId id, int revision, Actor submitter) {
    throw notCalled();
  }

  @Override
  public void approve(BulletinId id, int revision, Actor approver) {
    throw notCalled();
  }

  @Override
  public void sendBack(BulletinId id, int revision, String reason, Actor approver) {
    throw notCalled();
  }

  @Override
  public void reject(BulletinId id, int revision, String reason, Actor approver) {
    throw notCalled();
  }

  @Override
  public void putAway(BulletinId id, int revision, String reason, Actor actor) {
    throw notCalled();
  }

  @Override
  public long save(HelpLine line, Actor actor) {
    throw notCalled();
  }

  @Override
  public void remove(long id, Actor actor) {
    throw notCalled();
  }

  private static UnsupportedOperationException notCalled() {
    return new UnsupportedOperationException("answering changes no content");
  }
}
