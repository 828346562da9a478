package org.jarshy.gateway.witness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.TextSource;
import org.springframework.stereotype.Component;

/** Number and words of a message to a witness, at the last moment. */
@Component
class WitnessTexts implements TextSource {

  static final String KIND = "witness";

  private final WitnessSettings settings;
  private final AuditCheckpoints checkpoints;

  WitnessTexts(WitnessSettings settings, AuditCheckpoints checkpoints) {
    this.settings = settings;
    this.checkpoints = checkpoints;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<MessageId, Binding> bind(List<Claimed> claimed) {
    Map<MessageId, Binding> bindings = new HashMap<>();
    claimed.forEach(message -> bindings.put(message.id(), bind(message)));
    return bindings;
  }

  private Binding bind(Claimed message) {
    long index = -1 - message.recipient().value();
    if (index < 0 || index >= settings.numbers().size()) {
      return new Binding.Withdrawn("no witness any more");
    }
    Optional<Checkpoint> checkpoint = checkpoints.of(message.origin().ref());
    return checkpoint
        .<Binding>map(
            c ->
                new Binding.Words(
                    new Msisdn(settings.numbers().get((int) index)), c.shortText(), false))
        .orElseGet(() -> new Binding.Withdrawn("no such checkpoint"));
  }
}
