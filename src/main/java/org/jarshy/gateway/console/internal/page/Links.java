package org.jarshy.gateway.console.internal.page;

import org.jarshy.gateway.carrier.Carriers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class Links {

  private final Carriers carriers;

  Links(Carriers carriers) {
    this.carriers = carriers;
  }

  @GetMapping("/links")
  String show(Model model) {
    model.addAttribute("carriers", carriers.statuses());
    return "links";
  }

  @GetMapping("/links/live")
  String refresh(Model model) {
    model.addAttribute("carriers", carriers.statuses());
    return "links :: live";
  }
}
