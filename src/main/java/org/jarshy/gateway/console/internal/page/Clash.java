package org.jarshy.gateway.console.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.console.internal.shown.Facts;
import org.jarshy.gateway.console.internal.shown.TextDiff;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.util.MultiValueMap;

/**
 * Two people changed one bulletin: what is saved, what the second one typed, and what differs.
 * Whatever is taken over, the typed words stay on the page until something is saved.
 *
 * @param open false where it can be changed no more: then there is nothing to take over
 */
public record Clash(
    Bulletin theirs,
    List<Field> fields,
    List<Facts.Changed> facts,
    ComposeForm mine,
    boolean open) {

  private static final Set<Bulletin.State> CHANGEABLE =
      Set.of(Bulletin.State.DRAFT, Bulletin.State.RETURNED);

  /**
   * One text.
   *
   * @param name of its field in the form: {@code kk}, {@code correctionRu}
   * @param taken true where the form holds theirs now
   */
  public record Field(
      String name,
      Lang lang,
      boolean correction,
      String theirs,
      String mine,
      List<TextDiff.Part> diff,
      boolean taken) {

    public boolean differs() {
      return !theirs.equals(mine);
    }
  }

  /**
   * @param mine as it was typed
   * @param now what the form holds: that, with what was taken over
   */
  static Clash of(Bulletin present, ComposeForm mine, ComposeForm now) {
    ComposeForm theirs = ComposeForm.of(present);
    List<Field> fields = new ArrayList<>();
    for (Lang lang : Lang.values()) {
      add(fields, lang.code(), lang, false, theirs.text(lang), mine.text(lang), now.text(lang));
    }
    for (Lang lang : Lang.values()) {
      add(
          fields,
          correction(lang),
          lang,
          true,
          theirs.correction(lang),
          mine.correction(lang),
          now.correction(lang));
    }
    return new Clash(
        present,
        List.copyOf(fields),
        Facts.changed(present.content(), FormReader.sketch(now)),
        mine,
        CHANGEABLE.contains(present.state()));
  }

  private static void add(
      List<Field> fields,
      String name,
      Lang lang,
      boolean correction,
      String theirs,
      String mine,
      String now) {
    String typed = mine.strip();
    if (!theirs.isEmpty() || !typed.isEmpty()) {
      List<TextDiff.Part> diff = TextDiff.between(theirs, typed);
      boolean taken = !theirs.equals(typed) && now.strip().equals(theirs);
      fields.add(new Field(name, lang, correction, theirs, typed, diff, taken));
    }
  }

  static String correction(Lang lang) {
    String code = lang.code();
    return "correction" + Character.toUpperCase(code.charAt(0)) + code.substring(1);
  }

  /** What was typed before anything was taken over; the page carries it along. */
  static ComposeForm mine(ComposeForm form, MultiValueMap<String, String> fields) {
    ComposeForm mine = form;
    for (Lang lang : Lang.values()) {
      String text = fields.getFirst("mine-" + lang.code());
      mine = text == null ? mine : mine.withText(lang, text);
      String correction = fields.getFirst("mine-" + correction(lang));
      mine = correction == null ? mine : mine.withCorrection(lang, correction);
    }
    return mine;
  }

  /**
   * @param what the name of a field for theirs, {@code facts} for their facts, {@code all} for all
   *     of theirs, {@code mine} for all typed words back; anything else changes nothing
   */
  static ComposeForm take(String what, ComposeForm form, ComposeForm mine, Bulletin present) {
    ComposeForm theirs = ComposeForm.of(present);
    if ("all".equals(what)) {
      return theirs;
    }
    if ("facts".equals(what)) {
      return withTexts(theirs, form);
    }
    if ("mine".equals(what)) {
      return withTexts(form, mine);
    }
    for (Lang lang : Lang.values()) {
      if (lang.code().equals(what)) {
        return form.withText(lang, theirs.text(lang));
      }
      if (correction(lang).equals(what)) {
        return form.withCorrection(lang, theirs.correction(lang));
      }
    }
    return form;
  }

  private static ComposeForm withTexts(ComposeForm facts, ComposeForm texts) {
    ComposeForm merged = facts;
    for (Lang lang : Lang.values()) {
      merged = merged.withText(lang, texts.text(lang)).withCorrection(lang, texts.correction(lang));
    }
    return merged;
  }
}
