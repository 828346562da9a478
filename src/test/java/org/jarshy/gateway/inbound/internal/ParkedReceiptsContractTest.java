package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;
import static org.jarshy.gateway.inbound.internal.InboundFixture.join;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ParkedReceiptsContractTest {

  private final InboundFixture fixture;

  ParkedReceiptsContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_receipt_that_matches_is_settled_in_the_commit_that_acknowledges_it() {
    InboundRoom room = fixture.running();
    fixture.settler.known.add("1");

    join(room.journal().accept(fixture.receipt("1")));

    assertThat(fixture.settler.offered("1")).isEqualTo(1);
    assertThat(room.report().stats().parked()).isZero();
  }

  @Test
  void one_that_overtook_its_response_is_matched_a_moment_later_just_as_it_came() {
    InboundRoom room = fixture.running();
    DeliveredReceipt early =
        new DeliveredReceipt(
            "kcell", "a;1", null, "77011234567", "id:a;1 жаңа", fixture.clock.instant());
    join(room.journal().accept(early));
    assertThat(room.report().stats().parked()).isEqualTo(1);

    fixture.settler.known.add("a;1");
    fixture.pass(room, Duration.ofMillis(250));

    eventually().until(() -> room.report().stats().parked() == 0);
    assertThat(lastCall()).containsExactly(early);
  }

  @Test
  void it_is_offered_less_and_less_often() {
    InboundRoom room = fixture.running();
    join(room.journal().accept(fixture.receipt("7")));
    List<Duration> growing =
        List.of(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(1));

    int offers = 1;
    for (Duration delay : growing) {
      fixture.pass(room, delay.minusMillis(1));
      assertThat(fixture.settler.offered("7")).isEqualTo(offers);
      fixture.pass(room, Duration.ofMillis(1));
      int expected = ++offers;
      eventually().until(() -> attempts() == expected - 1);
      assertThat(fixture.settler.offered("7")).isEqualTo(expected);
    }
  }

  @Test
  void after_three_days_it_is_dropped_and_counted() {
    InboundRoom room = fixture.running();
    join(room.journal().accept(fixture.receipt("7")));

    fixture.pass(room, OfferParked.KEPT.plusSeconds(1));

    eventually().until(() -> room.report().stats().parked() == 0);
    assertThat(room.report().stats().dropped()).isEqualTo(1);
  }

  @Test
  void a_kill_loses_no_parked_receipt() {
    join(fixture.journalOnly().journal().accept(fixture.receipt("7")));
    fixture.settler.known.add("7");
    fixture.clock.advance(Duration.ofMinutes(1));

    InboundRoom reborn = fixture.running();

    eventually().until(() -> reborn.report().stats().parked() == 0);
  }

  @Test
  void one_that_the_settler_cannot_bear_holds_back_no_other() {
    InboundRoom room = fixture.running();
    join(room.journal().accept(fixture.receipt("poison")));
    join(room.journal().accept(fixture.receipt("7")));
    fixture.settler.before =
        receipts -> {
          if (receipts.stream().anyMatch(r -> r.messageId().equals("poison"))) {
            throw new IllegalArgumentException("poison");
          }
        };
    fixture.settler.known.add("7");

    fixture.pass(room, Duration.ofMillis(250));

    eventually().until(() -> room.report().stats().parked() == 1);
    eventually().until(() -> attempts() == 1);
  }

  @Test
  void without_a_settler_receipts_are_kept() {
    InboundRoom room = fixture.room(InboundLimits.DEFAULTS, null, null);
    room.journal().start();
    room.receipts().start();

    join(room.journal().accept(fixture.receipt("7")));

    assertThat(room.report().stats().parked()).isEqualTo(1);
  }

  private int attempts() {
    return fixture
        .jdbc()
        .sql("select max(attempts) from inbound_receipt")
        .query(Integer.class)
        .single();
  }

  private List<DeliveredReceipt> lastCall() {
    return fixture.settler.calls.get(fixture.settler.calls.size() - 1);
  }
}
