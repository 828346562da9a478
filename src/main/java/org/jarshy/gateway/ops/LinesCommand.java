package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.keyword.Understanding;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers each line of standard input, a JSON string, with one line of JSON, at once. A line that
 * is no JSON string is answered by {@code {"error": …}} in its place, and the exit code is then 1.
 */
abstract class LinesCommand implements Callable<Integer> {

  static final JsonMapper JSON = JsonMapper.shared();

  private final InputStream in;
  private final PrintStream out;

  LinesCommand(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with this text
   */
  abstract ObjectNode answer(String text);

  @Override
  public Integer call() throws IOException {
    JsonLines lines = new JsonLines(in);
    boolean allGood = true;
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      ObjectNode answer;
      try {
        answer = line.problem() == null ? answer(line.text()) : error(line, line.problem());
      } catch (IllegalArgumentException e) {
        answer = error(line, e.getMessage());
      }
      allGood &= !answer.has("error");
      out.println(JSON.writeValueAsString(answer));
      out.flush();
    }
    return allGood ? 0 : 1;
  }

  private static ObjectNode error(JsonLines.Line line, String problem) {
    return JSON.createObjectNode().put("error", "line " + line.number() + ": " + problem);
  }

  @Command(
      name = "segments",
      description = "How each text travels: {\"encoding\",\"units\",\"segments\":[units…]}",
      mixinStandardHelpOptions = true)
  static final class CutIntoSegments extends LinesCommand {

    CutIntoSegments(InputStream in, PrintStream out) {
      super(in, out);
    }

    @Override
    ObjectNode answer(String text) {
      Segments segments = Segmenter.segment(text);
      ObjectNode node = JSON.createObjectNode();
      node.put("encoding", segments.encoding().name()).put("units", segments.units());
      ArrayNode parts = node.putArray("segments");
      segments.parts().forEach(part -> parts.add(part.units()));
      return node;
    }
  }

  @Command(
      name = "understand",
      description = "What each text asks for: {\"intent\",\"city\",\"topic\"}",
      mixinStandardHelpOptions = true)
  static final class Understand extends LinesCommand {

    /** Made when it is asked: the other commands need not wait for its lists. */
    private Understanding understanding;

    Understand(InputStream in, PrintStream out) {
      super(in, out);
    }

    @Override
    ObjectNode answer(String text) {
      if (understanding == null) {
        understanding = new Understanding();
      }
      ObjectNode node = JSON.createObjectNode();
      understanding.understand(text).toContract().forEach(node::put);
      return node;
    }
  }
}
