package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.CheckCode;
import org.jarshy.gateway.bulletin.CheckCodes.Checked;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
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
class CheckCodesContractTest {

  /** 67 characters: one segment, and two with its code. */
  private static final String TEXT =
      "Kcell: интернет вернётся к 18:00 в Алматы, Астане и ещё в 3 городах";

  private static final String NEXT = "Kcell: интернет вернётся к 21:00.";

  private final BroadcastHouse house;

  CheckCodesContractTest(TestDatabase.Kind kind) {
    house = new BroadcastHouse(kind, true);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String code(BulletinId id) {
    return house.codes.codes().of(id).get(Lang.RU).toString();
  }

  @Test
  void every_text_ends_with_the_same_code_in_whatever_letters_and_is_priced_with_it() {
    house.subscribers(5);
    BulletinId id = house.approved(TEXT);
    Preview preview = house.broadcasts.preview(id);
    house.subscribers.chooseScript(new SubscriberId(2), Script.LATIN);
    BroadcastId broadcast = house.send(id, PriorityClass.NOTICE);
    house.sendEverything();

    String coded = TEXT + "\n" + code(id);
    assertThat(house.got(coded)).isEqualTo(4);
    assertThat(house.left.get(2L).get(0)).startsWith("Kcell: internet").endsWith("\n" + code(id));
    assertThat(preview.segmentsPerText()).containsEntry(Lang.RU, 2);
    assertThat(Segmenter.segment(coded).count()).isEqualTo(2);
    assertThat(house.progress(broadcast).accepted()).isEqualTo(5);
  }

  @Test
  void a_correction_carries_a_code_that_is_its_readers_own() {
    house.subscribers(20);
    BulletinId old = house.approved(TEXT);
    house.send(old, PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(10), house::accepted);
    BulletinId update = house.updated(old, NEXT);
    house.correct(update, PriorityClass.NOTICE);
    house.sendEverything();

    Set<String> personal = new HashSet<>();
    for (Map.Entry<Long, List<String>> person : house.left.entrySet()) {
      List<String> texts = person.getValue();
      String last = texts.get(texts.size() - 1);
      if (texts.size() == 1) {
        assertThat(last).isEqualTo(NEXT + "\n" + code(update));
        continue;
      }
      assertThat(last).startsWith("ИСПРАВЛЕНИЕ: " + NEXT + "\n");
      String digits = last.substring(last.lastIndexOf('\n') + 1);
      personal.add(digits);
      CheckCode code = new CheckCode(Integer.parseInt(digits.replace(" ", "")));
      SubscriberId reader = new SubscriberId(person.getKey());
      assertThat(house.codes.codes().look(code, reader))
          .contains(new Checked(update, Lang.RU, true));
      assertThat(house.codes.codes().look(code, new SubscriberId(reader.value() + 1))).isEmpty();
    }
    assertThat(personal).hasSize(10).doesNotContain(code(update), code(old));
    assertThat(house.broadcasts.correctable(update).segmentsPerText()).containsEntry(Lang.RU, 1);
  }

  @Test
  void an_update_while_a_message_waits_brings_its_own_code() {
    house.subscribers(2);
    BulletinId old = house.approved(TEXT);
    house.send(old, PriorityClass.NOTICE);
    house.plan();
    BulletinId update = house.updated(old, NEXT);
    house.sendEverything();

    assertThat(house.got(NEXT + "\n" + code(update))).isEqualTo(2);
  }
}
