package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Lifecycle.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

  /** Every state against every action; a dot is a step that is refused. */
  private static final String TABLE =
      """
      .          EDIT   SUBMIT     APPROVE   PUBLISH   SEND_BACK  REJECT    PUT_AWAY  CANCEL
      DRAFT      DRAFT  SUBMITTED  .         .         .          .         REJECTED  .
      SUBMITTED  .      .          APPROVED  APPROVED  RETURNED   REJECTED  .         .
      RETURNED   DRAFT  SUBMITTED  .         .         .          .         REJECTED  .
      APPROVED   .      .          .         .         .          .         .         CANCELLED
      REJECTED   .      .          .         .         .          .         .         .
      CANCELLED  .      .          .         .         .          .         .         .
      SUPERSEDED .      .          .         .         .          .         .         .
      """;

  record Case(State state, Action action, Optional<State> to) {}

  static List<Case> table() {
    List<List<String>> rows = TABLE.lines().map(l -> List.of(l.split(" +"))).toList();
    List<String> actions = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                Arrays.stream(Action.values())
                    .map(
                        action ->
                            new Case(
                                State.valueOf(row.get(0)),
                                action,
                                Optional.of(row.get(actions.indexOf(action.name())))
                                    .filter(to -> !to.equals("."))
                                    .map(State::valueOf))))
        .toList();
  }

  @Test
  void the_table_knows_every_state_and_action() {
    assertThat(table()).hasSize(State.values().length * Action.values().length);
    assertThat(table()).extracting(Case::state).contains(State.values());
  }

  @ParameterizedTest
  @MethodSource("table")
  void a_step_leads_where_the_table_says(Case c) {
    assertThat(Lifecycle.after(c.state(), c.action())).isEqualTo(c.to());
  }

  @Test
  void stopping_a_bulletin_needs_a_reason_and_passing_it_on_does_not() {
    assertThat(Arrays.stream(Action.values()).filter(Action::needsReason))
        .containsExactly(Action.SEND_BACK, Action.REJECT, Action.PUT_AWAY, Action.CANCEL);
  }

  @Test
  void the_states_a_step_is_allowed_from_are_named_in_words() {
    assertThat(Lifecycle.allowedFrom(Action.EDIT)).isEqualTo("a draft or returned");
    assertThat(Lifecycle.allowedFrom(Action.CANCEL)).isEqualTo("approved");
  }
}
