package org.jarshy.sim.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.text.DefaultAlphabet;

/** Changes some of a profile; see {@link Answers}, {@link Receipts} and {@link Profile}. */
public final class ProfileBuilder {

  private Duration bindDelay;
  private CommandStatus bindStatus;
  private Latency responseDelay;
  private int ratePerSecond;
  private int queue;
  private int window;
  private Mix<CommandStatus> submitStatus;
  private IdFormat responseId;
  private Latency receiptDelay;
  private Mix<ReceiptState> receiptState;
  private double receiptBeforeResponse;
  private double receiptNone;
  private double receiptTwice;
  private double receiptReordered;
  private double receiptContradicted;
  private ReceiptFields receiptFields;
  private ReceiptStyle receiptText;
  private IdFormat receiptId;
  private Duration validity;
  private DefaultAlphabet alphabet;
  private Duration enquireLink;
  private List<ArmedFault> faults;
  private List<Rule> rules;

  ProfileBuilder(Profile from) {
    Answers answers = from.answers();
    bindDelay = answers.bindDelay();
    bindStatus = answers.bindStatus();
    responseDelay = answers.delay();
    ratePerSecond = answers.ratePerSecond();
    queue = answers.queue();
    window = answers.window();
    submitStatus = answers.status();
    responseId = answers.id();
    Receipts receipts = from.receipts();
    receiptDelay = receipts.delay();
    receiptState = receipts.state();
    receiptBeforeResponse = receipts.beforeResponse();
    receiptNone = receipts.none();
    receiptTwice = receipts.twice();
    receiptReordered = receipts.reordered();
    receiptContradicted = receipts.contradicted();
    receiptFields = receipts.fields();
    receiptText = receipts.style();
    receiptId = receipts.id();
    validity = receipts.validity();
    alphabet = from.alphabet();
    enquireLink = from.enquireLink();
    faults = new ArrayList<>(from.faults());
    rules = from.rules();
  }

  public ProfileBuilder bindDelay(Duration value) {
    bindDelay = value;
    return this;
  }

  public ProfileBuilder bindStatus(CommandStatus value) {
    bindStatus = value;
    return this;
  }

  public ProfileBuilder responseDelay(Latency value) {
    responseDelay = value;
    return this;
  }

  public ProfileBuilder ratePerSecond(int value) {
    ratePerSecond = value;
    return this;
  }

  public ProfileBuilder queue(int value) {
    queue = value;
    return this;
  }

  public ProfileBuilder window(int value) {
    window = value;
    return this;
  }

  public ProfileBuilder submitStatus(Mix<CommandStatus> value) {
    submitStatus = value;
    return this;
  }

  public ProfileBuilder responseId(IdFormat value) {
    responseId = value;
    return this;
  }

  public ProfileBuilder receiptDelay(Latency value) {
    receiptDelay = value;
    return this;
  }

  public ProfileBuilder receiptState(Mix<ReceiptState> value) {
    receiptState = value;
    return this;
  }

  public ProfileBuilder receiptBeforeResponse(double probability) {
    receiptBeforeResponse = probability;
    return this;
  }

  public ProfileBuilder receiptNone(double probability) {
    receiptNone = probability;
    return this;
  }

  public ProfileBuilder receiptTwice(double probability) {
    receiptTwice = probability;
    return this;
  }

  public ProfileBuilder receiptReordered(double probability) {
    receiptReordered = probability;
    return this;
  }

  public ProfileBuilder receiptContradicted(double probability) {
    receiptContradicted = probability;
    return this;
  }

  public ProfileBuilder receiptFields(ReceiptFields value) {
    receiptFields = value;
    return this;
  }

  public ProfileBuilder receiptText(ReceiptStyle value) {
    receiptText = value;
    return this;
  }

  public ProfileBuilder receiptId(IdFormat value) {
    receiptId = value;
    return this;
  }

  public ProfileBuilder validity(Duration value) {
    validity = value;
    return this;
  }

  public ProfileBuilder alphabet(DefaultAlphabet value) {
    alphabet = value;
    return this;
  }

  public ProfileBuilder enquireLink(Duration value) {
    enquireLink = value;
    return this;
  }

  /** In addition to those that are there. */
  public ProfileBuilder fault(ArmedFault fault) {
    faults.add(fault);
    return this;
  }

  /** In place of those that are there. */
  public ProfileBuilder faults(List<ArmedFault> all) {
    faults = new ArrayList<>(all);
    return this;
  }

  public ProfileBuilder rules(List<Rule> all) {
    rules = all;
    return this;
  }

  public Profile build() {
    return new Profile(
        new Answers(
            bindDelay,
            bindStatus,
            responseDelay,
            ratePerSecond,
            queue,
            window,
            submitStatus,
            responseId),
        new Receipts(
            receiptDelay,
            receiptState,
            receiptBeforeResponse,
            receiptNone,
            receiptTwice,
            receiptReordered,
            receiptContradicted,
            receiptFields,
            receiptText,
            receiptId,
            validity),
        alphabet,
        enquireLink,
        faults,
        rules);
  }
}
