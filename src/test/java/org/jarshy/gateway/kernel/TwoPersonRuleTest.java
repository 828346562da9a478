package org.jarshy.gateway.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoPersonRuleTest {

  @Test
  void who_touched_nothing_may_approve() {
    assertThat(TwoPersonRule.objection(Set.of("author", "editor"), new Actor("approver")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"editor", "EDITOR", "Editor", " editor ", "ｅｄｉｔｏｒ"})
  void who_touched_it_may_not_however_the_login_is_typed(String login) {
    assertThat(TwoPersonRule.objection(Set.of("author", "Editor"), new Actor(login)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("you cannot approve it").contains("no part in it"));
  }

  @Test
  void cyrillic_logins_are_compared_the_same_way() {
    assertThat(TwoPersonRule.objection(Set.of("редактор"), new Actor("РЕДАКТОР"))).isPresent();
  }

  @Test
  void the_system_is_no_second_person() {
    assertThat(TwoPersonRule.objection(Set.of("author"), Actor.SYSTEM))
        .hasValueSatisfying(why -> assertThat(why).contains("system cannot approve"));
    assertThat(TwoPersonRule.objection(Set.of("author"), new Actor("SYSTEM"))).isPresent();
  }
}
