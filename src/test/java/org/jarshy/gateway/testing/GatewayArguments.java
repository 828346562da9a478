package org.jarshy.gateway.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a gateway for tests: its own directory, any free port, a given SMSC. */
public final class GatewayArguments {

  private GatewayArguments() {}

  /**
   * @param directory for database and keyfile
   * @param smppPort of the SMSC that all three carriers are bound to
   */
  public static String[] of(Path directory, int smppPort, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:"
                    + directory.resolve("jarshy")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "--jarshy.keys.file=" + directory.resolve("jarshy.key"),
                "--jarshy.keys.create=true",
                // Tests read on phones what was approved; those of codes turn them on.
                "--jarshy.bulletin.check-codes=false",
                // Tests run at any hour.
                "--jarshy.broadcast.quiet-hours.digest=none"));
    for (String carrier : List.of("beeline", "kcell", "tele2")) {
      arguments.add("--jarshy.carriers." + carrier + ".port=" + smppPort);
      arguments.add("--jarshy.carriers." + carrier + ".reconnect-first=50ms");
      arguments.add("--jarshy.carriers." + carrier + ".reconnect-most=500ms");
    }
    for (String own : more) {
      // One key twice would be a list of two values.
      arguments.removeIf(ours -> ours.startsWith(own.substring(0, own.indexOf('=') + 1)));
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }
}
