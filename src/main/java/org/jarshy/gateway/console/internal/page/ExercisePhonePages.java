package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Numbers;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The phones that exercises go to. Numbers are typed in and never shown. */
@Controller
class ExercisePhonePages {

  private final ExercisePhones phones;

  ExercisePhonePages(ExercisePhones phones) {
    this.phones = phones;
  }

  @GetMapping("/exercise-phones")
  String list(Model model) {
    return page(model, "", "", Map.of());
  }

  @PostMapping("/exercise-phones")
  @PreAuthorize(Permission.TO_KEEP_EXERCISE_PHONES)
  String add(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean agreed,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Map<String, String> problems = new LinkedHashMap<>();
    Numbers.Reading read = Numbers.read(number);
    if (read instanceof Numbers.Invalid wrong) {
      problems.put("number", "The number cannot be used: " + wrong.reason() + ".");
    }
    if (!agreed) {
      problems.put("agreed", "Tick that its owner agreed to take part in exercises.");
    }
    if (problems.isEmpty()) {
      try {
        phones.add(((Numbers.Valid) read).number(), name, viewer.actor());
        flash.addFlashAttribute("done", "Taken in. Exercises reach this phone from now on.");
        return "redirect:/exercise-phones";
      } catch (ExercisePhones.Refused e) {
        problems.putAll(e.problems());
      }
    }
    response.setStatus(422);
    return page(model, number, name, problems);
  }

  @PostMapping("/exercise-phones/{id}/remove")
  @PreAuthorize(Permission.TO_KEEP_EXERCISE_PHONES)
  String remove(
      @PathVariable long id, @AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    if (!phones.remove(new SubscriberId(id), viewer.actor())) {
      throw new NotFound("This phone takes part in no exercise.");
    }
    flash.addFlashAttribute("done", "Taken out. Nothing of an exercise leaves to it any more.");
    return "redirect:/exercise-phones";
  }

  private String page(Model model, String number, String name, Map<String, String> problems) {
    model.addAttribute("phones", phones.all());
    model.addAttribute("most", ExercisePhones.MOST);
    model.addAttribute("number", number);
    model.addAttribute("name", name);
    model.addAttribute("problems", problems);
    return "exercise-phones";
  }
}
