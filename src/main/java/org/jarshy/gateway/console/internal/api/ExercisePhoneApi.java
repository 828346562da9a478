package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Numbers;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The phones that exercises go to, for programs. Numbers go in and never come out. */
@RestController
@RequestMapping(path = "/api/v1/exercise-phones", produces = "application/json")
@PreAuthorize(Permission.TO_KEEP_EXERCISE_PHONES)
@Tag(name = "exercise phones")
class ExercisePhoneApi {

  /**
   * @param agreed that the owner agreed to get exercises
   */
  record PhoneBody(String number, String name, Boolean agreed) {}

  record PhoneView(long id, String name, boolean reachable, String addedBy, Instant addedAt) {
    static PhoneView of(ExercisePhones.Phone phone) {
      return new PhoneView(
          phone.person().id().value(),
          phone.name(),
          phone.reachable(),
          phone.addedBy(),
          phone.addedAt());
    }
  }

  private final ExercisePhones phones;

  ExercisePhoneApi(ExercisePhones phones) {
    this.phones = phones;
  }

  @GetMapping
  @Operation(summary = "The phones that exercises go to")
  List<PhoneView> list() {
    return phones.all().stream().map(PhoneView::of).toList();
  }

  @PostMapping(consumes = "application/json")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Take in the phone of a subscriber who agreed")
  PhoneView add(@RequestBody PhoneBody body, @AuthenticationPrincipal SignedIn by) {
    if (!Boolean.TRUE.equals(body.agreed())) {
      throw new ApiErrors.Invalid(Map.of("agreed", "must be true: its owner agreed to take part"));
    }
    Numbers.Reading read = Numbers.read(body.number());
    if (read instanceof Numbers.Invalid wrong) {
      throw new ApiErrors.Invalid(Map.of("number", wrong.reason()));
    }
    SubscriberId id = phones.add(((Numbers.Valid) read).number(), body.name(), by.actor());
    return phones.all().stream()
        .filter(p -> p.person().id().equals(id))
        .findFirst()
        .map(PhoneView::of)
        .orElseThrow(() -> new ApiErrors.Missing("exercise phone", id.value()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a phone out; nothing of an exercise leaves to it any more")
  void remove(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
    if (!phones.remove(new SubscriberId(id), by.actor())) {
      throw new ApiErrors.Missing("exercise phone", id);
    }
  }
}
