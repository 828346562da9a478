package org.jarshy.gateway.console.internal.shown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Correction;
import org.jarshy.gateway.bulletin.GivenCode;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.feed.Message;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.OperatorKeyword;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.rumour.Ruling;
import org.jarshy.gateway.rumour.Rumours;
import org.jarshy.gateway.rumour.Verdict;
import org.jarshy.gateway.trust.ImportBundle;

/** What things are called on pages, in English. */
public final class Words {

  public String kind(Kind kind) {
    return switch (kind) {
      case NEWS_DIGEST -> "News digest";
      case CURFEW -> "Curfew notice";
      case PROXY -> "Proxy bulletin";
      case HELP_LINE -> "Help-line bulletin";
      case WHAT_WORKS -> "What works";
      case OUTAGE -> "Outage notice";
      case RIGHTS -> "Rights notice";
    };
  }

  public String severity(Severity severity) {
    return switch (severity) {
      case EXTREME -> "Extreme: lives are in danger now";
      case SEVERE -> "Severe: lives may be in danger";
      case MODERATE -> "Moderate: something people need does not work";
      case MINOR -> "Minor: worth knowing";
    };
  }

  public String state(Bulletin.State state) {
    return switch (state) {
      case DRAFT -> "Draft";
      case SUBMITTED -> "Waits for approval";
      case APPROVED -> "Approved";
      case RETURNED -> "Sent back";
      case REJECTED -> "Rejected";
      case CANCELLED -> "Cancelled";
      case SUPERSEDED -> "Replaced by an update";
    };
  }

  public String state(Broadcast.State state) {
    return switch (state) {
      case SCHEDULED -> "Scheduled";
      case SENDING -> "Sending";
      case PAUSED -> "Paused";
      case CANCELLED -> "Cancelled";
      case FINISHED -> "Finished";
    };
  }

  public String carrier(CarrierStatus carrier) {
    if (!carrier.up()) {
      return "no link";
    }
    if (!carrier.sends()) {
      return "no link to send by";
    }
    return switch (carrier.breaker()) {
      case CLOSED -> carrier.receives() ? "up" : "no link to receive by";
      case OPEN -> "its SMSC fails: left alone for a while";
      case HALF_OPEN -> "its SMSC failed: trying a few messages";
    };
  }

  /** A class of CSS: {@code good}, {@code wait} or {@code bad}. */
  public String tone(CarrierStatus carrier) {
    return switch (carrier(carrier)) {
      case "up" -> "good";
      case "no link" -> "bad";
      default -> "wait";
    };
  }

  /** The id of whoever stands in for a carrier at present; empty for nobody. */
  public String standIn(CarrierStatus carrier, List<CarrierStatus> all) {
    return all.stream()
        .filter(other -> other.standsInFor().contains(carrier.id()))
        .map(CarrierStatus::id)
        .findFirst()
        .orElse("");
  }

  public String link(LinkState state) {
    return switch (state) {
      case CONNECTING -> "Connecting";
      case BOUND -> "Bound";
      case THROTTLED -> "Throttled by the SMSC";
      case DOWN -> "Down";
      case REFUSED -> "Refused: needs a person";
      case STOPPED -> "Stopped";
    };
  }

  /** A class of CSS: {@code good}, {@code wait} or {@code bad}. */
  public String tone(LinkState state) {
    return switch (state) {
      case BOUND -> "good";
      case CONNECTING, THROTTLED, STOPPED -> "wait";
      case DOWN, REFUSED -> "bad";
    };
  }

  public String tone(Bulletin.State state) {
    return switch (state) {
      case APPROVED -> "good";
      case SUBMITTED, DRAFT -> "wait";
      case RETURNED, REJECTED, CANCELLED, SUPERSEDED -> "bad";
    };
  }

  public String tone(Broadcast.State state) {
    return switch (state) {
      case SENDING, FINISHED -> "good";
      case PAUSED, SCHEDULED -> "wait";
      case CANCELLED -> "bad";
    };
  }

  public String state(OperatorKeyword.State state) {
    return state == OperatorKeyword.State.SUPERSEDED
        ? "Replaced by a change"
        : state(Bulletin.State.valueOf(state.name()));
  }

  public String tone(OperatorKeyword.State state) {
    return tone(Bulletin.State.valueOf(state.name()));
  }

  public String match(KeyMatch match) {
    return switch (match) {
      case EXACT -> "The whole key, however it is typed";
      case CITY -> "A city or region, in any form; else where they are";
      case NAME -> "The beginning of a person's name";
      case NUMBER -> "A number, by its digits";
      case IMEI -> "The IMEI of a phone, with its check digit";
    };
  }

  public String answering(Answering answering) {
    return answering instanceof Answering.Table
        ? "Table"
        : answering instanceof Answering.Web ? "Web page" : "Fixed text";
  }

  public String priority(PriorityClass priority) {
    return switch (priority) {
      case EMERGENCY -> "Emergency: ahead of everything, also of replies to citizens";
      case REPLY -> "Reply to a citizen";
      case NOTICE -> "Notice: ahead of digests, behind replies";
      case DIGEST -> "Digest: when nothing else waits";
    };
  }

  public String topic(HelpTopic topic) {
    return switch (topic) {
      case MISSING -> "Missing relatives";
      case LEGAL -> "Lawyers";
      case PSYCH -> "Psychological help";
      case FLIGHTS -> "Air travel";
      case PRICES -> "Prices of food and fuel";
      case BUSINESS -> "Losses of businesses";
      case POLICE -> "Police trust line";
    };
  }

  public String door(ImportBundle.Door door) {
    return switch (door) {
      case CONSOLE -> "at the console";
      case HTTP -> "over HTTP";
      case FOLDER -> "from the watched folder";
      case COMMAND_LINE -> "by the command line";
    };
  }

  /** The word before a correction, as it is in a text. */
  public String correction(Lang lang) {
    return Correction.usual("", lang).strip();
  }

  public String ruling(Ruling ruling) {
    return switch (ruling) {
      case TRUE -> "True";
      case FALSE -> "False";
      case UNVERIFIED -> "Unverified";
    };
  }

  public String state(Verdict.State state) {
    return switch (state) {
      case PROPOSED -> "Waits for approval";
      case RETURNED -> "Sent back";
      case APPROVED -> "Approved";
      case REPLACED -> "Replaced";
      case WITHDRAWN -> "Withdrawn";
    };
  }

  public String tone(Verdict.State state) {
    return switch (state) {
      case APPROVED -> "good";
      case PROPOSED -> "wait";
      case RETURNED, REPLACED, WITHDRAWN -> "bad";
    };
  }

  public String show(Rumours.Filter filter) {
    return switch (filter) {
      case ALL -> "All";
      case UNANSWERED -> "Unanswered";
      case PROPOSED -> "Verdict on its way";
      case ANSWERED -> "Answered";
      case UNSEEN -> "New wordings";
    };
  }

  public String order(Rumours.Order order) {
    return switch (order) {
      case GROWTH -> "Growing fastest";
      case ASKERS -> "Most asked";
      case NEWEST -> "Asked last";
    };
  }

  public String language(Lang lang) {
    return switch (lang) {
      case KK -> "Kazakh";
      case RU -> "Russian";
      case EN -> "English";
    };
  }

  public String encoding(Encoding encoding) {
    return encoding == Encoding.GSM7 ? "GSM-7" : "UCS-2";
  }

  public String area(Area area) {
    String words = area.describe(Lang.EN);
    return words.isEmpty()
        ? "nowhere"
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What whoever asks about a code is told. */
  public String codeState(GivenCode.State state) {
    return switch (state) {
      case GENUINE -> "Genuine";
      case REPLACED -> "Replaced: the new text is said";
      case CANCELLED -> "Cancelled: said so";
      case EXPIRED -> "Expired: said so";
    };
  }

  /** Where texts came from: a region's slug, or the beginning of numbers of no known region. */
  public String origin(String area) {
    return Region.of(area).map(r -> r.name(Lang.EN)).orElse("numbers " + area + "…");
  }

  /** A carrier's id as it is, or what to say where none is known. */
  public String carrierName(String id) {
    return id == null ? "no carrier known" : id;
  }

  /** {@code 2,987 people}, {@code 1 person}. */
  public String people(long count) {
    return count == 1 ? "1 person" : number(count) + " people";
  }

  public String segments(long count) {
    return count == 1 ? "1 segment" : number(count) + " segments";
  }

  /** What an item of a feed is. */
  public String message(Message message) {
    return switch (message) {
      case NEWS -> "News";
      case ALERT -> "Alert";
      case UPDATE -> "Update";
      case CANCEL -> "Cancel";
      case ALL_CLEAR -> "All-clear";
      case OTHER -> "No news";
    };
  }

  /** {@code 3 d 4 h old}. */
  public String age(Instant since, Instant now) {
    return span(Duration.between(since, now)) + " old";
  }

  /** {@code 4 min}. */
  public String span(Duration span) {
    return new LocalTimes().span(span);
  }

  public String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
