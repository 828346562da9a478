package org.jarshy.gateway.keyword.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.proxy.App;
import org.jarshy.gateway.subscriber.Subscriber;

/** Puts an answer into words: of what is true now, in the language asked for, within its size. */
final class Answers {

  /** Dots, an age in digits and the word for more. */
  private static final int LONGEST_TAIL = 35;

  private final Catalogue catalogue;
  private final SenderProperties sender;
  private final FreshFor freshFor;
  private final CheckAnswer check;
  private final BooleanSupplier codes;

  /**
   * @param codes whether texts leave with check codes
   */
  Answers(
      Catalogue catalogue,
      SenderProperties sender,
      FreshFor freshFor,
      SecondPath secondPath,
      BooleanSupplier codes) {
    this.catalogue = catalogue;
    this.sender = sender;
    this.freshFor = freshFor;
    this.check = new CheckAnswer(secondPath);
    this.codes = codes;
  }

  /** The page that answers: of a list what fits and what was shown by it, else the whole. */
  Page render(AnswerRequest request, Asker asker, LiveContent content) {
    Wording wording = new Wording(catalogue, request.lang());
    if (request.answer() != Answer.WORD && request.answer().isList()) {
      return list(request, asker, wording, content);
    }
    return new Page(words(request, asker, wording, content), Shown.NOTHING);
  }

  private String words(AnswerRequest request, Asker asker, Wording wording, LiveContent content) {
    String key = request.answer().key();
    return switch (request.answer()) {
      case WELCOME, HELP ->
          wording.say(
              codes.getAsBoolean() ? key + ".codes" : key,
              "sender",
              sender.senderName(),
              "texts",
              sender.textsADay());
      case CHECK -> check.say(request, wording, content, zone(asker.place()));
      case WHICH -> which(request.choice(), wording);
      case CURFEW -> CurfewAnswer.say(wording, request.place(), content, freshFor);
      case CITY_SET -> {
        boolean active = asker.who().status() == Subscriber.Status.ACTIVE;
        yield wording.say(
            active ? key : key + ".guest", "place", request.place().name(wording.lang()));
      }
      case STATUS -> StatusAnswer.say(asker, wording);
      case PROXY_OTHER -> otherApps(request, wording);
      default -> wording.say(key);
    };
  }

  private Page list(AnswerRequest request, Asker asker, Wording wording, LiveContent content) {
    Place place = request.place();
    Page.Setting setting = new Page.Setting(wording, zone(place), content.now(), request.room());
    List<Item> items = items(request, asker, content, wording);
    if (Page.waiting(items, request.shown()).isEmpty()) {
      return nothing(request, setting);
    }
    return request.answer() == Answer.PROXY || isLink(request, content)
        ? Page.single(items, request.shown(), setting)
        : Page.next(items, request.shown(), setting);
  }

  private static boolean isLink(AnswerRequest request, LiveContent content) {
    return request.answer() == Answer.FOUND && FoundItems.areLinks(request, content);
  }

  /** Of what there is none, or no more. */
  private static Page nothing(AnswerRequest request, Page.Setting setting) {
    Wording wording = setting.wording();
    String text =
        wording.say(
            nothingKey(request),
            "now",
            wording.moment(setting.now().atZone(setting.zone())),
            "place",
            placeName(request.place(), wording));
    return new Page(text, request.shown());
  }

  private static String nothingKey(AnswerRequest request) {
    boolean news = request.answer() == Answer.NEWS;
    if (request.shown().equals(Shown.NOTHING)) {
      return news && request.brief() ? "news.none.brief" : request.answer().key();
    }
    return news && !request.brief() ? "news.end" : "more.end";
  }

  private List<Item> items(
      AnswerRequest request, Asker asker, LiveContent content, Wording wording) {
    Place place = request.place();
    return switch (request.answer()) {
      case NEWS ->
          new Digest(content, place, wording.lang(), asker.known())
              .items(request.shown(), freshFor);
      case SITES -> bulletins(content, place, wording, Kind.WHAT_WORKS);
      case PROXY -> bulletins(content, place, wording, Kind.PROXY);
      case RIGHTS -> bulletins(content, place, wording, Kind.RIGHTS);
      case HOTLINE -> {
        Stream<Item> lines =
            content.helpLines(request.topic(), place).stream()
                .map(line -> Hotline.item(line, place, content.now(), wording, freshFor));
        // Bulletins of help lines have no topic of their own.
        yield request.topic() != null
            ? lines.toList()
            : Stream.concat(lines, bulletins(content, place, wording, Kind.HELP_LINE).stream())
                .toList();
      }
      case FOUND -> FoundItems.of(request, content, wording, freshFor);
      case RUMOUR_FOUND ->
          headed(
              wording.say("rumour.related"),
              FoundItems.of(RumourAnswers.items(request), content, wording, freshFor),
              request.room());
      default -> throw new IllegalArgumentException(request.answer() + " is no list");
    };
  }

  /**
   * The words above a list belong to its first item: alone on a page they would promise what is not
   * there. Where a word as long as a link leaves no room for both, the item goes without.
   */
  private static List<Item> headed(String head, List<Item> items, Room room) {
    List<Item> headed = new ArrayList<>(items);
    if (!items.isEmpty()) {
      String text = items.get(0).text();
      String least =
          head + "\n" + text.substring(0, Fit.firstWord(text)) + " ".repeat(LONGEST_TAIL);
      if (room.holds(least)) {
        headed.set(0, items.get(0).saying(head + "\n" + text));
      }
    }
    return headed;
  }

  private List<Item> bulletins(LiveContent content, Place place, Wording wording, Kind... kinds) {
    return content.bulletins(place, kinds).stream()
        .map(b -> Digest.item(b, b.textFor(wording.lang()), freshFor))
        .toList();
  }

  private static String otherApps(AnswerRequest request, Wording wording) {
    List<String> labels =
        request.found().stream().map(code -> App.of(code).orElseThrow().label()).toList();
    return wording.say(
        request.answer().key(),
        "app",
        labels.get(0),
        "others",
        String.join(", ", labels.subList(1, labels.size())),
        "first",
        labels.get(1));
  }

  private static String which(Choice choice, Wording wording) {
    return wording.say(
        "which",
        "first",
        wording.say("word.of." + choice.first()),
        "second",
        wording.say("word.of." + choice.second()));
  }

  private static String placeName(Place place, Wording wording) {
    return place == null ? wording.say("place.country") : place.name(wording.lang());
  }

  private static ZoneId zone(Place place) {
    return (place == null ? Region.ALMATY : place.region()).zone();
  }
}
