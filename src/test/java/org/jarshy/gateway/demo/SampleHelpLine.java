package org.jarshy.gateway.demo;

import java.util.EnumMap;
import java.util.Map;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/** One entry of {@code demo/help-lines.yaml}. */
record SampleHelpLine(
    HelpTopic topic,
    String area,
    String phone,
    String hours,
    boolean textable,
    Map<String, String> name) {

  HelpLine helpLine() {
    Map<Lang, String> byLang = new EnumMap<>(Lang.class);
    name.forEach((code, text) -> byLang.put(Lang.of(code).orElseThrow(), text));
    return new HelpLine(0, topic, Area.decode(area), byLang, phone, hours, textable);
  }
}
