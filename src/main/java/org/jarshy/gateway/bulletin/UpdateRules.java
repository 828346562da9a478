package org.jarshy.gateway.bulletin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;

/** What an update must be, beside what every bulletin must be. Knows no storage. */
final class UpdateRules {

  private UpdateRules() {}

  /**
   * @param old what it is to be an update of
   * @throws BulletinRefused rule WRONG_STATE unless it was approved and nothing took its place yet;
   *     a cancelled one may be corrected too: stopping at once and saying what is right later is
   *     how mistakes end
   */
  static void requireStanding(Bulletin old) {
    if (old.supersededBy() != null) {
      throw taken(old.id(), old.supersededBy());
    }
    if (old.state() != State.APPROVED && old.state() != State.CANCELLED) {
      throw BulletinRefused.whole(
          Rule.WRONG_STATE,
          "A bulletin that is %s cannot be updated; only one that was approved can."
              .formatted(StepRules.words(old.state())));
    }
  }

  static BulletinRefused taken(BulletinId old, BulletinId by) {
    return BulletinRefused.whole(
        Rule.WRONG_STATE,
        "Bulletin %s took the place of bulletin %s already, and only one can. Write an update of bulletin %s instead."
            .formatted(by, old, by));
  }

  /**
   * Everything that is wrong with it as an update, by field.
   *
   * @param old what it is an update of; null for a bulletin that is none
   */
  static Map<String, String> problems(Content content, Bulletin old) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (old != null && content.kind() != null && content.kind() != old.content().kind()) {
      // The kind decides who was told, and so who must hear that it is otherwise.
      problems.put("kind", "An update keeps the kind of what it updates.");
    }
    if (old != null && content.exercise() != old.exercise()) {
      problems.put(
          "exercise",
          old.exercise()
              ? "Bulletin %s is an exercise; only an exercise may be an update of it."
                  .formatted(old.id())
              : "Bulletin %s is real; an exercise may not be an update of it.".formatted(old.id()));
    }
    for (Lang lang : Lang.values()) {
      if (old == null || content.texts().containsKey(lang)) {
        problem(content, lang, old == null)
            .ifPresent(
                p ->
                    problems.put(
                        "corrections." + lang.code(),
                        "The %s correction %s."
                            .formatted(lang.locale().getDisplayLanguage(Locale.ENGLISH), p)));
      } else if (content.corrections().containsKey(lang)) {
        problems.put(
            "corrections." + lang.code(),
            "A correction needs the new text in the same language; write that too.");
      }
    }
    return problems;
  }

  private static Optional<String> problem(Content content, Lang lang, boolean plain) {
    String written = content.corrections().get(lang);
    if (plain) {
      return written == null
          ? Optional.empty()
          : Optional.of("has no place here: only an update corrects something");
    }
    if (written != null) {
      return Optional.ofNullable(ContentRules.textProblem(content, lang, written));
    }
    return ContentRules.textProblem(content, lang, content.texts().get(lang)) != null
        ? Optional.empty() // said already, of the text
        : Optional.ofNullable(
                ContentRules.textProblem(content, lang, Correction.text(content, lang)))
            .map(
                p -> p + "; it is the new text behind a word that says so, or write a shorter one");
  }
}
