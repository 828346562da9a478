package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.ExerciseMark;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a new bulletin and changing one. */
@Controller
@PreAuthorize(Permission.TO_WRITE)
class Compose {

  private final Bulletins bulletins;
  private final CheckCodes codes;
  private final Clock clock;

  Compose(Bulletins bulletins, CheckCodes codes, Clock clock) {
    this.bulletins = bulletins;
    this.codes = codes;
    this.clock = clock;
  }

  @GetMapping("/compose")
  String empty(@RequestParam(defaultValue = "false") boolean exercise, Model model) {
    return page(model, ComposeForm.empty(clock.instant(), exercise), null, null, Map.of());
  }

  @PostMapping("/compose")
  String draft(
      @ModelAttribute("form") ComposeForm form,
      @AuthenticationPrincipal SignedIn author,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    FormReader.Reading reading = FormReader.read(form);
    if (reading.content() == null) {
      response.setStatus(422);
      return page(model, form, null, null, reading.problems());
    }
    try {
      BulletinId id = bulletins.draft(reading.content(), author.actor());
      flash.addFlashAttribute("done", "Saved as a draft. Submit it when it is ready.");
      return "redirect:/bulletins/" + id;
    } catch (BulletinRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      return page(model, form, null, null, e.problems());
    }
  }

  @GetMapping("/bulletins/{id}/update")
  String update(@PathVariable long id, Model model) {
    Bulletin old = find(id);
    return page(model, ComposeForm.updating(old, clock.instant()), null, old, Map.of());
  }

  @PostMapping("/bulletins/{id}/update")
  String draftUpdate(
      @PathVariable long id,
      @ModelAttribute("form") ComposeForm form,
      @AuthenticationPrincipal SignedIn author,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Bulletin old = find(id);
    FormReader.Reading reading = FormReader.read(form, isCancelled(old));
    if (reading.content() == null) {
      response.setStatus(422);
      return page(model, form, null, old, reading.problems());
    }
    try {
      BulletinId update = bulletins.update(old.id(), reading.content(), author.actor());
      flash.addFlashAttribute(
          "done",
          "Saved as a draft. Until it is approved, bulletin " + old.id() + " still stands.");
      return "redirect:/bulletins/" + update;
    } catch (BulletinRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      return page(model, form, null, old, e.problems());
    }
  }

  @GetMapping("/bulletins/{id}/edit")
  String edit(@PathVariable long id, Model model) {
    Bulletin bulletin = find(id);
    return page(model, ComposeForm.of(bulletin), bulletin, updated(bulletin), Map.of());
  }

  @PostMapping("/bulletins/{id}/edit")
  String change(
      @PathVariable long id,
      @ModelAttribute("form") ComposeForm form,
      @AuthenticationPrincipal SignedIn editor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    FormReader.Reading reading = FormReader.read(form, isCancelled(updated(find(id))));
    if (reading.content() == null) {
      response.setStatus(422);
      Bulletin present = find(id);
      return page(model, form, present, updated(present), reading.problems());
    }
    try {
      bulletins.edit(new BulletinId(id), form.revision(), reading.content(), editor.actor());
      flash.addFlashAttribute("done", "Saved.");
      return "redirect:/bulletins/" + id;
    } catch (BulletinRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      Bulletin present = find(id);
      if (e.rule() != Rule.EDIT_CONFLICT) {
        return page(model, form, present, updated(present), e.problems());
      }
      // Theirs is shown beside; saving again is then a choice made with both texts in view.
      model.addAttribute("clash", Clash.of(present, form, form));
      return page(
          model, form.withRevision(present.revision()), present, updated(present), Map.of());
    }
  }

  /** Takes over some of theirs, in view of both; saves nothing. */
  @PostMapping("/bulletins/{id}/edit/merge")
  String merge(
      @PathVariable long id,
      @ModelAttribute("form") ComposeForm form,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    Bulletin present = find(id);
    ComposeForm mine = Clash.mine(form, fields);
    ComposeForm merged = Clash.take(fields.getFirst("take"), form, mine, present);
    model.addAttribute("clash", Clash.of(present, mine, merged));
    return page(
        model, merged.withRevision(present.revision()), present, updated(present), Map.of());
  }

  private static boolean isCancelled(Bulletin old) {
    return old != null && old.state() == Bulletin.State.CANCELLED;
  }

  private Bulletin find(long id) {
    return bulletins
        .find(new BulletinId(id))
        .orElseThrow(() -> new NotFound("There is no bulletin " + id + "."));
  }

  private Bulletin updated(Bulletin bulletin) {
    return bulletin.supersedes() == null ? null : find(bulletin.supersedes().value());
  }

  /**
   * @param bulletin null while nothing is saved
   * @param old what it is an update of, or null
   */
  private String page(
      Model model,
      ComposeForm form,
      Bulletin bulletin,
      Bulletin old,
      Map<String, String> problems) {
    model.addAttribute("counts", counts(form, form::text));
    model.addAttribute("correctionCounts", counts(form, form::correction));
    model.addAttribute("advice", Advice.byField(FormReader.sketch(form), codes.on()));
    model.addAttribute("form", form);
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("problems", problems);
    model.addAttribute("old", old);
    model.addAttribute("kinds", Kind.values());
    model.addAttribute("severities", Severity.values());
    model.addAttribute("langs", Lang.values());
    model.addAttribute("regions", Region.values());
    model.addAttribute("cities", City.values());
    return "compose";
  }

  private Map<Lang, TextCount> counts(ComposeForm form, Function<Lang, String> typed) {
    Map<Lang, TextCount> counts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      String text = typed.apply(lang).strip();
      String sent = form.exercise() ? ExerciseMark.marked(lang, text) : text;
      counts.put(lang, text.isEmpty() ? null : TextCount.of(sent, codes::counted));
    }
    return counts;
  }
}
