package org.jarshy.sim.form;

import java.util.Iterator;
import java.util.Map;

/** A value within a message, as JSON writes it and no longer than one reads. */
final class Shown {

  private static final int LONGEST = 60;

  private final StringBuilder out = new StringBuilder();

  private Shown() {}

  static String of(Tree tree) {
    Shown shown = new Shown();
    shown.add(tree);
    return shown.full() ? shown.out.substring(0, LONGEST) + "…" : shown.out.toString();
  }

  private boolean full() {
    return out.length() > LONGEST;
  }

  private void add(Tree tree) {
    if (tree instanceof Tree.Many many) {
      out.append('[');
      for (Iterator<Tree> each = many.all().iterator(); each.hasNext() && !full(); ) {
        add(each.next());
        out.append(each.hasNext() ? "," : "");
      }
      out.append(']');
    } else if (tree instanceof Tree.Keys keys) {
      out.append('{');
      String comma = "";
      for (Map.Entry<String, Tree.Key> each : keys.all().entrySet()) {
        if (full()) {
          break;
        }
        out.append(comma);
        quoted(each.getKey());
        out.append(':');
        add(each.getValue().value());
        comma = ",";
      }
      out.append('}');
    } else if (tree instanceof Tree.Word word) {
      add(word);
    }
  }

  private void add(Tree.Word word) {
    switch (word.kind()) {
      case TEXT -> quoted(word.text());
      case NOTHING -> out.append("nothing");
      default -> out.append(word.text());
    }
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length() && !full(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> out.append(c < ' ' ? '\uFFFD' : c);
      }
    }
    out.append('"');
  }
}
