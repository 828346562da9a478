package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jarshy.sim.smpp.CommandStatus;

/**
 * How an account's SMSC behaves from now on.
 *
 * @param responseDelay between a submit and its response
 * @param receiptDelay between that response and the receipt
 * @param receiptBeforeResponse the receipt leaves at once, ahead of the response
 * @param ratePerSecond submits accepted in any second, more get ESME_RTHROTTLED; 0 is no limit
 * @param window submits without a response on one session, more get ESME_RMSGQFUL; 0 is no limit
 * @param submitStatus what every submit gets; with ESME_ROK it is accepted
 * @param receiptState what the receipts say
 * @param faults each happens once
 */
public record Behaviour(
    Duration responseDelay,
    Duration receiptDelay,
    boolean receiptBeforeResponse,
    int ratePerSecond,
    int window,
    CommandStatus submitStatus,
    ReceiptState receiptState,
    List<Fault> faults) {

  private static final Behaviour NORMAL =
      new Behaviour(
          Duration.ZERO,
          Duration.ofSeconds(1),
          false,
          0,
          0,
          CommandStatus.ESME_ROK,
          ReceiptState.DELIVRD,
          List.of());

  public Behaviour {
    notNegative("responseDelay", responseDelay);
    notNegative("receiptDelay", receiptDelay);
    notNegative("ratePerSecond", ratePerSecond);
    notNegative("window", window);
    Objects.requireNonNull(submitStatus, "submitStatus");
    Objects.requireNonNull(receiptState, "receiptState");
    faults = List.copyOf(faults);
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, not " + value);
    }
  }

  private static void notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more, not " + value);
    }
  }

  /** Answers at once, a receipt after a second, no limits, no faults. */
  public static Behaviour normal() {
    return NORMAL;
  }

  public Behaviour withResponseDelay(Duration delay) {
    return new Behaviour(
        delay,
        receiptDelay,
        receiptBeforeResponse,
        ratePerSecond,
        window,
        submitStatus,
        receiptState,
        faults);
  }

  public Behaviour withReceiptDelay(Duration delay) {
    return new Behaviour(
        responseDelay,
        delay,
        receiptBeforeResponse,
        ratePerSecond,
        window,
        submitStatus,
        receiptState,
        faults);
  }

  public Behaviour withReceiptBeforeResponse() {
    return new Behaviour(
        responseDelay,
        receiptDelay,
        true,
        ratePerSecond,
        window,
        submitStatus,
        receiptState,
        faults);
  }

  public Behaviour withRatePerSecond(int rate) {
    return new Behaviour(
        responseDelay,
        receiptDelay,
        receiptBeforeResponse,
        rate,
        window,
        submitStatus,
        receiptState,
        faults);
  }

  public Behaviour withWindow(int size) {
    return new Behaviour(
        responseDelay,
        receiptDelay,
        receiptBeforeResponse,
        ratePerSecond,
        size,
        submitStatus,
        receiptState,
        faults);
  }

  public Behaviour withSubmitStatus(CommandStatus status) {
    return new Behaviour(
        responseDelay,
        receiptDelay,
        receiptBeforeResponse,
        ratePerSecond,
        window,
        status,
        receiptState,
        faults);
  }

  public Behaviour withReceiptState(ReceiptState state) {
    return new Behaviour(
        responseDelay,
        receiptDelay,
        receiptBeforeResponse,
        ratePerSecond,
        window,
        submitStatus,
        state,
        faults);
  }

  /** In addition to the faults that are already there. */
  public Behaviour with(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return withFaults(more);
  }

  public Behaviour withFaults(List<Fault> all) {
    return new Behaviour(
        responseDelay,
        receiptDelay,
        receiptBeforeResponse,
        ratePerSecond,
        window,
        submitStatus,
        receiptState,
        all);
  }
}
