package org.jarshy.sim.esme;

import java.util.List;
import org.jarshy.sim.smpp.Command;

/** How a link binds. */
public enum LoadBind {
  /** One transceiver. */
  TRX(Command.BIND_TRANSCEIVER),
  /** A transmitter and a receiver, each on its own connection. */
  TX_RX(Command.BIND_TRANSMITTER, Command.BIND_RECEIVER);

  private final List<Integer> commands;

  LoadBind(Integer... commands) {
    this.commands = List.of(commands);
  }

  /** The bind command of each connection of a link. */
  List<Integer> commands() {
    return commands;
  }
}
