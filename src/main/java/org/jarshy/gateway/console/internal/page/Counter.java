package org.jarshy.gateway.console.internal.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.ExerciseMark;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts a text while it is typed and advises on it; a fragment for beside the field. */
@Controller
class Counter {

  private final CheckCodes codes;

  Counter(CheckCodes codes) {
    this.codes = codes;
  }

  /**
   * @param lang whose field it is; the text comes under the language's code, as {@code
   *     correctionKk}, or under {@code text}
   * @param form what else stands on the page, for advice on what the text leaves out
   */
  @PostMapping("/compose/count")
  String count(
      @RequestParam(defaultValue = "ru") String lang,
      @RequestParam MultiValueMap<String, String> fields,
      @ModelAttribute("form") ComposeForm form,
      Model model) {
    Lang language = Lang.of(lang).orElse(Lang.RU);
    String field = correctionField(language);
    String typed = fields.getFirst(fields.containsKey(field) ? field : language.code());
    String text = typed != null ? typed : fields.getFirst("text");
    String sent = text == null ? "" : text.replace("\r\n", "\n").strip();
    model.addAttribute("lang", language);
    model.addAttribute("correcting", fields.containsKey(field));
    boolean correcting = fields.containsKey(field);
    model.addAttribute("advised", advice(FormReader.sketch(form), language, correcting, sent));
    model.addAttribute(
        "count",
        sent.isEmpty() ? null : TextCount.of(asSent(form, language, sent), codes::counted));
    return "fragments/count :: count";
  }

  private static String asSent(ComposeForm form, Lang lang, String text) {
    return form.exercise() ? ExerciseMark.marked(lang, text) : text;
  }

  private List<Advice> advice(Content page, Lang lang, boolean correcting, String text) {
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    if (!correcting) {
      texts.putAll(page.texts());
      texts.put(lang, text);
    }
    Content content =
        new Content(
            page.kind(),
            page.source(),
            page.area(),
            texts,
            page.validFrom(),
            page.expires(),
            page.hours(),
            correcting ? Map.of(lang, text) : Map.of());
    String field = (correcting ? "corrections." : "texts.") + lang.code();
    return Advice.byField(content, codes.on()).getOrDefault(field, List.of());
  }

  /** {@code correctionKk}. */
  private static String correctionField(Lang lang) {
    String code = lang.code();
    return "correction" + Character.toUpperCase(code.charAt(0)) + code.substring(1);
  }
}
