package org.jarshy.gateway.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/** What an alert is for editors. Knows no storage. */
final class CapItem {

  private final CapAlert alert;
  private final FeedSource source;
  private final Instant now;
  private final List<String> oddities;

  private CapItem(CapAlert alert, FeedSource source, Instant now) {
    this.alert = alert;
    this.source = source;
    this.now = now;
    this.oddities = new ArrayList<>(alert.oddities());
  }

  static Item of(CapAlert alert, byte[] original, FeedSource source, Instant now) {
    return new CapItem(alert, source, now).item(original);
  }

  private Item item(byte[] original) {
    Message message = message();
    Map<Lang, CapAlert.Info> infos = byLanguage();
    CapAlert.Info first = first(infos).orElse(null);
    String unused = unused(message, infos);
    Content content = unused == null ? content(infos) : null;
    return new Item(
        message,
        alert.sender(),
        alert.reference(),
        alert.key(),
        alert.references(),
        first == null ? "" : headline(first),
        alert.note(),
        alert.sent(),
        first == null ? null : first.expires(),
        content,
        unused,
        List.copyOf(oddities),
        words(),
        original);
  }

  private Message message() {
    if (!"Actual".equals(alert.status()) || !"Public".equals(alert.scope())) {
      return Message.OTHER;
    }
    return switch (alert.msgType()) {
      case "Alert" -> Message.ALERT;
      case "Update" ->
          alert.allClear() && !alert.references().isEmpty() ? Message.ALL_CLEAR : Message.UPDATE;
      case "Cancel" -> Message.CANCEL;
      default -> Message.OTHER;
    };
  }

  /** Why no draft is made of it; null where one is. */
  private String unused(Message message, Map<Lang, CapAlert.Info> infos) {
    if (!"Actual".equals(alert.status())) {
      return "Its status is %s, so it is no news.".formatted(alert.status());
    }
    if (!"Public".equals(alert.scope())) {
      return "Its scope is %s, so it is not for the public.".formatted(alert.scope());
    }
    if (message == Message.OTHER) {
      return "It is a message between machines (%s).".formatted(alert.msgType());
    }
    if (message.ends()) {
      return message == Message.CANCEL
          ? "It cancels what was said earlier."
          : "It gives the all-clear for what was said earlier.";
    }
    if (infos.isEmpty()) {
      return alert.infos().isEmpty()
          ? "It holds no words."
          : "It holds no text in Kazakh, Russian or English.";
    }
    return infos.values().stream().allMatch(this::isPast) ? "It was over when it came." : null;
  }

  /** The worst that each language says of what is not over; what is over, where all is. */
  private Map<Lang, CapAlert.Info> byLanguage() {
    Map<Lang, CapAlert.Info> infos = new EnumMap<>(Lang.class);
    boolean several = false;
    for (CapAlert.Info info : alert.infos()) {
      Lang lang = lang(info).orElse(null);
      if (lang == null || headline(info).isEmpty()) {
        continue;
      }
      CapAlert.Info other = infos.get(lang);
      several |= other != null;
      if (other == null || before(info, other)) {
        infos.put(lang, info);
      }
    }
    boolean live = infos.values().stream().anyMatch(i -> !isOver(i));
    if (live && infos.values().removeIf(this::isOver)) {
      oddities.add("A part of it in another language is over and was left out.");
    }
    if (several) {
      oddities.add(
          "It has several parts in one language; the draft tells the worst. Read the original.");
    }
    return infos;
  }

  private boolean before(CapAlert.Info info, CapAlert.Info other) {
    return isOver(info) == isOver(other) ? rank(info) < rank(other) : isOver(other);
  }

  private boolean isOver(CapAlert.Info info) {
    return isPast(info) || info.responses().contains("AllClear");
  }

  private boolean isPast(CapAlert.Info info) {
    return info.expires() != null && !info.expires().isAfter(now);
  }

  private Optional<Lang> lang(CapAlert.Info info) {
    if (info.language().isEmpty()) {
      // CAP 1.2 §3.2.2 has it mean American English; services that leave it out mean their own.
      boolean cyrillic = headline(info).codePoints().anyMatch(CapItem::isCyrillic);
      return Optional.of(cyrillic ? source.settings().language() : Lang.EN);
    }
    return Lang.of(info.language().split("[-_]")[0]);
  }

  private static boolean isCyrillic(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC;
  }

  private Content content(Map<Lang, CapAlert.Info> infos) {
    FoundArea found =
        FoundArea.of(
            infos.values().stream().flatMap(i -> i.areas().stream()).distinct().toList(), source);
    if (found.oddity() != null) {
      oddities.add(found.oddity());
    }
    Kind kind = source.settings().kind();
    Instant expires = expires(infos, kind);
    ZoneId zone = zone(found.area());
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    boolean cut = false;
    for (Map.Entry<Lang, CapAlert.Info> e : infos.entrySet()) {
      CapAlert.Info info = e.getValue();
      DraftText text =
          DraftText.of(
              source.settings().sourceName(),
              what(info),
              info.instruction().isEmpty() ? info.description() : info.instruction(),
              until(info, kind, zone, e.getKey()));
      cut |= text.cut();
      texts.put(e.getKey(), text.words());
    }
    if (cut) {
      oddities.add("The draft leaves words of the original out; read the original.");
    }
    Severity worst =
        infos.values().stream()
            .map(CapAlert.Info::severity)
            .filter(s -> s != null)
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (worst == null) {
      oddities.add("It does not say how bad it is; the usual of its kind stands here. Set it.");
    }
    Instant begins =
        infos.values().stream()
            .map(CapAlert.Info::begins)
            .filter(b -> b != null)
            .min(Comparator.naturalOrder())
            .orElse(alert.sent());
    return new Content(
        kind,
        source.settings().sourceName(),
        found.area(),
        texts,
        begins.isBefore(expires) ? begins : now,
        expires,
        null,
        Map.of(),
        worst);
  }

  /** Only an end that its source named: nobody is told one that was made up here. */
  private String until(CapAlert.Info info, Kind kind, ZoneId zone, Lang lang) {
    Instant end = info.expires();
    return end == null || isPast(info) || end.isAfter(now.plus(kind.longestAhead()))
        ? ""
        : DraftText.until(end, zone, lang);
  }

  private Instant expires(Map<Lang, CapAlert.Info> infos, Kind kind) {
    Optional<Instant> said =
        infos.values().stream()
            .map(CapAlert.Info::expires)
            .filter(e -> e != null && e.isAfter(now))
            .max(Comparator.naturalOrder());
    Instant latest = now.plus(kind.longestAhead());
    if (said.isEmpty()) {
      oddities.add("It names no end; the usual one of its source stands here. Set it.");
      return now.plus(source.settings().lasts());
    }
    if (said.get().isAfter(latest)) {
      oddities.add("Its end lies further ahead than this kind of bulletin may last.");
      return latest;
    }
    return said.get();
  }

  private String what(CapAlert.Info info) {
    String headline = headline(info);
    String areas = String.join(", ", info.areas());
    return areas.isEmpty() || areas.length() > 60 || headline.contains(areas)
        ? headline
        : headline + ", " + areas;
  }

  private static String headline(CapAlert.Info info) {
    return info.headline().isEmpty() ? info.event() : info.headline();
  }

  private static int rank(CapAlert.Info info) {
    return info.severity() == null ? Severity.values().length : info.severity().ordinal();
  }

  private static Optional<CapAlert.Info> first(Map<Lang, CapAlert.Info> infos) {
    return Stream.of(Lang.RU, Lang.KK, Lang.EN).map(infos::get).filter(i -> i != null).findFirst();
  }

  private static ZoneId zone(Area area) {
    return Stream.concat(area.cities().stream().map(c -> c.region()), area.regions().stream())
        .sorted()
        .findFirst()
        .orElse(Region.ALMATY)
        .zone();
  }

  private String words() {
    StringBuilder words = new StringBuilder(alert.msgType());
    for (CapAlert.Info info : alert.infos()) {
      words.append('\n').append(info);
    }
    return words.toString();
  }
}
