package org.jarshy.gateway.outbox;

import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.MessageId;

/**
 * Gives number and words at the last moment, so that an update, a cancel, a STOP or an erasure
 * takes effect on everything not yet submitted.
 */
public interface TextSource {

  /** The {@link Origin#kind()} it answers for. */
  String kind();

  /** One binding for each message; a missing one is withdrawn with reason "unknown". */
  Map<MessageId, Binding> bind(List<Claimed> claimed);
}
