package org.jarshy.sim;

import java.util.List;
import java.util.function.Consumer;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.Rule;

/** A profile at work: how far its limits are used up, and its armed faults. */
final class Conduct {

  private record Special(Destinations destinations, Conduct conduct) {}

  private final Profile profile;
  private final RateMeter accepted;
  private final ArmedFaults faults;
  private final List<Special> specials;
  private int queued;

  Conduct(Profile profile, EventLoop loop, Consumer<Fault.Linking> links) {
    this.profile = profile;
    this.accepted = new RateMeter(loop.nanos());
    this.faults = new ArmedFaults(loop, links);
    this.specials =
        profile.rules().stream()
            .map(r -> new Special(r.destinations(), new Conduct(r.profile(), loop, links)))
            .toList();
  }

  /** To be called once, when it is in charge: a fault may happen at once. */
  void begin() {
    profile.faults().forEach(faults::arm);
    specials.forEach(special -> special.conduct().begin());
  }

  void end() {
    faults.disarm();
    specials.forEach(special -> special.conduct().end());
  }

  /**
   * @param number digits without plus sign
   */
  Conduct towards(String number) {
    for (Special special : specials) {
      if (special.destinations().match(number)) {
        return special.conduct();
      }
    }
    return this;
  }

  Profile profile() {
    return profile;
  }

  /** With the faults that have not happened yet. */
  Profile profileNow() {
    List<Rule> rules =
        specials.stream()
            .map(special -> new Rule(special.destinations(), special.conduct().profileNow()))
            .toList();
    return profile.change().faults(faults.rest()).rules(rules).build();
  }

  ArmedFaults faults() {
    return faults;
  }

  boolean tooFast(long nanos) {
    int most = profile.answers().ratePerSecond();
    return most > 0 && accepted.count(nanos) >= most;
  }

  boolean full() {
    int most = profile.answers().queue();
    return most > 0 && queued >= most;
  }

  boolean hasQueue() {
    return profile.answers().queue() > 0;
  }

  void accept(long nanos) {
    accepted.add(nanos);
    queued++;
  }

  /** A message that was accepted is final, whichever way. */
  void done() {
    queued--;
  }
}
