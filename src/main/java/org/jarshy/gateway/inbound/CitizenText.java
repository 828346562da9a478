package org.jarshy.gateway.inbound;

import java.time.Instant;
import org.jarshy.gateway.kernel.Msisdn;

/** A whole text from a citizen, joined from its parts, waiting to be answered. */
public record CitizenText(
    long id, String carrier, Msisdn from, String to, String text, Instant receivedAt) {

  @Override
  public String toString() {
    return "CitizenText[id=" + id + ", from=" + from + "]";
  }
}
