package org.jarshy.sim.form;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A composed YAML document as a tree. Aliases share what their anchor names; {@code <<} merges
 * objects, and a key that is said again after it wins, as in YAML 1.1.
 */
final class YamlTree {

  // With aliases a page of text can mean more values than there is memory to visit them.
  private static final long MOST_VALUES = 4_000_000;
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  /**
   * @param values in it and below it, where an alias counts as often as it is used
   */
  private record Grown(Tree tree, long values) {}

  private final String file;
  private final Map<Node, Grown> collections = new IdentityHashMap<>();

  private YamlTree(String file) {
    this.file = file;
  }

  /**
   * @param file its name for messages, or null
   * @throws InvalidSetting when it is more than an object, list or word can say
   */
  static Tree of(String file, Node root) {
    return new YamlTree(file).grow(root).tree();
  }

  private Grown grow(Node node) {
    if (!PLAIN_TAGS.contains(node.getTag())) {
      throw wrong(node, "the tag " + node.getTag().getValue() + " is not known here");
    }
    if (node instanceof ScalarNode scalar) {
      return new Grown(word(scalar), 1);
    }
    if (node.isRecursive()) {
      throw wrong(node, "this contains itself");
    }
    // Not computeIfAbsent: what is below is put into the same map meanwhile.
    Grown grown = collections.get(node);
    if (grown == null) {
      grown = node instanceof SequenceNode list ? many(list) : keys((MappingNode) node);
      if (grown.values() > MOST_VALUES) {
        throw wrong(node, "with its aliases this is more than " + MOST_VALUES + " values");
      }
      collections.put(node, grown);
    }
    return grown;
  }

  private Tree.Word word(ScalarNode scalar) {
    Tree.Kind kind = kind(scalar.getTag());
    if (!Numerals.fits(kind, scalar.getValue())) {
      throw wrong(scalar, "'" + scalar.getValue() + "' is not what its tag says");
    }
    return new Tree.Word(place(scalar), kind, scalar.getValue());
  }

  private static Tree.Kind kind(Tag tag) {
    if (tag.equals(Tag.INT)) {
      return Tree.Kind.WHOLE;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Tree.Kind.DECIMAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Tree.Kind.FLAG;
    }
    return tag.equals(Tag.NULL) ? Tree.Kind.NOTHING : Tree.Kind.TEXT;
  }

  private Grown many(SequenceNode node) {
    List<Tree> all = new ArrayList<>(node.getValue().size());
    long values = 1;
    for (Node each : node.getValue()) {
      Grown grown = grow(each);
      all.add(grown.tree());
      values += grown.values();
    }
    return new Grown(new Tree.Many(place(node), all), values);
  }

  private Grown keys(MappingNode node) {
    Map<String, Tree.Key> said = new LinkedHashMap<>();
    Map<String, Tree.Key> merged = new LinkedHashMap<>();
    long values = 1;
    for (NodeTuple each : node.getValue()) {
      if (!(each.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(each.getKeyNode(), "a key must be a word");
      }
      Grown value = grow(each.getValueNode());
      values += value.values();
      if (key.getTag().equals(Tag.STR) && YamlText.isMerge(key)) {
        merge(value.tree(), each.getValueNode(), merged);
      } else if (said.put(key.getValue(), new Tree.Key(place(key), value.tree())) != null) {
        throw wrong(key, "the key '" + key.getValue() + "' is there twice");
      }
    }
    merged.forEach(said::putIfAbsent);
    return new Grown(new Tree.Keys(place(node), said), values);
  }

  /** Of several objects the earlier one wins. */
  private void merge(Tree value, Node node, Map<String, Tree.Key> into) {
    if (value instanceof Tree.Keys object) {
      object.all().forEach(into::putIfAbsent);
    } else if (value instanceof Tree.Many list
        && list.all().stream().allMatch(Tree.Keys.class::isInstance)) {
      list.all().forEach(each -> merge(each, node, into));
    } else {
      throw wrong(node, "only an object or a list of objects can be merged by '<<'");
    }
  }

  private Place place(Node node) {
    return node.getStartMark().map(mark -> place(file, mark)).orElse(null);
  }

  static Place place(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private InvalidSetting wrong(Node node, String what) {
    return new InvalidSetting(place(node), what);
  }
}
