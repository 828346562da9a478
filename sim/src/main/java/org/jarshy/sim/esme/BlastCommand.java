package org.jarshy.sim.esme;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jarshy.sim.io.ClientTls;
import org.jarshy.sim.io.EventLoop;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jarshy-sim blast}: a load-generating ESME against any SMSC. */
@Command(
    name = "blast",
    sortOptions = false,
    description = {
      "Submits texts to an SMSC as fast as told, and counts what comes of them.",
      "A line each second on stderr, one JSON object on stdout at the end. Ctrl+C ends it early and"
          + " politely, with the JSON."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was accepted, and every receipt asked for came",
      "1:no connection, or no bind",
      "2:an option is wrong",
      "3:something was refused, unanswered, not sent, or is without its receipt",
      "130:ended by Ctrl+C"
    })
public final class BlastCommand implements Callable<Integer> {

  private static final int FAULTLESS = 0;
  private static final int NOT_BOUND = 1;
  private static final int INCOMPLETE = 3;

  @Option(
      names = "--smsc",
      paramLabel = "HOST:PORT",
      required = true,
      converter = BlastConverters.Endpoint.class,
      description = "where to connect")
  private InetSocketAddress smsc;

  @Mixin private BlastOptions options;

  @Option(
      names = "--tls",
      description =
          "speak TLS. Without --trust any certificate is accepted: this is a test tool, and its"
              + " texts are no secrets")
  private boolean tls;

  @Option(
      names = "--trust",
      paramLabel = "PEM",
      description = "with --tls: accept only certificates of this file, or signed by one of it")
  private Path trust;

  @Option(names = "--quiet", description = "no line each second")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  private boolean help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LoadEsme esme;
    try (EventLoop loop = new EventLoop("blast")) {
      esme = LoadEsme.overSockets(loop, smsc, tlsContext(), options.plan());
      BlastRun run = new BlastRun(esme, spec.commandLine(), quiet);
      return exitCode(run.await());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private SSLContext tlsContext() {
    if (trust != null && !tls) {
      throw new IllegalArgumentException("trust: a file is allowed only together with --tls");
    }
    try {
      return !tls ? null : trust == null ? ClientTls.trustingAnyone() : ClientTls.trusting(trust);
    } catch (IOException | GeneralSecurityException e) {
      throw Invalid.value(
          "trust", trust, "a file of certificates in PEM that can be read: " + e.getMessage());
    }
  }

  private int exitCode(LoadResult result) {
    if (result.linksBound() == 0) {
      spec.commandLine().getErr().println("jarshy-sim blast: " + result.problem());
      return NOT_BOUND;
    }
    return result.complete() ? FAULTLESS : INCOMPLETE;
  }
}
