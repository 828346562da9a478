package org.jarshy.gateway.subscriber.internal;

import java.util.List;
import java.util.Locale;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Places;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Numbers;
import org.jarshy.gateway.subscriber.internal.CsvColumns.BadLine;

/**
 * A good line of an import. An empty cell says nothing: what is known stays, and who is new has no
 * language (and counts as Russian), no place and every topic.
 *
 * @param lang null where the cell was empty
 * @param place null where the cell was empty
 * @param topics bits of {@link SubscriberRow#bit}, 0 where the cell was empty
 * @param script null where the cell was empty
 */
record CsvEntry(long line, Msisdn number, Lang lang, Place place, int topics, Script script) {

  /**
   * @param cells number, language, place, topics, script
   * @throws BadLine with what is allowed; nothing from the line is repeated, since a number may
   *     stand in any cell
   */
  static CsvEntry of(long line, List<String> cells) {
    return new CsvEntry(
        line,
        number(cells.get(0)),
        lang(cells.get(1)),
        place(cells.get(2)),
        topics(cells.get(3)),
        script(cells.get(4)));
  }

  private static Msisdn number(String cell) {
    Numbers.Reading reading = Numbers.read(cell);
    if (reading instanceof Numbers.Valid valid) {
      return valid.number();
    }
    throw new BadLine(((Numbers.Invalid) reading).reason());
  }

  private static Lang lang(String cell) {
    return cell.isBlank()
        ? null
        : Lang.of(cell).orElseThrow(() -> new BadLine("unknown language: kk, ru or en is allowed"));
  }

  private static Script script(String cell) {
    return cell.isBlank()
        ? null
        : Script.of(cell).orElseThrow(() -> new BadLine("unknown script: own or latin is allowed"));
  }

  private static Place place(String cell) {
    return cell.isBlank()
        ? null
        : Places.find(cell)
            .orElseThrow(
                () ->
                    new BadLine(
                        "unknown place: a region or city of Kazakhstan is allowed, by its name in"
                            + " Kazakh, Russian or English or its slug, such as almaty-region"));
  }

  private static int topics(String cell) {
    int bits = 0;
    for (String word : cell.isBlank() ? new String[0] : cell.split("[;,]")) {
      if (word.strip().toLowerCase(Locale.ROOT).equals("all")) {
        bits |= SubscriberRow.ALL_TOPICS;
      } else if (!word.isBlank()) {
        bits |=
            Topic.of(word)
                .map(SubscriberRow::bit)
                .orElseThrow(
                    () ->
                        new BadLine(
                            "unknown topic: curfew, news, proxy and helplines are allowed,"
                                + " separated by semicolons, or all"));
      }
    }
    return bits;
  }
}
