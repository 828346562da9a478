package org.jarshy.gateway.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox deals with doubt.
 *
 * @param lease after this a claim that was never settled is in doubt; far above the response
 *     timeout
 * @param doubtEmergency how long a message in doubt waits for its receipt before it is sent again
 * @param doubtDigest null leaves it in doubt until a receipt or its expiry: news that comes twice
 *     costs trust and money, and tomorrow's digest comes anyway
 * @param maxAttempts how often an SMSC may say "not now" for reasons of the message itself
 */
@Validated
@ConfigurationProperties(prefix = "jarshy.outbox", ignoreUnknownFields = false)
public record OutboxSettings(
    @NotNull @DefaultValue("5m") Duration lease,
    @NotNull @DefaultValue("30s") Duration doubtEmergency,
    @NotNull @DefaultValue("30s") Duration doubtReply,
    @NotNull @DefaultValue("1m") Duration doubtNotice,
    Duration doubtDigest,
    @Min(1) @Max(100) @DefaultValue("8") int maxAttempts) {

  /** How long before it is sent again; null where it never is. */
  Duration doubt(PriorityClass priority) {
    return switch (priority) {
      case EMERGENCY -> doubtEmergency;
      case REPLY -> doubtReply;
      case NOTICE -> doubtNotice;
      case DIGEST -> doubtDigest;
    };
  }

  /** False where a message in doubt is left so until a receipt or its expiry. */
  public boolean sendsAgain(PriorityClass priority) {
    return doubt(priority) != null;
  }

  public static OutboxSettings defaults() {
    return new OutboxSettings(
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        null,
        8);
  }
}
