package org.jarshy.gateway.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.ItemFields;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.jarshy.gateway.trust.VerifiedBundle.Item;

/**
 * The schema of news items:
 *
 * <pre>{@code
 * {"type":"bulletin","id":"2022-01-05/3","kind":"curfew","source":"КЧС","area":["almaty"],
 *  "texts":{"kk":"…","ru":"…"},"valid_from":"2022-01-05T17:00:00Z","expires":"2022-01-07T01:00:00Z",
 *  "severity":"severe","hours":{"from":"23:00","to":"07:00"},
 *  "updates":"2022-01-05/2","corrections":{"ru":"…"}}
 * {"type":"cancel","id":"2022-01-05/4","cancels":"2022-01-05/3","reason":"…"}
 * }</pre>
 *
 * <p>{@code valid_from}, {@code severity}, {@code hours}, {@code updates}, {@code corrections} and
 * {@code reason} may be left out. An area is {@code everywhere} alone, or slugs of cities and
 * regions; where both have the same slug, {@code city:atyrau} or {@code region:atyrau}.
 */
final class ReadSignedItem {

  /** News is not said longer after its issue, whatever the item asks for. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** Words about servers and numbers to call need the signers of their own roles. */
  private static final EnumSet<Kind> NOT_NEWS = EnumSet.of(Kind.PROXY, Kind.HELP_LINE);

  private static final Map<String, Kind> KINDS =
      byCode(EnumSet.complementOf(NOT_NEWS).toArray(Kind[]::new), ReadSignedItem::code);

  private static final Map<String, Severity> SEVERITIES =
      byCode(Severity.values(), ReadSignedItem::code);

  private final ItemFields fields;
  private final VerifiedBundle bundle;

  private ReadSignedItem(ItemFields fields, VerifiedBundle bundle) {
    this.fields = fields;
    this.bundle = bundle;
  }

  /** {@code what-works}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> Map<String, E> byCode(E[] all, Function<E, String> code) {
    return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(code, Function.identity()));
  }

  /**
   * @throws org.jarshy.gateway.trust.BundleReceiver.NotUsable naming the field that is wrong
   */
  static SignedItem of(Item item, VerifiedBundle bundle) {
    ItemFields fields = ItemFields.of(item);
    ReadSignedItem reading = new ReadSignedItem(fields, bundle);
    boolean cancel = fields.oneOf("type", Map.of("bulletin", false, "cancel", true));
    SignedItem read = cancel ? reading.takenBack() : reading.written();
    fields.end();
    return read;
  }

  private SignedItem takenBack() {
    return new SignedItem.TakenBack(
        id("id"),
        id("cancels"),
        fields.optionalText("reason", StepRules.MAX_REASON_CHARS).orElse(""));
  }

  private SignedItem written() {
    String id = id("id");
    Kind kind = fields.oneOf("kind", KINDS);
    String source = fields.text("source", ContentRules.MAX_SOURCE_CHARS);
    Area area = SignedFields.area(fields);
    Map<Lang, String> texts = byLang("texts");
    if (texts.isEmpty()) {
      throw fields.wrong("texts", "is required: a text in at least one of kk, ru, en");
    }
    Instant from = fields.optionalInstant("valid_from").orElse(bundle.issuedAt());
    Instant expires = fields.instant("expires");
    Instant last = bundle.issuedAt().plus(LONGEST);
    Content content =
        new Content(
            kind,
            source,
            area,
            texts,
            from,
            expires.isAfter(last) ? last : expires,
            hours(),
            byLang("corrections"),
            fields.optionalOneOf("severity", SEVERITIES).orElse(null));
    return new SignedItem.Written(id, content, fields.has("updates") ? id("updates") : null);
  }

  private String id(String field) {
    return SignedFields.id(fields, field);
  }

  private Map<Lang, String> byLang(String field) {
    Map<Lang, String> words = new EnumMap<>(Lang.class);
    fields
        .texts(field)
        .forEach(
            (code, text) ->
                words.put(
                    Lang.of(code)
                        .filter(lang -> lang.code().equals(code))
                        .orElseThrow(
                            () -> fields.wrong(field, "may have the languages kk, ru and en only")),
                    text));
    return words;
  }

  private CurfewHours hours() {
    Optional<ItemFields> hours = fields.object("hours");
    return hours.map(h -> new CurfewHours(time(h, "from"), time(h, "to"))).orElse(null);
  }

  private static LocalTime time(ItemFields hours, String field) {
    String text = hours.text(field, 5);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw hours.wrong(field, "must be a time of day such as 23:00");
    }
  }
}
