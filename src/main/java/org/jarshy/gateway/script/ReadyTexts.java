package org.jarshy.gateway.script;

import java.util.HashMap;
import java.util.Map;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Script;

/**
 * The last step before a text is cut into segments: in the letters its reader chose, with plain
 * marks where those make it cheaper. Remembers what it has done, since thousands get the same text:
 * one of these for each batch, for one thread.
 */
public final class ReadyTexts {

  private record Asked(String text, Lang lang, Script script) {}

  private final Map<Asked, String> done = new HashMap<>();

  /**
   * @param lang the reader's; null counts as Russian
   */
  public String of(String text, Lang lang, Script script) {
    return done.computeIfAbsent(
        new Asked(text, lang == null ? Lang.RU : lang, script), ReadyTexts::ready);
  }

  private static String ready(Asked asked) {
    String lettered =
        asked.script() == Script.LATIN ? Latin.write(asked.text(), asked.lang()) : asked.text();
    return Typography.fitted(lettered);
  }
}
