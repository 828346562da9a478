package org.jarshy.sim.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.esme.Destinations;
import org.jarshy.sim.esme.LoadBind;
import org.jarshy.sim.esme.LoadPlan;
import org.jarshy.sim.esme.LoadPlanBuilder;
import org.jarshy.sim.form.Settings;

/** An ESME that makes load, as scenarios write it. */
final class LoadForm {

  private static final int MOST = 1_000_000;

  private final Path directory;
  private final Map<String, AccountConfig> accounts;

  /**
   * @param directory against which files are named
   */
  LoadForm(Path directory, Map<String, AccountConfig> accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  Load read(Settings settings) {
    String id = settings.text("account", "");
    AccountConfig account = accounts.get(id);
    if (account == null) {
      throw settings.invalid("account", "one of " + String.join(", ", accounts.keySet()));
    }
    LoadPlanBuilder plan = LoadPlan.builder();
    plan.login(id, settings.text("password", account.password()));
    plan.bind(settings.word("bind", LoadBind.TRX, LoadForm::bind));
    plan.links(settings.integer("links", 1, 1, 1000));
    plan.window(settings.integer("window", 10, 1, 100_000));
    plan.ratePerSecond(settings.decimal("rate", 0, 0, MOST));
    amount(settings, plan);
    content(settings, plan);
    patience(settings, plan);
    List<Expectation> expectations = new ArrayList<>();
    settings
        .entries("expect")
        .forEach((what, value) -> expectations.add(Expectation.read(what, value)));
    settings.refuseUnknownKeys();
    try {
      return new Load(id, plan.build(), expectations);
    } catch (IllegalArgumentException e) {
      throw settings.refused(e.getMessage());
    }
  }

  private static LoadBind bind(String word) {
    return switch (word) {
      case "trx" -> LoadBind.TRX;
      case "tx+rx" -> LoadBind.TX_RX;
      default -> throw new IllegalArgumentException("trx or tx+rx");
    };
  }

  private static void amount(Settings settings, LoadPlanBuilder plan) {
    Duration duration = settings.duration("duration", null);
    if (settings.has("count") == (duration != null)) {
      throw settings.invalid("count", "either a count of texts or a duration");
    }
    if (duration == null) {
      plan.count(settings.integer("count", 1, 1, Integer.MAX_VALUE));
    } else {
      plan.count(0).duration(duration);
    }
    plan.startDelay(settings.duration("startDelay", Duration.ZERO));
  }

  private void content(Settings settings, LoadPlanBuilder plan) {
    List<String> texts =
        settings.isList("text")
            ? settings.texts("text", List.of())
            : List.of(settings.text("text", "Jarshy simulator"));
    plan.texts(texts);
    plan.from(settings.text("from", "1414"));
    plan.receipts(settings.flag("receipts", true));
    plan.priority(settings.integer("priority", 0, 0, 255));
    plan.payload(settings.flag("payload", false));
    plan.to(destinations(settings));
  }

  private Destinations destinations(Settings settings) {
    String file = settings.text("toFile", null);
    if (file != null) {
      try {
        return Destinations.read(directory.resolve(file));
      } catch (IOException e) {
        throw settings.invalid("toFile", "a file that can be read; " + e.getMessage());
      } catch (IllegalArgumentException e) {
        throw settings.invalid("toFile", e.getMessage());
      }
    }
    if (settings.isList("to")) {
      return settings.words("to", List.of(), word -> word).isEmpty() ? null : listed(settings);
    }
    return settings.word("to", Destinations.counted("77010000000"), Destinations::counted);
  }

  private static Destinations listed(Settings settings) {
    try {
      return Destinations.listed(settings.texts("to", List.of()));
    } catch (IllegalArgumentException e) {
      throw settings.invalid("to", e.getMessage());
    }
  }

  private static void patience(Settings settings, LoadPlanBuilder plan) {
    plan.submitTimeout(settings.duration("submitTimeout", Duration.ofSeconds(30)));
    plan.waitForReceipts(settings.duration("receiptWait", Duration.ofSeconds(30)));
    plan.throttleWait(settings.duration("throttleWait", Duration.ofSeconds(1)));
    plan.enquireEvery(settings.duration("enquireLink", Duration.ofSeconds(30)));
    plan.resend(settings.flag("resend", true));
    plan.giveUp(3, settings.duration("giveUp", Duration.ofMinutes(1)));
    if (settings.has("reconnect")) {
      Duration wait = settings.duration("reconnect", Duration.ofSeconds(1));
      plan.reconnect(wait, wait.multipliedBy(16));
    }
  }
}
