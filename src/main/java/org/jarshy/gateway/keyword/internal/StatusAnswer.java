package org.jarshy.gateway.keyword.internal;

import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Subscriber;

/** What we hold about somebody, and how many texts went to and fro today. */
final class StatusAnswer {

  private StatusAnswer() {}

  static String say(Asker asker, Wording wording) {
    String all = say(asker, topics(asker.who(), wording), wording);
    boolean every = asker.who().topics().size() == Topic.values().length;
    return Fit.fits(all) || !every ? all : say(asker, wording.say("status.alltopics"), wording);
  }

  private static String say(Asker asker, String topics, Wording wording) {
    Subscriber who = asker.who();
    boolean active = who.status() == Subscriber.Status.ACTIVE;
    Place place = who.region() == null ? null : new Place(who.region(), who.city());
    return wording.say(
        "status",
        "subscription",
        wording.say(active ? "status.on" : "status.off"),
        "lang",
        wording.say("status.lang"),
        "place",
        place == null ? wording.say("status.nowhere") : place.name(wording.lang()),
        "topics",
        topics,
        "from",
        asker.today().fromThem(),
        "to",
        asker.today().toThem());
  }

  private static String topics(Subscriber who, Wording wording) {
    return who.topics().isEmpty()
        ? wording.say("status.notopics")
        : who.topics().stream()
            .sorted()
            .map(topic -> wording.say("topic." + topic.code()))
            .collect(Collectors.joining(", "));
  }
}
