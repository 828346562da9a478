package org.jarshy.sim.smpp;

/** A body that is not what its command says. */
public final class Malformed extends Exception {

  private static final long serialVersionUID = 1L;

  private final CommandStatus status;

  Malformed(CommandStatus status) {
    super(status.name(), null, false, false); // a flood of these must not cost stack traces
    this.status = status;
  }

  /** What to answer. */
  public CommandStatus status() {
    return status;
  }

  /** Whether the PDU itself is broken, so that nothing but a generic_nack can answer it. */
  public boolean broken() {
    return status == CommandStatus.ESME_RINVCMDLEN;
  }
}
