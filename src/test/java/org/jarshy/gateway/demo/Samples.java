package org.jarshy.gateway.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.directory.HelpLine;

/** The sample content for tests of what is said of it. */
public final class Samples {

  private Samples() {}

  /** Approved bulletins by their names, as they are at the start of the demo. */
  public static Map<String, Content> approved(Instant start) {
    Map<String, Content> approved = new LinkedHashMap<>();
    SampleFiles.bulletins().stream()
        .filter(sample -> sample.state() == SampleBulletin.State.APPROVED)
        .forEach(sample -> approved.put(sample.id(), sample.content(start)));
    return approved;
  }

  /** Help lines, numbered from 1 in their order. */
  public static List<HelpLine> helpLines() {
    List<HelpLine> lines = new ArrayList<>();
    for (SampleHelpLine sample : SampleFiles.helpLines()) {
      HelpLine line = sample.helpLine();
      lines.add(
          new HelpLine(
              lines.size() + 1,
              line.topic(),
              line.area(),
              line.name(),
              line.phone(),
              line.hours(),
              line.textable()));
    }
    return lines;
  }
}
