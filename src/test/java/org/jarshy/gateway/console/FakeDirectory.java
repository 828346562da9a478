package org.jarshy.gateway.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;

/** Help lines in memory; a phone number that is none is refused, as the real one does. */
final class FakeDirectory implements Directory {

  private final Map<Long, HelpLine> lines = new TreeMap<>();

  void clear() {
    lines.clear();
  }

  @Override
  public List<HelpLine> helpLines(HelpTopic topic, Region region, City city) {
    throw new UnsupportedOperationException("no page asks for it");
  }

  @Override
  public List<HelpLine> all() {
    return List.copyOf(lines.values());
  }

  @Override
  public long save(HelpLine line, Actor actor) {
    if (!line.phone().matches("[0-9]{2,12}")) {
      throw new IllegalArgumentException("A number to dial has 2 to 12 digits.");
    }
    long id = line.id() == 0 ? lines.size() + 1 : line.id();
    lines.put(
        id,
        new HelpLine(
            id,
            line.topic(),
            line.area(),
            line.name(),
            line.phone(),
            line.hours(),
            line.textable()));
    return id;
  }

  @Override
  public void remove(long id, Actor actor) {
    lines.remove(id);
  }
}
