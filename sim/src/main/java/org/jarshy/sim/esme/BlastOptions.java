package org.jarshy.sim.esme;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code blast} that make its plan. */
final class BlastOptions {

  @Option(names = "--system-id", paramLabel = "ID", required = true, description = "to bind as")
  private String systemId;

  @Option(names = "--password", paramLabel = "P", required = true, description = "to bind with")
  private String password;

  @Option(
      names = "--system-type",
      paramLabel = "TYPE",
      defaultValue = "",
      description = "of the bind")
  private String systemType;

  @Option(
      names = "--bind",
      paramLabel = "trx|tx+rx",
      defaultValue = "trx",
      converter = BlastConverters.Bind.class,
      description = "one transceiver, or a transmitter and a receiver (default: trx)")
  private LoadBind bind;

  @Option(
      names = "--links",
      paramLabel = "L",
      defaultValue = "1",
      description = "that submit at once (default: ${DEFAULT-VALUE})")
  private int links;

  @Option(
      names = "--window",
      paramLabel = "W",
      defaultValue = "10",
      description = "submits without an answer on each link (default: ${DEFAULT-VALUE})")
  private int window;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "submits a second, all links together; 0, the default, is no limit")
  private double rate;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "how many texts; 1 unless there is a duration. A long text is several submits")
  private Long count;

  @Option(
      names = "--duration",
      paramLabel = "T",
      converter = BlastConverters.Time.class,
      description = "no new text after this time, such as 30s")
  private Duration duration;

  @Option(
      names = "--text",
      paramLabel = "T",
      description = "repeat it for several texts, which take turns; long ones go in parts")
  private List<String> texts;

  @ArgGroup private Receivers receivers;

  private static final class Receivers {
    @Option(
        names = "--to",
        paramLabel = "FIRST",
        description = "the first number, then counted upwards (default: 77010000000)")
    private String first;

    @Option(
        names = "--to-file",
        paramLabel = "FILE",
        description = "numbers, one a line; again from the first after the last")
    private Path file;
  }

  @Option(
      names = "--destinations",
      paramLabel = "N",
      description = "with --to: so many numbers, then again from the first")
  private Integer howMany;

  @Option(
      names = "--from",
      paramLabel = "S",
      defaultValue = "",
      description = "sender: a number, a short code or a name")
  private String from;

  @Option(names = "--no-receipts", description = "do not ask for delivery receipts")
  private boolean noReceipts;

  @Option(
      names = "--priority",
      paramLabel = "P",
      defaultValue = "0",
      description = "priority_flag (default: ${DEFAULT-VALUE})")
  private int priority;

  @Option(names = "--payload", description = "long texts as message_payload, not in parts")
  private boolean payload;

  @Option(
      names = "--no-resend",
      description =
          "what was unanswered when a link was lost is not sent again: no copies, but gaps")
  private boolean noResend;

  @Option(
      names = "--wait",
      paramLabel = "T",
      defaultValue = "30s",
      converter = BlastConverters.Time.class,
      description = "for receipts, after the last response (default: ${DEFAULT-VALUE})")
  private Duration wait;

  @Option(
      names = "--timeout",
      paramLabel = "T",
      defaultValue = "30s",
      converter = BlastConverters.Time.class,
      description = "for the answer to a submit or bind (default: ${DEFAULT-VALUE})")
  private Duration timeout;

  @Option(
      names = "--throttle-wait",
      paramLabel = "T",
      defaultValue = "1s",
      converter = BlastConverters.Time.class,
      description =
          "before the same again after ESME_RTHROTTLED or ESME_RMSGQFUL (default: ${DEFAULT-VALUE})")
  private Duration throttleWait;

  @Option(
      names = "--enquire",
      paramLabel = "T",
      defaultValue = "30s",
      converter = BlastConverters.Time.class,
      description = "between enquire_links; 0 for none (default: ${DEFAULT-VALUE})")
  private Duration enquire;

  /**
   * @throws IllegalArgumentException when a value is not allowed; says what is
   */
  LoadPlan plan() {
    if (count != null && count == 0) {
      throw Invalid.value("count", count, "1 or more");
    }
    LoadPlanBuilder plan =
        LoadPlan.builder()
            .login(systemId, password)
            .systemType(systemType)
            .bind(bind)
            .links(links)
            .window(window)
            .ratePerSecond(rate)
            .count(count == null ? 0 : count)
            .duration(duration)
            .to(destinations())
            .from(from)
            .receipts(!noReceipts)
            .priority(priority)
            .payload(payload)
            .resend(!noResend)
            .waitForReceipts(wait)
            .submitTimeout(timeout)
            .throttleWait(throttleWait)
            .enquireEvery(enquire);
    return (texts == null ? plan : plan.texts(texts)).build();
  }

  private Destinations destinations() {
    if (receivers != null && receivers.file != null) {
      if (howMany != null) {
        throw new IllegalArgumentException("destinations: not allowed with a file of numbers");
      }
      return read(receivers.file);
    }
    String first = receivers == null ? "77010000000" : receivers.first;
    return howMany == null ? Destinations.counted(first) : Destinations.counted(first, howMany);
  }

  private static Destinations read(Path file) {
    try {
      return Destinations.read(file);
    } catch (NoSuchFileException e) {
      throw Invalid.value("to-file", file, "a file that is there");
    } catch (IOException e) {
      throw Invalid.value("to-file", file, "a text file that can be read: " + e.getMessage());
    }
  }
}
