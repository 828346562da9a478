package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every other address under /api, so that a wrong one too gets a problem detail. */
@RestController
@Hidden
class Elsewhere {

  @RequestMapping("/api/**")
  void nothing() {
    throw new ApiErrors.Missing();
  }
}
