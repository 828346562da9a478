package org.jarshy.gateway.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the log is sealed.
 *
 * @param keyFile with the key that signs checkpoints; null is {@code jarshy-audit.key} beside the
 *     keyfile of numbers
 * @param checkpointsFile that every checkpoint is appended to, outside the database; null is {@code
 *     audit-checkpoints.txt} beside the keyfile of numbers
 * @param checkpointRecords a checkpoint after so many new records at the latest
 * @param checkpointTime and after so long, when there is a new record at all
 */
@Validated
@ConfigurationProperties(prefix = "jarshy.audit", ignoreUnknownFields = false)
record AuditSettings(
    Path keyFile,
    Path checkpointsFile,
    @Min(value = 1, message = "1 to 10000 records are allowed")
        @Max(value = 10_000, message = "1 to 10000 records are allowed")
        @DefaultValue("100")
        int checkpointRecords,
    @NotNull @DurationMin(seconds = 10, message = "10s or more is allowed") @DefaultValue("10m")
        Duration checkpointTime) {

  static final String KEY_FILE = "jarshy.audit.key-file";

  /** The same with a place for each file. */
  AuditSettings beside(Path numbersKey) {
    return new AuditSettings(
        keyFile == null ? numbersKey.resolveSibling("jarshy-audit.key") : keyFile,
        checkpointsFile == null
            ? numbersKey.resolveSibling("audit-checkpoints.txt")
            : checkpointsFile,
        checkpointRecords,
        checkpointTime);
  }
}
