package org.jarshy.gateway.keyword.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Subscriber;

/** Puts an answer into words: of what is true now, in the language asked for, within its size. */
final class Answers {

  private static final String ALWAYS = "24/7";

  private final Catalogue catalogue;
  private final SenderProperties sender;

  Answers(Catalogue catalogue, SenderProperties sender) {
    this.catalogue = catalogue;
    this.sender = sender;
  }

  /**
   * The page that answers: of a list what fits and what was shown by it, else the whole.
   *
   * @param who as they are now
   */
  Page render(AnswerRequest request, Subscriber who, LiveContent content) {
    Wording wording = new Wording(catalogue, request.lang());
    if (request.answer().isList()) {
      return list(request, wording, content);
    }
    return new Page(words(request, who, wording, content), Shown.NOTHING);
  }

  private String words(
      AnswerRequest request, Subscriber who, Wording wording, LiveContent content) {
    String key = request.answer().key();
    return switch (request.answer()) {
      case WELCOME, HELP ->
          wording.say(key, "sender", sender.senderName(), "texts", sender.textsADay());
      case CURFEW -> CurfewAnswer.say(wording, request.place(), content);
      case CITY_SET -> {
        boolean active = who.status() == Subscriber.Status.ACTIVE;
        yield wording.say(
            active ? key : key + ".guest", "place", request.place().name(wording.lang()));
      }
      case STATUS -> status(key, who, wording);
      default -> wording.say(key);
    };
  }

  private Page list(AnswerRequest request, Wording wording, LiveContent content) {
    List<Item> items = items(request, content, wording);
    Page.Setting setting = new Page.Setting(wording, zone(request.place()), content.now());
    if (Page.waiting(items, request.shown()).isEmpty()) {
      String now = wording.moment(content.now().atZone(setting.zone()));
      String key = request.shown().equals(Shown.NOTHING) ? request.answer().key() : "more.end";
      String place = placeName(request.place(), wording);
      return new Page(wording.say(key, "now", now, "place", place), request.shown());
    }
    return request.answer() == Answer.PROXY
        ? Page.single(items, request.shown(), setting)
        : Page.next(items, request.shown(), setting);
  }

  private List<Item> items(AnswerRequest request, LiveContent content, Wording wording) {
    Place place = request.place();
    return switch (request.answer()) {
      case NEWS -> bulletins(content, place, wording, Kind.NEWS_DIGEST, Kind.OUTAGE);
      case SITES -> bulletins(content, place, wording, Kind.WHAT_WORKS);
      case PROXY -> bulletins(content, place, wording, Kind.PROXY);
      case RIGHTS -> bulletins(content, place, wording, Kind.RIGHTS);
      case HOTLINE -> {
        Stream<Item> lines =
            content.helpLines(request.topic(), place).stream().map(l -> item(l, wording));
        // Bulletins of help lines have no topic of their own.
        yield request.topic() != null
            ? lines.toList()
            : Stream.concat(lines, bulletins(content, place, wording, Kind.HELP_LINE).stream())
                .toList();
      }
      default -> throw new IllegalArgumentException(request.answer() + " is no list");
    };
  }

  private static List<Item> bulletins(
      LiveContent content, Place place, Wording wording, Kind... kinds) {
    return content.bulletins(place, kinds).stream()
        .map(
            b -> new Item("b" + b.id(), b.textFor(wording.lang()).strip(), b.content().validFrom()))
        .toList();
  }

  private static Item item(HelpLine line, Wording wording) {
    String hours = line.hours().equals(ALWAYS) ? wording.say("hotline.always") : line.hours();
    String text =
        wording.say(
            "hotline.item",
            "name",
            nameOf(line, wording.lang()),
            "phone",
            line.phone(),
            "hours",
            hours,
            "way",
            wording.say(line.textable() ? "hotline.text" : "hotline.call"));
    return new Item("h" + line.id(), text, null);
  }

  private static String nameOf(HelpLine line, Lang wanted) {
    return Stream.of(wanted, Lang.RU, Lang.KK, Lang.EN)
        .map(line.name()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static String status(String key, Subscriber who, Wording wording) {
    boolean active = who.status() == Subscriber.Status.ACTIVE;
    String topics =
        who.topics().stream()
            .sorted()
            .map(Topic::code)
            .map(code -> wording.say("topic." + code))
            .collect(Collectors.joining(", "));
    Place place = who.region() == null ? null : new Place(who.region(), who.city());
    return wording.say(
        key,
        "subscription",
        wording.say(active ? "status.on" : "status.off"),
        "lang",
        wording.say("status.lang"),
        "place",
        place == null ? wording.say("status.nowhere") : place.name(wording.lang()),
        "topics",
        topics.isEmpty() ? wording.say("status.notopics") : topics);
  }

  private static String placeName(Place place, Wording wording) {
    return place == null ? wording.say("place.country") : place.name(wording.lang());
  }

  private static ZoneId zone(Place place) {
    return (place == null ? Region.ALMATY : place.region()).zone();
  }
}
