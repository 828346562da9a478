package org.jarshy.sim.form;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Refuses a document that is nested deeper than anybody writes, before those who walk through it
 * recursively run out of stack.
 */
final class ShallowParser implements Parser {

  private static final int DEEPEST = 100;

  private final Parser parser;
  private final String file;
  private int depth;

  ShallowParser(Parser parser, String file) {
    this.parser = parser;
    this.file = file;
  }

  @Override
  public boolean checkEvent(Event.ID id) {
    return parser.checkEvent(id);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof CollectionEndEvent) {
      depth--;
    } else if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      Place place = event.getStartMark().map(mark -> YamlTree.place(file, mark)).orElse(null);
      throw new InvalidSetting(place, "this is nested more than " + DEEPEST + " deep");
    }
    return event;
  }
}
