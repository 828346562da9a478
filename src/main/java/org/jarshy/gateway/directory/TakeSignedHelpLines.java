package org.jarshy.gateway.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jarshy.gateway.bulletin.BundlePublisher;
import org.jarshy.gateway.bulletin.SignedFields;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.ItemFields;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.jarshy.gateway.trust.VerifiedBundle.Item;
import org.springframework.stereotype.Component;

/**
 * Takes help lines that as many keys signed as the trust store asks for; two, unless it says
 * otherwise, which is the second person. The schema of an item:
 *
 * <pre>{@code
 * {"type":"helpline","id":"psych-1","topic":"psych","area":["everywhere"],
 *  "name":{"kk":"…","ru":"…"},"phone":"150","hours":"24/7","textable":true}
 * {"type":"cancel","id":"2022-01-06/1","cancels":"psych-1"}
 * }</pre>
 *
 * <p>An item that says what it said before changes nothing, so what a person here changed or
 * removed since stays so until its publisher says something new.
 */
@Component
class TakeSignedHelpLines implements BundleReceiver {

  private static final Map<String, HelpTopic> TOPICS =
      Arrays.stream(HelpTopic.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  topic -> topic.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final Directory directory;
  private final HelpLineOrigins origins;

  TakeSignedHelpLines(Directory directory, HelpLineOrigins origins) {
    this.directory = directory;
    this.origins = origins;
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.HELPLINE);
  }

  @Override
  public List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Item item : bundle.items()) {
      ItemFields fields = ItemFields.of(item);
      boolean cancel = fields.oneOf("type", Map.of("helpline", false, "cancel", true));
      String id = SignedFields.id(fields, "id");
      if (!ids.add(id)) {
        throw new NotUsable(item.name(), "id '" + id + "' stands in the bundle twice");
      }
      outcomes.add(
          cancel ? takeBack(item, fields, bundle) : save(item, fields, id, bundle, languages));
    }
    return outcomes;
  }

  private Outcome save(
      Item item, ItemFields fields, String id, VerifiedBundle bundle, Set<Lang> languages) {
    HelpLine line = read(fields, languages, item);
    Optional<HelpLineOrigins.Origin> origin = origins.find(bundle.stream(), id);
    long before = origin.map(HelpLineOrigins.Origin::helpLine).orElse(0L);
    if (origin.filter(o -> o.itemSha256().equals(item.sha256())).isPresent()) {
      boolean there = exists(before);
      return new Outcome(
          item.name(),
          there ? subject(before) : "",
          there ? "known already" : "left out: it was removed here since");
    }
    Actor publisher = BundlePublisher.of(bundle.stream());
    long saved;
    try {
      saved = directory.save(withId(line, exists(before) ? before : 0), publisher);
    } catch (HelpLineRefused e) {
      throw new NotUsable(item.name(), String.join(" ", e.problems().values()));
    }
    origins.put(bundle.stream(), id, saved, item.sha256());
    return new Outcome(item.name(), subject(saved), saved == before ? "changed" : "added");
  }

  private Outcome takeBack(Item item, ItemFields fields, VerifiedBundle bundle) {
    String cancels = SignedFields.id(fields, "cancels");
    fields.optionalText("reason", 500);
    fields.end();
    long line =
        origins
            .find(bundle.stream(), cancels)
            .map(HelpLineOrigins.Origin::helpLine)
            .filter(this::exists)
            .orElse(0L);
    if (line == 0) {
      return new Outcome(item.name(), "", "left out: what it takes back is not here");
    }
    // Silence is safer than a number its own publisher no longer vouches for.
    directory.remove(line, BundlePublisher.of(bundle.stream()));
    origins.put(bundle.stream(), cancels, 0, item.sha256());
    return new Outcome(item.name(), subject(line), "removed");
  }

  private static HelpLine read(ItemFields fields, Set<Lang> languages, Item item) {
    HelpTopic topic = fields.oneOf("topic", TOPICS);
    Map<Lang, String> names = new EnumMap<>(Lang.class);
    fields
        .texts("name")
        .forEach(
            (code, name) ->
                names.put(
                    Lang.of(code)
                        .filter(lang -> lang.code().equals(code))
                        .orElseThrow(
                            () ->
                                fields.wrong("name", "may have the languages kk, ru and en only")),
                    name));
    HelpLine line =
        new HelpLine(
            0,
            topic,
            SignedFields.area(fields),
            names,
            fields.text("phone", 12),
            fields.text("hours", 11),
            fields.flag("textable"));
    fields.end();
    Set<Lang> spoken = new TreeSet<>(names.keySet());
    spoken.removeAll(languages);
    if (!spoken.isEmpty()) {
      throw new NotUsable(item.name(), "has a name in a language that its signers may not speak");
    }
    return line;
  }

  private boolean exists(long id) {
    return id != 0 && directory.all().stream().anyMatch(line -> line.id() == id);
  }

  private static HelpLine withId(HelpLine line, long id) {
    return new HelpLine(
        id, line.topic(), line.area(), line.name(), line.phone(), line.hours(), line.textable());
  }

  private static String subject(long id) {
    return "helpline:" + id;
  }
}
