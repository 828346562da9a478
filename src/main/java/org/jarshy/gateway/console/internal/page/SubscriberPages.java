package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** How many listen, and taking more of them from a file. No page ever shows a number. */
@Controller
class SubscriberPages {

  private final Subscribers subscribers;
  private final SubscriberImport imports;

  SubscriberPages(Subscribers subscribers, SubscriberImport imports) {
    this.subscribers = subscribers;
    this.imports = imports;
  }

  @GetMapping("/subscribers")
  String show(Model model) {
    return page(model);
  }

  @PostMapping("/subscribers/import")
  @PreAuthorize(Permission.TO_IMPORT)
  String take(
      @RequestParam(required = false) MultipartFile file,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response)
      throws IOException {
    if (file == null || file.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("notTaken", "Choose a CSV file; this one is empty or missing.");
      return page(model);
    }
    try (InputStream csv = file.getInputStream()) {
      model.addAttribute("report", imports.importCsv(csv, viewer.actor()));
    } catch (SubscriberImport.NotTaken e) {
      response.setStatus(422);
      model.addAttribute("notTaken", e.getMessage());
    }
    return page(model);
  }

  private String page(Model model) {
    model.addAttribute("totals", Overview.Totals.of(subscribers.totals()));
    return "subscribers";
  }
}
