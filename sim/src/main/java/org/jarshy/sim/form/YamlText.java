package org.jarshy.sim.form;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** The text of one YAML 1.2 document. */
final class YamlText {

  /** A list of a million numbers fits; nobody writes more into a scenario. */
  static final int LONGEST = 32 * 1024 * 1024;

  /** The words of YAML's core schema; merging is done by {@link YamlTree}, which knows places. */
  private static final class Words implements Schema {

    private final ScalarResolver core = new CoreSchema().getScalarResolver();

    @Override
    public ScalarResolver getScalarResolver() {
      return (text, implicit) -> {
        Tag tag = core.resolve(text, implicit);
        return tag.equals(Tag.MERGE) ? Tag.STR : tag;
      };
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return Map.of();
    }
  }

  private YamlText() {}

  /**
   * @param file its name for messages, or null
   * @throws InvalidSetting when this is no YAML, no single document, or larger than anybody needs
   */
  static Tree parse(String file, String text) {
    // Aliases are limited by what they mean, not by how many there are.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file == null ? "scenario" : file)
            .setAllowNonScalarKeys(true) // refused later, with their place
            .setCodePointLimit(LONGEST)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setSchema(new Words())
            .build();
    try {
      StreamReader reader = new StreamReader(settings, text);
      ShallowParser parser = new ShallowParser(new ParserImpl(settings, reader), file);
      Node root = new Composer(settings, parser).getSingleNode().orElse(null);
      return root == null
          ? new Tree.Word(new Place(file, 1, 1), Tree.Kind.NOTHING, "")
          : YamlTree.of(file, root);
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(mark -> YamlTree.place(file, mark)).orElse(null);
      throw new InvalidSetting(place, "no YAML: " + problem(e));
    } catch (ReaderException e) {
      throw new InvalidSetting(
          placeOf(file, text, e.getPosition()),
          "no YAML: the character U+%04X is not allowed".formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw new InvalidSetting((file == null ? "" : file + ": ") + "no YAML: " + e.getMessage());
    }
  }

  private static String problem(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext();
    Mark since = e.getContextMark().orElse(null);
    String where = since == null || context.isEmpty() ? "" : " of line " + (since.getLine() + 1);
    return (context.isEmpty() ? "" : context + where + ", ") + e.getProblem();
  }

  /**
   * @param position in code points
   */
  private static Place placeOf(String file, String text, int position) {
    int line = 1;
    int column = 1;
    int[] points = text.codePoints().limit(position).toArray();
    for (int point : points) {
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    return new Place(file, line, column);
  }

  /** {@code <<} without quotes. */
  static boolean isMerge(ScalarNode key) {
    return key.getScalarStyle() == ScalarStyle.PLAIN && key.getValue().equals("<<");
  }
}
