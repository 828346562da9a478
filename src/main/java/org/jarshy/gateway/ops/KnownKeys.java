package org.jarshy.gateway.ops;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** The tree of keys that the property records of the service read, built from their components. */
final class KnownKeys {

  /** A place in the tree. A leaf takes a value, a free one takes any name below it. */
  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private Node any;

    /** An element as it compares: {@code system-id}, {@code systemId} and SYSTEMID are one. */
    Node child(String name) {
      shown.putIfAbsent(uniform(name), name);
      return children.computeIfAbsent(uniform(name), n -> new Node());
    }

    boolean isLeaf() {
      return children.isEmpty() && any == null;
    }
  }

  private final Node root = new Node();

  /** Adds what a record reads below a prefix. */
  void add(String prefix, Class<?> properties) {
    addType(at(prefix), properties);
  }

  private Node at(String prefix) {
    Node node = root;
    for (String element : prefix.split("\\.")) {
      node = node.child(element);
    }
    return node;
  }

  /** Adds what a record reads below a prefix and any name. */
  void addByName(String prefix, Class<?> properties) {
    Node node = at(prefix);
    node.any = node.any == null ? new Node() : node.any;
    addType(node.any, properties);
  }

  private void addType(Node node, Type type) {
    Class<?> raw = rawOf(type);
    if (Map.class.isAssignableFrom(raw) && type instanceof ParameterizedType map) {
      node.any = node.any == null ? new Node() : node.any;
      addType(node.any, map.getActualTypeArguments()[1]);
    } else if (Collection.class.isAssignableFrom(raw) && type instanceof ParameterizedType list) {
      addType(node, list.getActualTypeArguments()[0]);
    } else if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        Name name = component.getAccessor().getAnnotation(Name.class);
        addType(
            node.child(name == null ? dashed(component.getName()) : name.value()),
            component.getGenericType());
      }
    }
  }

  /**
   * What is allowed in place of the first element that is not known; null when the whole key is.
   */
  Unknown check(ConfigurationPropertyName key) {
    Node node = root;
    for (int i = 0; i < key.getNumberOfElements(); i++) {
      if (key.isNumericIndex(i) && node.any == null) {
        continue;
      }
      Node next = node.children.get(key.getElement(i, Form.UNIFORM));
      next = next == null ? node.any : next;
      if (next == null) {
        return new Unknown(
            key.chop(i).toString(),
            key.getElement(i, Form.ORIGINAL),
            new TreeSet<>(node.shown.values()),
            node.isLeaf());
      }
      node = next;
    }
    return null;
  }

  /**
   * @param parent the part of the key that is known
   * @param element what is not
   * @param takesValue true where {@code parent} is a value and nothing may stand below it
   */
  record Unknown(String parent, String element, Set<String> allowed, boolean takesValue) {}

  private static Class<?> rawOf(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : Object.class;
  }

  private static String uniform(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** {@code segmentsPerSecond} as it is written in a file: {@code segments-per-second}. */
  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
