package org.jarshy.gateway.witness;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who outside keeps checkpoints of the audit log.
 *
 * @param numbers of at most 20 people, {@code +77010000001}; never shown and never logged
 * @param every how often the newest checkpoint is sent on its own, when there is a new one; null is
 *     only when an administrator asks
 */
@Validated
@ConfigurationProperties(prefix = "jarshy.witness", ignoreUnknownFields = false)
record WitnessSettings(
    @Size(max = 20, message = "at most 20 witnesses are allowed") @DefaultValue({})
        List<
                @Pattern(
                    regexp = "\\+[1-9][0-9]{6,14}",
                    message = "a plus sign and 7 to 15 digits are allowed")
                String>
            numbers,
    @DurationMin(minutes = 10, message = "10m or more is allowed") Duration every) {

  WitnessSettings {
    numbers = List.copyOf(numbers);
  }

  /** Leaves the numbers out: this may reach a log by accident. */
  @Override
  public String toString() {
    return "WitnessSettings[numbers=" + numbers.size() + ", every=" + every + "]";
  }
}
