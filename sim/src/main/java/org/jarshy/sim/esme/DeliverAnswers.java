package org.jarshy.sim.esme;

import org.jarshy.sim.io.Wire;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;

/** Counts what the SMSC delivers on a connection, and acknowledges it. */
final class DeliverAnswers {

  private final Wire wire;
  private final LoadRun run;
  private final Reception reception = new Reception();

  DeliverAnswers(Wire wire, LoadRun run) {
    this.wire = wire;
    this.run = run;
  }

  void take(byte[] frame, int sequence) {
    if (!reception.read(frame)) {
      run.tally().malformed++;
      int status = CommandStatus.ESME_RINVCMDLEN.code();
      wire.send(Octets.header(Command.GENERIC_NACK, status, sequence));
      return;
    }
    wire.send(Octets.deliverResponse(0, sequence));
    if (!reception.isReceipt()) {
      run.tally().textsFromPhones++;
      return;
    }
    run.tally().receipt(reception.stat(), run.nanos());
    if (reception.isFinal() && run.plan().content().receipts()) {
      int from = reception.idFrom();
      run.tally().openReceipts.came(frame, from, reception.idTo());
      run.receiptCame();
    }
  }
}
