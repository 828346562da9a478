package org.jarshy.gateway.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.api.Test;

class StandInsTest {

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final Set<String> linked = new HashSet<>(Set.of("altel", "beeline", "kcell", "tele2"));
  private final Map<String, CarrierSettings> settings =
      new TreeMap<>(
          Map.of(
              "altel", TestSettings.of(1).reachesForeign().network("kt").build(),
              "beeline", TestSettings.of(1).reachesForeign().build(),
              "kcell", TestSettings.of(1).build(),
              "tele2", TestSettings.of(1).reachesForeign().network("kt").build()));

  private StandIns standIns() {
    StandIns standIns = new StandIns(settings, clock);
    settings
        .keySet()
        .forEach(id -> standIns.add(id, new Standing(id, () -> linked.contains(id), clock)));
    settings.keySet().forEach(standIns::homesOf);
    return standIns;
  }

  @Test
  void only_a_carrier_that_is_down_for_long_enough_has_its_messages_taken() {
    StandIns all = standIns();
    assertThat(all.homesOf("altel")).containsExactly("altel");
    linked.remove("kcell");
    all.homesOf("altel");
    clock.advance(Duration.ofSeconds(29));
    assertThat(all.homesOf("altel")).containsExactly("altel");
    clock.advance(Duration.ofSeconds(1));
    assertThat(all.homesOf("altel")).containsExactly("altel", "kcell");
    assertThat(all.homesOf("beeline")).as("one is enough").containsExactly("beeline");

    linked.add("kcell");
    assertThat(all.homesOf("altel")).containsExactly("altel");
  }

  @Test
  void a_carrier_that_does_not_reach_foreign_numbers_never_stands_in() {
    StandIns all = standIns();
    linked.removeAll(Set.of("altel", "beeline", "tele2"));
    all.homesOf("kcell");
    clock.advance(Duration.ofHours(1));
    assertThat(all.homesOf("kcell")).containsExactly("kcell");
  }

  @Test
  void brands_of_one_network_never_stand_in_for_each_other() {
    StandIns all = standIns();
    linked.remove("tele2");
    all.homesOf("altel");
    all.homesOf("beeline");
    clock.advance(Duration.ofHours(1));
    assertThat(all.homesOf("altel")).containsExactly("altel");
    assertThat(all.homesOf("beeline")).containsExactly("beeline", "tele2");
  }

  @Test
  void the_first_that_is_up_of_those_preferred_takes_them() {
    settings.put("kcell", TestSettings.of(1).standIns(Duration.ZERO, "tele2", "beeline").build());
    StandIns all = standIns();
    linked.remove("kcell");
    assertThat(all.homesOf("altel")).containsExactly("altel");
    assertThat(all.homesOf("tele2")).containsExactly("tele2", "kcell");
    linked.remove("tele2");
    assertThat(all.homesOf("beeline")).containsExactly("beeline", "kcell");
    linked.remove("beeline");
    assertThat(all.homesOf("altel")).as("not asked for").containsExactly("altel");
  }

  @Test
  void a_stand_in_that_is_down_itself_takes_nothing() {
    StandIns all = standIns();
    linked.removeAll(Set.of("kcell", "altel"));
    all.homesOf("beeline");
    clock.advance(Duration.ofMinutes(1));
    assertThat(all.homesOf("altel")).containsExactly("altel");
    assertThat(all.homesOf("beeline")).containsExactly("beeline", "altel", "kcell");
  }
}
