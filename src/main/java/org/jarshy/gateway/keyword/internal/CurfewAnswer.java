package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewStatus;
import org.jarshy.gateway.bulletin.CurfewStatus.Begins;
import org.jarshy.gateway.bulletin.CurfewStatus.InForce;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Place;

/** May I go out: now, tonight, until when, who says so; and plainly when nothing is known. */
final class CurfewAnswer {

  private CurfewAnswer() {}

  static String say(Wording wording, Place place, LiveContent content, FreshFor freshFor) {
    Instant now = content.now();
    CurfewStatus status =
        CurfewStatus.of(
            // Whoever asks at noon about tonight must not hear that there is none.
            content.liveAndUpcoming(place, Kind.CURFEW), place.region(), place.city(), now);
    if (status instanceof InForce in) {
      String first =
          wording.say(
              "curfew.now",
              "place",
              where(place, in.bulletin(), wording),
              "until",
              wording.moment(in.until()));
      return complete(first, in.bulletin(), in.until(), wording, now, freshFor);
    }
    if (status instanceof Begins begins) {
      String first =
          wording.say(
              "curfew.next",
              "place",
              where(place, begins.bulletin(), wording),
              "from",
              wording.moment(begins.from()),
              "until",
              wording.moment(begins.until()));
      return complete(first, begins.bulletin(), begins.until(), wording, now, freshFor);
    }
    return wording.say(
        "curfew.none",
        "place",
        place.name(wording.lang()),
        "now",
        wording.moment(now.atZone(place.region().zone())));
  }

  /** With the daily hours where there are more nights and room; the source in any case. */
  private static String complete(
      String first,
      Bulletin bulletin,
      ZonedDateTime until,
      Wording wording,
      Instant now,
      FreshFor freshFor) {
    Content content = bulletin.content();
    String source = " " + source(bulletin, until, wording, now, freshFor);
    if (content.expires().isAfter(until.toInstant())) {
      String daily =
          wording.say(
              "curfew.daily",
              "from",
              content.hours().from(),
              "to",
              content.hours().to(),
              "last",
              wording.moment(content.expires().atZone(until.getZone())));
      String all = first + " " + daily + source;
      if (Fit.fits(all)) {
        return all;
      }
    }
    return Fit.clip(first + source, "");
  }

  private static String source(
      Bulletin bulletin, ZonedDateTime until, Wording wording, Instant now, FreshFor freshFor) {
    Content content = bulletin.content();
    return content.validFrom().plus(freshFor.of(content)).isBefore(now)
        ? wording.say(
            "source.dated",
            "source",
            content.source(),
            "date",
            wording.date(content.validFrom().atZone(until.getZone())))
        : wording.say("source", "source", content.source());
  }

  /** Where only the region is known, the part of it that the curfew is for. */
  private static String where(Place place, Bulletin bulletin, Wording wording) {
    Area area = bulletin.content().area();
    boolean all = area.covers(place.region(), place.city());
    return all ? place.name(wording.lang()) : area.describe(wording.lang());
  }
}
