package org.jarshy.gateway.console.internal.page;

import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginPage {

  @GetMapping("/login")
  String show(
      @AuthenticationPrincipal(errorOnInvalidType = false) SignedIn viewer,
      @RequestParam(required = false) String refused,
      @RequestParam(required = false) String out,
      Model model) {
    if (viewer != null) {
      return "redirect:/";
    }
    model.addAttribute("refused", refused != null);
    model.addAttribute("out", out != null);
    return "login";
  }
}
