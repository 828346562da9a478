package org.jarshy.sim.scenario;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.HabitRule;
import org.jarshy.sim.SmscBuilder;
import org.jarshy.sim.SmscConfig;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.proof.Assertions;

/**
 * Who is there, how it behaves, what happens when, and what must hold, read from a YAML file.
 *
 * @param seed null when the file has none
 * @param pace how time passes
 * @param smscs those with ports of their own
 * @param accounts those of the SMSC whose ports the command line says
 * @param phones what they do by themselves
 * @param loads ESMEs that make load
 * @param timeline what happens when
 * @param assertions what must hold
 * @param end when it is over
 */
public record Scenario(
    Long seed,
    Pace pace,
    List<SmscConfig> smscs,
    List<AccountConfig> accounts,
    List<HabitRule> phones,
    List<Load> loads,
    List<Step> timeline,
    Assertions assertions,
    End end) {

  public Scenario {
    smscs = List.copyOf(smscs);
    accounts = List.copyOf(accounts);
    phones = List.copyOf(phones);
    loads = List.copyOf(loads);
    timeline = List.copyOf(timeline);
  }

  /**
   * @throws InvalidSetting when something in it is not allowed; names place, key, value and what is
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Scenario read(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return read(Settings.yaml(file), directory == null ? Path.of("") : directory);
  }

  /**
   * @throws InvalidSetting when something in it is not allowed; names place, key, value and what is
   */
  public static Scenario parse(String yaml) {
    return read(Settings.yaml(null, yaml), Path.of(""));
  }

  private static Scenario read(Settings settings, Path directory) {
    Long seed = settings.has("seed") ? Long.valueOf(settings.number("seed", 0)) : null;
    Pace pace = ClockForm.read(settings.object("clock"));
    Set<String> ids = new HashSet<>();
    SmscForm form = new SmscForm(directory, ids);
    List<SmscConfig> smscs = settings.objects("smscs").stream().map(form::read).toList();
    List<AccountConfig> own =
        smscs.isEmpty() || settings.has("accounts") ? form.accounts(settings) : List.of();
    Map<String, AccountConfig> all = new LinkedHashMap<>();
    own.forEach(account -> all.put(account.id(), account));
    smscs.forEach(smsc -> smsc.accounts().forEach(account -> all.put(account.id(), account)));
    LoadForm load = new LoadForm(directory, all);
    StepForm step = new StepForm(all);
    Scenario scenario =
        new Scenario(
            seed,
            pace,
            smscs,
            own,
            settings.objects("phones").stream().map(HabitForm::rule).toList(),
            settings.objectsOrOne("load").stream().map(load::read).toList(),
            settings.objects("timeline").stream().map(step::read).toList(),
            Assertions.read(settings.objects("assertions"), directory, all.keySet()),
            ClockForm.end(settings.object("end")));
    settings.refuseUnknownKeys();
    return scenario;
  }

  /**
   * How time passes when somebody asks for another speed.
   *
   * @param word {@code jump}, or how many times as fast as on the wall
   * @throws IllegalArgumentException saying what is allowed
   */
  public Pace paceOf(String word) {
    return ClockForm.speed(word, pace.start());
  }

  /** Gives a simulator what this says of it; ports of SMPP and HTTP are not among it. */
  public void configure(SmscBuilder builder) {
    configure(builder, pace);
  }

  /**
   * @param how time passes, whatever this says
   */
  public void configure(SmscBuilder builder, Pace how) {
    accounts.forEach(builder::account);
    smscs.forEach(builder::smsc);
    builder.habits(phones).pace(how).assertions(assertions);
    if (seed != null) {
      builder.seed(seed);
    }
    if (how.kind() == Pace.Kind.JUMPING) {
      builder.withoutSockets();
    }
  }
}
