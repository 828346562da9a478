package org.jarshy.sim.profile;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.text.DefaultAlphabet;

/**
 * How an account's SMSC behaves from now on.
 *
 * @param alphabet what {@code data_coding} 0 is read as
 * @param enquireLink how often the SMSC asks whether the link is alive; zero for never
 * @param faults what goes wrong, and when
 * @param rules other behaviour for some destinations; the first that matches counts
 */
public record Profile(
    Answers answers,
    Receipts receipts,
    DefaultAlphabet alphabet,
    Duration enquireLink,
    List<ArmedFault> faults,
    List<Rule> rules) {

  private static final Profile NORMAL =
      new Profile(
          new Answers(
              Duration.ZERO,
              CommandStatus.ESME_ROK,
              Latency.NONE,
              0,
              0,
              0,
              Mix.only(CommandStatus.ESME_ROK),
              IdFormat.HEX),
          new Receipts(
              Latency.of(Duration.ofSeconds(1)),
              Mix.only(ReceiptState.DELIVRD),
              0,
              0,
              0,
              0,
              0,
              ReceiptFields.BOTH,
              ReceiptStyle.STANDARD,
              IdFormat.HEX,
              Duration.ofHours(24)),
          DefaultAlphabet.GSM7,
          Duration.ZERO,
          List.of(),
          List.of());

  public Profile {
    Objects.requireNonNull(answers, "answers");
    Objects.requireNonNull(receipts, "receipts");
    Objects.requireNonNull(alphabet, "alphabet");
    if (enquireLink.isNegative()) {
      throw new IllegalArgumentException("enquireLink must not be negative, not " + enquireLink);
    }
    faults = List.copyOf(faults);
    rules = List.copyOf(rules);
  }

  /** In which responses write message ids: to most destinations first, then by the rules. */
  public List<IdFormat> idFormats() {
    return Stream.concat(Stream.of(this), rules.stream().map(Rule::profile))
        .map(profile -> profile.answers().id())
        .distinct()
        .toList();
  }

  /** Answers at once, a receipt after a second, no limits, no faults. */
  public static Profile normal() {
    return NORMAL;
  }

  /** A builder that begins as this profile is. */
  public ProfileBuilder change() {
    return new ProfileBuilder(this);
  }

  public Profile withResponseDelay(Duration delay) {
    return change().responseDelay(Latency.of(delay)).build();
  }

  public Profile withReceiptDelay(Duration delay) {
    return change().receiptDelay(Latency.of(delay)).build();
  }

  public Profile withReceiptBeforeResponse() {
    return change().receiptBeforeResponse(1).build();
  }

  public Profile withRatePerSecond(int rate) {
    return change().ratePerSecond(rate).build();
  }

  public Profile withWindow(int size) {
    return change().window(size).build();
  }

  public Profile withSubmitStatus(CommandStatus status) {
    return change().submitStatus(Mix.only(status)).build();
  }

  public Profile withReceiptState(ReceiptState state) {
    return change().receiptState(Mix.only(state)).build();
  }

  /** In addition to the faults that are already there. */
  public Profile with(Fault fault, When when) {
    return change().fault(new ArmedFault(fault, when)).build();
  }

  public Profile withFaults(List<ArmedFault> all) {
    return new Profile(answers, receipts, alphabet, enquireLink, all, rules);
  }
}
