package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.console.AccountRefused;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Secret;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in, for administrators. A typed password is never shown again. */
@Controller
@PreAuthorize(Permission.TO_KEEP_ACCOUNTS)
class AccountPages {

  private final Accounts accounts;

  AccountPages(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/accounts")
  String list(Model model) {
    return page(model, "", "", Set.of(), Map.of());
  }

  @PostMapping("/accounts")
  String create(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") List<String> roles,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Set<Role> chosen = read(roles);
    try {
      accounts.create(login, name, Secret.of(password), chosen, viewer.actor());
      flash.addFlashAttribute("done", "Made the account '" + login.strip() + "'.");
      return "redirect:/accounts";
    } catch (AccountRefused e) {
      response.setStatus(422);
      return page(model, login, name, chosen, e.problems());
    }
  }

  @PostMapping("/accounts/{login}/{deed}")
  String change(
      @PathVariable String login,
      @PathVariable String deed,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") List<String> roles,
      @AuthenticationPrincipal SignedIn viewer,
      RedirectAttributes flash) {
    if (login.equals(viewer.login()) && !"password".equals(deed)) {
      flash.addFlashAttribute(
          "refused", List.of("Another administrator must change your own roles or disable you."));
      return "redirect:/accounts";
    }
    try {
      switch (deed) {
        case "password" -> accounts.changePassword(login, Secret.of(password), viewer.actor());
        case "roles" -> accounts.changeRoles(login, read(roles), viewer.actor());
        case "disable" -> accounts.disable(login, viewer.actor());
        case "enable" -> accounts.enable(login, viewer.actor());
        default -> throw new NotFound("Accounts know no '" + deed + "'.");
      }
      flash.addFlashAttribute("done", "Changed '" + login + "'. Its open sessions have ended.");
    } catch (AccountRefused e) {
      flash.addFlashAttribute("refused", List.copyOf(e.problems().values()));
    }
    return "redirect:/accounts";
  }

  private String page(
      Model model, String login, String name, Set<Role> chosen, Map<String, String> problems) {
    model.addAttribute("accounts", accounts.all());
    model.addAttribute("roles", Role.values());
    model.addAttribute("login", login);
    model.addAttribute("name", name);
    model.addAttribute("chosen", chosen);
    model.addAttribute("problems", problems);
    return "accounts";
  }

  private static Set<Role> read(List<String> names) {
    return Arrays.stream(Role.values())
        .filter(role -> names.contains(role.name()))
        .collect(Collectors.toSet());
  }
}
