package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the links stand, for programs. */
@RestController
@RequestMapping(path = "/api/v1/carriers", produces = "application/json")
@Tag(name = "carriers")
class CarrierApi {

  private final Carriers carriers;

  CarrierApi(Carriers carriers) {
    this.carriers = carriers;
  }

  @GetMapping
  @Operation(summary = "Every carrier with its links, their state and what the SMSC says")
  List<CarrierStatus> list() {
    return carriers.statuses();
  }
}
