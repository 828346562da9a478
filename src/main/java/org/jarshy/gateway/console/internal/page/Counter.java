package org.jarshy.gateway.console.internal.page;

import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts a text while it is typed; a fragment for beside the field. */
@Controller
class Counter {

  /**
   * @param lang whose field it is; the text comes under the language's code, as {@code
   *     correctionKk}, or under {@code text}
   */
  @PostMapping("/compose/count")
  String count(
      @RequestParam(defaultValue = "ru") String lang,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    Lang language = Lang.of(lang).orElse(Lang.RU);
    String field = correctionField(language);
    String typed = fields.getFirst(fields.containsKey(field) ? field : language.code());
    String text = typed != null ? typed : fields.getFirst("text");
    String sent = text == null ? "" : text.replace("\r\n", "\n").strip();
    model.addAttribute("lang", language);
    model.addAttribute("correcting", fields.containsKey(field));
    model.addAttribute("count", sent.isEmpty() ? null : TextCount.of(sent));
    return "fragments/count :: count";
  }

  /** {@code correctionKk}. */
  private static String correctionField(Lang lang) {
    String code = lang.code();
    return "correction" + Character.toUpperCase(code.charAt(0)) + code.substring(1);
  }
}
