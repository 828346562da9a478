package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class LettersContractTest {

  private static final String TEXT = "Kcell: «Интернет» вернётся — к 18:00";
  private static final String LATIN = "Kcell: \"Internet\" vernyotsya - k 18:00";
  private static final String CURLY = "Kcell: “internet” is back – at 18:00…";

  private final BroadcastHouse house;

  LettersContractTest(TestDatabase.Kind kind) {
    house = new BroadcastHouse(kind);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void everybody_gets_the_letters_they_have_chosen_when_it_leaves() {
    house.subscribers(5);
    house.send(house.approved(TEXT), PriorityClass.NOTICE);
    house.plan();
    house.subscribers.chooseScript(new SubscriberId(2), Script.LATIN);
    house.sendEverything();

    assertThat(house.got(LATIN)).isEqualTo(1);
    assertThat(house.got(TEXT)).isEqualTo(4);
  }

  @Test
  void a_text_that_only_its_quotes_make_costly_leaves_with_plain_ones() {
    house.subscribers(3);
    house.send(house.approved(CURLY), PriorityClass.NOTICE);
    house.sendEverything();

    assertThat(house.got("Kcell: \"internet\" is back - at 18:00...")).isEqualTo(3);
  }
}
