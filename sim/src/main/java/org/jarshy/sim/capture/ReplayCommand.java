package org.jarshy.sim.capture;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.jarshy.sim.io.ClientTls;
import org.jarshy.sim.io.EventLoop;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code jarshy-sim replay FILE --smsc HOST:PORT}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Plays to an SMSC what the ESMEs of a capture sent, and compares its answers with those",
      "that were captured. FILE is pcap-ng or pcap (also of tcpdump or Wireshark), or JSON lines.",
      "PDUs are sent as they were, octet by octet; what the SMSC sends by itself (deliver_sm,",
      "enquire_link, unbind) is answered as it comes. Prints one line of JSON."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was answered, and as it was in the capture",
      "1:the file cannot be read, or there is no connection",
      "2:an option is wrong",
      "3:something was not answered, or otherwise than in the capture"
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final int LARGEST = 1024 * 1024;
  private static final int UNLIKE = 3;

  @Parameters(paramLabel = "FILE", description = "the capture, also compressed with gzip")
  private Path file;

  @Option(
      names = "--smsc",
      required = true,
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "where to play it")
  private InetSocketAddress smsc;

  @ArgGroup private Speed speed;

  static final class Speed {
    @Option(
        names = "--speed",
        paramLabel = "X",
        description = "so many captured seconds pass in one second (default: 1)")
    private double times = 1;

    @Option(
        names = "--fast",
        description = "as fast as the SMSC answers, never more unanswered than in the capture")
    private boolean fast;
  }

  @Option(
      names = "--system-id",
      paramLabel = "ID",
      description = "bind with this instead of the captured one")
  private String systemId;

  @Option(
      names = "--password",
      paramLabel = "P",
      description = "bind with this instead of the captured one")
  private String password;

  @Option(
      names = "--tls",
      description = "connect with TLS; any certificate is accepted, this is a tool for tests")
  private boolean tls;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "how long an answer is waited for (default: ${DEFAULT-VALUE})")
  private double timeoutSeconds;

  @Spec private CommandSpec spec;

  static final class AddressConverter implements CommandLine.ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String value) {
      int colon = value.lastIndexOf(':');
      String host = value.substring(0, Math.max(0, colon)).replaceAll("^\\[(.*)]$", "$1");
      String port = value.substring(colon + 1);
      if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
        throw new CommandLine.TypeConversionException(
            "'" + value + "' is not allowed; allowed is HOST:PORT, such as 127.0.0.1:2775");
      }
      return new InetSocketAddress(host, Integer.parseInt(port));
    }
  }

  @Override
  public Integer call() {
    Replay.Options options = options();
    List<CapturedConnection> connections;
    try {
      connections = ReadCapture.read(file);
    } catch (NoSuchFileException e) {
      return complain(file + " does not exist");
    } catch (IOException e) {
      return complain(e.getMessage());
    }
    if (connections.isEmpty()) {
      return complain(file + ": there is no SMPP connection in it");
    }
    warn(connections);
    SSLContext context = tls ? ClientTls.trustingAnyone() : null;
    try (EventLoop loop = new EventLoop("sim-replay")) {
      Replay.Connector connector = opening -> loop.connect(smsc, context, LARGEST, opening);
      return print(Replay.start(loop, connector, connections, options).get());
    } catch (IOException e) {
      return complain(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return complain("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Replay.Options options() {
    double times = speed == null ? 1 : speed.fast ? Double.POSITIVE_INFINITY : speed.times;
    if (!(times > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--speed " + times + " is not allowed; allowed is more than 0");
    }
    if (!(timeoutSeconds > 0 && timeoutSeconds <= 86_400)) {
      throw new ParameterException(
          spec.commandLine(),
          "--timeout " + timeoutSeconds + " is not allowed; allowed is more than 0, up to 86400");
    }
    Duration patience = Duration.ofMillis((long) Math.ceil(timeoutSeconds * 1000));
    return new Replay.Options(times, systemId, password, patience);
  }

  private void warn(List<CapturedConnection> connections) {
    for (CapturedConnection connection : connections) {
      for (String problem : connection.problems()) {
        say(connection.esme() + ": " + problem);
      }
    }
  }

  private int print(ReplayReport report) {
    report.troubles().forEach(this::say);
    if (report.connections() == 0) {
      return complain("no connection to " + smsc.getHostString() + ":" + smsc.getPort());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(JsonMapper.builder().build().writeValueAsString(report.view()));
    out.flush();
    return report.differences() == 0 ? 0 : UNLIKE;
  }

  private int complain(String what) {
    say(what);
    return 1;
  }

  private void say(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("jarshy-sim replay: " + what);
    err.flush();
  }
}
