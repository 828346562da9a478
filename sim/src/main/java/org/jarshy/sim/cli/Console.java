package org.jarshy.sim.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks to its user. */
final class Console {

  private final PrintWriter out;
  private final PrintWriter err;

  Console(CommandSpec spec) {
    out = spec.commandLine().getOut();
    err = spec.commandLine().getErr();
  }

  void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }

  void complain(String what) {
    err.println("jarshy-sim: " + what);
    err.flush();
  }
}
