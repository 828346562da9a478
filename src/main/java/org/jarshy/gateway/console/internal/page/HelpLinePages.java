package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpLineRefused;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The help lines: what HOTLINE answers from. */
@Controller
class HelpLinePages {

  private final Directory directory;

  HelpLinePages(Directory directory) {
    this.directory = directory;
  }

  @GetMapping("/help-lines")
  String list(Model model) {
    model.addAttribute("lines", directory.all());
    model.addAttribute("langs", Lang.values());
    return "help-lines";
  }

  @GetMapping("/help-lines/new")
  @PreAuthorize(Permission.TO_KEEP_HELP_LINES)
  String add(Model model) {
    return form(model, HelpLineForm.EMPTY, Map.of());
  }

  @GetMapping("/help-lines/{id}")
  @PreAuthorize(Permission.TO_KEEP_HELP_LINES)
  String edit(@PathVariable long id, Model model) {
    return form(model, HelpLineForm.of(find(id)), Map.of());
  }

  @PostMapping("/help-lines")
  @PreAuthorize(Permission.TO_KEEP_HELP_LINES)
  String save(
      @ModelAttribute("form") HelpLineForm form,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Map<String, String> problems = new LinkedHashMap<>();
    HelpLine line = form.read(problems);
    if (line != null) {
      try {
        directory.save(line, viewer.actor());
        flash.addFlashAttribute("done", "Saved. Citizens get it from now on.");
        return "redirect:/help-lines";
      } catch (HelpLineRefused e) {
        problems.putAll(e.problems());
      } catch (IllegalArgumentException e) {
        problems.put("", e.getMessage());
      }
    }
    response.setStatus(422);
    return form(model, form, problems);
  }

  @PostMapping("/help-lines/{id}/remove")
  @PreAuthorize(Permission.TO_KEEP_HELP_LINES)
  String remove(
      @PathVariable long id, @AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    directory.remove(find(id).id(), viewer.actor());
    flash.addFlashAttribute("done", "Removed. Citizens no longer get it.");
    return "redirect:/help-lines";
  }

  private HelpLine find(long id) {
    return directory.all().stream()
        .filter(line -> line.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no help line " + id + "."));
  }

  private static String form(Model model, HelpLineForm form, Map<String, String> problems) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("topics", HelpTopic.values());
    model.addAttribute("regions", Region.values());
    model.addAttribute("cities", City.values());
    return "help-line";
  }
}
