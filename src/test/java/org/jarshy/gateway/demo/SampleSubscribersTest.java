package org.jarshy.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Places;
import org.jarshy.gateway.kernel.Region;
import org.junit.jupiter.api.Test;

class SampleSubscribersTest {

  private final List<String[]> rows =
      SampleSubscribers.lines().stream().map(line -> line.split(",", -1)).toList();

  @Test
  void there_are_3000_and_the_same_ones_every_time() {
    assertThat(SampleSubscribers.lines()).hasSize(3_000).isEqualTo(SampleSubscribers.lines());
  }

  @Test
  void the_two_demo_phones_come_first() {
    assertThat(SampleSubscribers.lines())
        .startsWith(
            "+77010000001,kk,almaty,curfew;news;proxy;helplines",
            "+77050000002,ru,almaty,curfew;news;proxy;helplines");
  }

  @Test
  void every_number_is_possible_and_stands_once() throws NumberParseException {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    for (String[] row : rows) {
      assertThat(numbers.isValidNumber(numbers.parse(row[0], null))).as(row[0]).isTrue();
    }
    assertThat(rows).extracting(row -> row[0]).doesNotHaveDuplicates();
  }

  @Test
  void every_region_has_subscribers() {
    EnumSet<Region> regions = EnumSet.noneOf(Region.class);
    rows.forEach(row -> regions.add(Places.find(row[2]).map(Place::region).orElseThrow()));

    assertThat(regions).containsExactly(Region.values());
  }

  @Test
  void carriers_and_languages_have_about_their_shares() {
    NumberingPlan plan =
        new NumberingPlan(
            Arrays.stream(SampleSubscribers.Carrier.values())
                .collect(
                    Collectors.toMap(
                        SampleSubscribers.Carrier::id, SampleSubscribers.Carrier::prefixes)));
    Map<String, Long> byCarrier =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> plan.carrierOf(new Msisdn(row[0])), Collectors.counting()));
    long kazakh = rows.stream().filter(row -> row[1].equals("kk")).count();

    assertThat(byCarrier).containsOnlyKeys("beeline", "kcell", "tele2");
    assertThat(byCarrier.values()).allMatch(count -> count > 700);
    assertThat(kazakh).isCloseTo(1_800, within(100L));
  }
}
