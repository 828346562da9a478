package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.Definition;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.KeywordRefused;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.OperatorKeyword;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Defining a keyword and changing one. */
@Controller
@PreAuthorize(Permission.TO_WRITE)
class DefineKeyword {

  private final Keywords keywords;
  private final Clock clock;

  DefineKeyword(Keywords keywords, Clock clock) {
    this.keywords = keywords;
    this.clock = clock;
  }

  @GetMapping("/keywords/new")
  String empty(Model model) {
    return page(
        model, KeywordForm.empty(clock.instant()), "/keywords", "Define a keyword", Map.of());
  }

  @PostMapping("/keywords")
  String draft(
      @ModelAttribute("form") KeywordForm form,
      @AuthenticationPrincipal SignedIn author,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return save(
        form,
        definition -> keywords.draft(definition, author.actor()),
        new Shown("/keywords", "Define a keyword"),
        model,
        response,
        flash);
  }

  @GetMapping("/keywords/{id}/edit")
  String edit(@PathVariable long id, Model model) {
    return page(model, KeywordForm.of(find(id)), "/keywords/" + id + "/edit", change(id), Map.of());
  }

  @PostMapping("/keywords/{id}/edit")
  String change(
      @PathVariable long id,
      @ModelAttribute("form") KeywordForm form,
      @AuthenticationPrincipal SignedIn editor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return save(
        form,
        definition -> {
          keywords.edit(new KeywordId(id), form.revision(), definition, editor.actor());
          return new KeywordId(id);
        },
        new Shown("/keywords/" + id + "/edit", change(id)),
        model,
        response,
        flash);
  }

  @GetMapping("/keywords/{id}/update")
  String update(@PathVariable long id, Model model) {
    KeywordForm form = KeywordForm.updating(find(id), clock.instant());
    return page(model, form, "/keywords/" + id + "/update", change(id), Map.of());
  }

  @PostMapping("/keywords/{id}/update")
  String draftUpdate(
      @PathVariable long id,
      @ModelAttribute("form") KeywordForm form,
      @AuthenticationPrincipal SignedIn author,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return save(
        form,
        definition -> keywords.update(find(id).id(), definition, author.actor()),
        new Shown("/keywords/" + id + "/update", change(id)),
        model,
        response,
        flash);
  }

  private record Shown(String action, String title) {}

  private String save(
      KeywordForm form,
      Function<Definition, KeywordId> step,
      Shown shown,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Map<String, String> problems = new LinkedHashMap<>();
    Definition definition = form.read(problems);
    int status = 422;
    if (definition != null) {
      try {
        KeywordId id = step.apply(definition);
        boolean table = definition.answering() instanceof Answering.Table;
        flash.addFlashAttribute(
            "done",
            table
                ? "Saved as a draft. Upload its table, try it, and submit it."
                : "Saved as a draft. Try it, and submit it when it is ready.");
        return "redirect:/keywords/" + id;
      } catch (KeywordRefused e) {
        problems.putAll(e.problems());
        status = Statuses.of(e.rule());
      }
    }
    response.setStatus(status);
    return page(model, form, shown.action(), shown.title(), problems);
  }

  private OperatorKeyword find(long id) {
    return keywords
        .find(new KeywordId(id))
        .orElseThrow(() -> new NotFound("There is no keyword " + id + "."));
  }

  private static String change(long id) {
    return "Change keyword " + id;
  }

  private static String page(
      Model model, KeywordForm form, String action, String title, Map<String, String> problems) {
    model.addAttribute("form", form);
    model.addAttribute("action", action);
    model.addAttribute("title", title);
    model.addAttribute("problems", problems);
    model.addAttribute("matches", KeyMatch.values());
    model.addAttribute("langs", Lang.values());
    return "define-keyword";
  }
}
