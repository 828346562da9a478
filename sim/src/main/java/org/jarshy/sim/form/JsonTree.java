package org.jarshy.sim.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A parsed JSON document, whose places are no longer known. */
final class JsonTree {

  private JsonTree() {}

  static Tree of(JsonNode node) {
    if (node.isObject()) {
      Map<String, Tree.Key> all = new LinkedHashMap<>();
      node.properties().forEach(p -> all.put(p.getKey(), new Tree.Key(null, of(p.getValue()))));
      return new Tree.Keys(null, all);
    }
    if (node.isArray()) {
      List<Tree> all = new ArrayList<>(node.size());
      node.forEach(each -> all.add(of(each)));
      return new Tree.Many(null, all);
    }
    if (node.isNull() || node.isMissingNode()) {
      return new Tree.Word(null, Tree.Kind.NOTHING, "");
    }
    return new Tree.Word(null, kind(node), node.asString());
  }

  private static Tree.Kind kind(JsonNode node) {
    if (node.isIntegralNumber()) {
      return Tree.Kind.WHOLE;
    }
    if (node.isNumber()) {
      return Tree.Kind.DECIMAL;
    }
    return node.isBoolean() ? Tree.Kind.FLAG : Tree.Kind.TEXT;
  }
}
