package org.jarshy.sim.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads an object of a scenario (YAML) or of a request (JSON) key by key, and says of a wrong one
 * where it is, what it is, and what is allowed. A key whose value is null counts as not there.
 */
public final class Settings {

  private final String path;
  private final Tree.Keys object;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param path of this object, empty for the whole document
   * @throws InvalidSetting when it is no object
   */
  public Settings(String path, JsonNode node) {
    this(path, JsonTree.of(node));
  }

  Settings(String path, Tree tree) {
    this.path = path;
    if (!(tree instanceof Tree.Keys keys)) {
      throw new Value(path.isEmpty() ? "the document" : path, null, tree).invalid("an object");
    }
    this.object = keys;
  }

  /**
   * @param name of the file, for messages; null when it has none
   * @throws InvalidSetting when it is no YAML or no object
   */
  public static Settings yaml(String name, String text) {
    return new Settings("", YamlText.parse(name, text));
  }

  /**
   * @throws InvalidSetting when it is no YAML or no object; names the file as it is given
   * @throws UncheckedIOException when it cannot be read
   */
  public static Settings yaml(Path file) {
    try {
      if (Files.size(file) > YamlText.LONGEST) {
        throw new InvalidSetting(file + " is larger than " + YamlText.LONGEST + " bytes");
      }
      return yaml(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new InvalidSetting(file + " is not in UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Null when it is not there. */
  public Value value(String key) {
    known.add(key);
    Tree.Key found = object.all().get(key);
    if (found == null) {
      return null;
    }
    Value value = new Value(path(key), found.place(), found.value());
    return value.isNothing() ? null : value;
  }

  private <T> T read(String key, T otherwise, Function<Value, T> reader) {
    Value value = value(key);
    return value == null ? otherwise : reader.apply(value);
  }

  public String text(String key, String otherwise) {
    return read(key, otherwise, Value::text);
  }

  public int integer(String key, int otherwise, int least, int most) {
    return read(key, otherwise, value -> value.integer(least, most));
  }

  public long number(String key, long otherwise) {
    return read(key, otherwise, Value::number);
  }

  public double decimal(String key, double otherwise, double least, double most) {
    return read(key, otherwise, value -> value.decimal(least, most));
  }

  public boolean flag(String key, boolean otherwise) {
    return read(key, otherwise, Value::flag);
  }

  public Duration duration(String key, Duration otherwise) {
    return read(key, otherwise, Value::duration);
  }

  /**
   * @param reader throws an IllegalArgumentException that says what is allowed
   */
  public <T> T word(String key, T otherwise, Function<String, T> reader) {
    return read(key, otherwise, value -> value.word(reader));
  }

  public List<String> texts(String key, List<String> otherwise) {
    return words(key, otherwise, Function.identity());
  }

  /**
   * A list of words, each read by itself.
   *
   * @param reader throws an IllegalArgumentException that says what is allowed
   */
  public <T> List<T> words(String key, List<T> otherwise, Function<String, T> reader) {
    Value value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isList()) {
      throw value.invalid("a list of texts");
    }
    List<T> all = new ArrayList<>();
    value.list().forEach(each -> all.add(each.word(reader)));
    return all;
  }

  /** The objects of a list; none when the key is not there. */
  public List<Settings> objects(String key) {
    Value value = value(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isList()) {
      throw value.invalid("a list of objects");
    }
    List<Settings> all = new ArrayList<>();
    value.list().forEach(each -> all.add(each.object()));
    return all;
  }

  /** The objects of a list, or the one that stands there without a list around it. */
  public List<Settings> objectsOrOne(String key) {
    return isObject(key) ? List.of(object(key)) : objects(key);
  }

  /** Null when it is not there. */
  public Settings object(String key) {
    return read(key, null, Value::object);
  }

  /** As {@link #object}, and without any keys when nothing stands behind the key. */
  public Settings objectOrEmpty(String key) {
    known.add(key);
    Tree.Key found = object.all().get(key);
    if (found == null) {
      return null;
    }
    Value value = new Value(path(key), found.place(), found.value());
    return value.isNothing()
        ? new Settings(path(key), new Tree.Keys(found.place(), Map.of()))
        : value.object();
  }

  /**
   * The values of an object with any keys, such as weights by status, in the order of the document;
   * none when the key is not there.
   */
  public Map<String, Value> entries(String key) {
    Settings inner = object(key);
    return inner == null ? Map.of() : inner.entries();
  }

  /** All values of this object, which thereby has no unknown keys. */
  public Map<String, Value> entries() {
    Map<String, Value> all = new LinkedHashMap<>();
    known.addAll(object.all().keySet());
    object.all().forEach((k, v) -> all.put(k, new Value(path(k), v.place(), v.value())));
    return all;
  }

  /** Every key that is there, in the order of the document, known or not. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(object.all().keySet());
  }

  public boolean has(String key) {
    return value(key) != null;
  }

  public boolean isObject(String key) {
    return has(key) && value(key).isObject();
  }

  public boolean isList(String key) {
    return has(key) && value(key).isList();
  }

  /** Whether it can be read as a text: numbers can. */
  public boolean isText(String key) {
    return has(key) && value(key).isText();
  }

  /** To be thrown when the value of a key is wrong, or is missing. */
  public InvalidSetting invalid(String key, String allowed) {
    Tree.Key found = object.all().get(key);
    if (found != null) {
      return new Value(path(key), found.place(), found.value()).invalid(allowed);
    }
    String meant = Spelling.nearest(key, unknown());
    String message = path(key) + ": nothing is not allowed; allowed is " + allowed;
    return meant == null
        ? new InvalidSetting(object.place(), message)
        : new InvalidSetting(
            object.all().get(meant).place(), message + "; is it meant by '" + meant + "'?");
  }

  /** To be thrown when this object as a whole is wrong. */
  public InvalidSetting wrong(String allowed) {
    return new Value(path.isEmpty() ? "the document" : path, object.place(), object)
        .invalid(allowed);
  }

  /**
   * To be thrown when somebody else refused a value of this object.
   *
   * @param message begins with its key, as in {@code id: 'a b' is not allowed}
   */
  public InvalidSetting refused(String message) {
    int colon = message.indexOf(':');
    Tree.Key found = colon < 0 ? null : object.all().get(message.substring(0, colon));
    Place place = found == null ? object.place() : found.value().place();
    return new InvalidSetting(place, path(message));
  }

  /** To be called last: a key that nothing asked for is a mistake of the writer. */
  public void refuseUnknownKeys() {
    for (String key : unknown()) {
      String meant = Spelling.nearest(key, known);
      throw new InvalidSetting(
          object.all().get(key).place(),
          path(key)
              + " is not known; known here are "
              + String.join(", ", known)
              + (meant == null ? "" : "; did you mean " + meant + "?"));
    }
  }

  private List<String> unknown() {
    return object.all().keySet().stream().filter(key -> !known.contains(key)).toList();
  }
}
