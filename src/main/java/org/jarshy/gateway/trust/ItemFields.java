package org.jarshy.gateway.trust;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jarshy.gateway.trust.BundleReceiver.NotUsable;
import org.jarshy.gateway.trust.VerifiedBundle.Item;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the fields of one item, and remembers which were asked for: what nobody asked for is
 * refused by name, since its publisher believes that it means something. Every problem is a {@link
 * NotUsable} that says what is allowed.
 */
public final class ItemFields {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final String item;
  private final String path;
  private final JsonNode node;
  private final Set<String> asked = new TreeSet<>();
  private final List<ItemFields> inner = new ArrayList<>();

  private ItemFields(String item, String path, JsonNode node) {
    this.item = item;
    this.path = path;
    this.node = node;
  }

  public static ItemFields of(Item item) {
    JsonNode node;
    try {
      node = JSON.readTree(item.bytes());
    } catch (JacksonException e) {
      throw new NotUsable(item.name(), "is not JSON");
    }
    if (node == null || !node.isObject()) {
      throw new NotUsable(item.name(), "is no JSON object");
    }
    return new ItemFields(item.name(), "", node);
  }

  /** The field {@code type}, empty where it is no text; not asked for by this. */
  String type() {
    JsonNode type = node.get("type");
    return type != null && type.isString() ? type.stringValue() : "";
  }

  public boolean has(String field) {
    return node.has(field);
  }

  /**
   * A text that is not blank.
   *
   * @param most characters
   */
  public String text(String field, int most) {
    return optionalText(field, most)
        .orElseThrow(() -> wrong(field, "is required: a text of 1 to " + most + " characters"));
  }

  public Optional<String> optionalText(String field, int most) {
    JsonNode value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString() || value.stringValue().isBlank() || value.stringValue().length() > most) {
      throw wrong(field, "must be a text of 1 to " + most + " characters");
    }
    return Optional.of(value.stringValue());
  }

  /** One of some words. @param allowed what each of them means */
  public <T> T oneOf(String field, Map<String, T> allowed) {
    return optionalOneOf(field, allowed)
        .orElseThrow(() -> wrong(field, "is required: one of " + words(allowed)));
  }

  public <T> Optional<T> optionalOneOf(String field, Map<String, T> allowed) {
    JsonNode value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString() || !allowed.containsKey(value.stringValue())) {
      throw wrong(field, "must be one of " + words(allowed));
    }
    return Optional.of(allowed.get(value.stringValue()));
  }

  private static String words(Map<String, ?> allowed) {
    return String.join(", ", allowed.keySet().stream().sorted().toList());
  }

  public Instant instant(String field) {
    return optionalInstant(field)
        .orElseThrow(
            () -> wrong(field, "is required: an instant in UTC such as 2022-01-05T17:00:00Z"));
  }

  /** Other years are slips, and some are such that no database keeps them. */
  public Optional<Instant> optionalInstant(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    try {
      Instant instant = value.isString() ? Instant.parse(value.stringValue()) : null;
      if (instant != null && !instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
        return Optional.of(instant);
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw wrong(field, "must be an instant in UTC such as 2022-01-05T17:00:00Z");
  }

  /** False where it is not there. */
  public boolean flag(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isBoolean()) {
      throw wrong(field, "must be true or false");
    }
    return value != null && value.booleanValue();
  }

  /** A list of different texts, in order. */
  public Set<String> list(String field, int most) {
    JsonNode value = value(field);
    if (value == null || !value.isArray() || value.isEmpty() || value.size() > most) {
      throw wrong(field, "must be a list of 1 to " + most + " texts");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode element : value) {
      if (!element.isString() || element.stringValue().isBlank()) {
        throw wrong(field, "must be a list of texts");
      }
      if (!texts.add(element.stringValue())) {
        throw wrong(field, "names '" + shown(element.stringValue()) + "' twice");
      }
    }
    return texts;
  }

  /** Texts by a name, such as a language; empty where it is not there. */
  public Map<String, String> texts(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw wrong(field, "must be an object of texts by language");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isString()) {
        throw wrong(field, "must hold texts only");
      }
      texts.put(entry.getKey(), entry.getValue().stringValue());
    }
    return texts;
  }

  /** Fields inside a field; {@link #end} of this one looks into it too. */
  public Optional<ItemFields> object(String field) {
    JsonNode value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw wrong(field, "must be an object");
    }
    ItemFields fields = new ItemFields(item, path + field + ".", value);
    inner.add(fields);
    return Optional.of(fields);
  }

  /** Refuses by name what nobody asked for. */
  public void end() {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!asked.contains(entry.getKey())) {
        throw new NotUsable(
            item,
            "has a field '%s' that is not known; allowed are %s"
                .formatted(path + shown(entry.getKey()), String.join(", ", asked)));
      }
    }
    inner.forEach(ItemFields::end);
  }

  /**
   * Holds a text that was unpacked from a field against the rules of all texts in a bundle: nothing
   * that nobody can see, no digits but 0 to 9, no declarations.
   */
  public void requirePlain(String field, String unpacked) {
    try {
      StrictText.checkText(path + field, unpacked);
    } catch (RuleBroken e) {
      throw new NotUsable(
          item, e.rule().code() + ": " + e.getMessage() + ". Allowed: " + e.rule().allowed());
    }
  }

  /** A field's problem, to be thrown. */
  public NotUsable wrong(String field, String problem) {
    return new NotUsable(item, path + field + " " + problem);
  }

  private JsonNode value(String field) {
    asked.add(field);
    JsonNode value = node.get(field);
    if (value != null && value.isNull()) {
      throw wrong(field, "is null; leave it out instead");
    }
    return value;
  }

  /** What a file says is shown on pages: short, and without what could hide there. */
  private static String shown(String words) {
    String plain = words.replaceAll("[^\\p{L}\\p{N} ._:/-]", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }
}
