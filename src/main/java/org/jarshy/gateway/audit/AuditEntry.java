package org.jarshy.gateway.audit;

import java.time.Instant;
import org.jarshy.gateway.kernel.Actor;

/** One line of the log, as {@link AuditLog#record} took it. Ids grow, and may have gaps. */
public record AuditEntry(
    long id, Instant at, Actor actor, String action, String subject, String detail) {}
