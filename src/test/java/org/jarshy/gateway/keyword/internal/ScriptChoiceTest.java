package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptChoiceTest {

  private static TestDatabase database;

  private final Desk desk = new Desk(database);

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void a_citizen_chooses_latin_letters_gets_every_answer_in_them_and_goes_back() {
    assertThat(desk.answerTo("БАСТА")).startsWith("Жазылдыңыз.");

    assertThat(desk.answerTo("ЛАТЫН"))
        .isEqualTo("Endi latyn ärpimen jazamyz: kez kelgen telefon oqìdy. Qaitaru: KIRILL");
    assertThat(desk.citizen().script()).isEqualTo(Script.LATIN);
    assertThat(desk.citizen().lang()).isEqualTo(Lang.KK);
    assertThat(desk.answerTo("KOMEK"))
        .startsWith("Jarshy: tekserilgen habar, ädette künine 3 SMS-ke deiin.");
    String curfew = desk.answerTo("KOMENDANT SAGHATY AQTAU");
    assertThat(curfew).startsWith("Aqtau: komendant saghaty turaly derek joq");
    assertThat(Segmenter.segment(curfew).encoding()).isEqualTo(Encoding.GSM7);

    assertThat(desk.answerTo("KIRILL")).startsWith("Енді кирилл әрпімен жазамыз.");
    assertThat(desk.citizen().script()).isEqualTo(Script.OWN);
  }

  @Test
  void an_answer_that_waits_is_sent_in_the_letters_chosen_meanwhile() {
    desk.receive("СТАРТ");
    desk.receive("ЛАТИНИЦА");

    assertThat(desk.send())
        .first()
        .asString()
        .startsWith("Vy podpisany. Zharshy: proverennye novosti");
  }

  @Test
  void who_opted_out_may_choose_letters_and_stays_opted_out() {
    desk.answerTo("СТАРТ");
    desk.answerTo("STOP");

    assertThat(desk.answerTo("ЛАТИНИЦА"))
        .isEqualTo("Teper' pishem latinicey: tak chitaet lyuboy telefon. Obratno: KIRILLICA");
  }
}
