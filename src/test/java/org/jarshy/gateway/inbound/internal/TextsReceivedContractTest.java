package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.BOLAT;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class TextsReceivedContractTest {

  private final InboundFixture fixture;

  TextsReceivedContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void each_text_counts_once_answered_or_not_and_a_copy_is_no_other() {
    InboundRoom room = fixture.running();
    Instant since = fixture.clock.instant();
    DeliveredText news = fixture.text(AIGUL, "NEWS", "link-a", 7);
    fixture.accept(room, news);
    fixture.accept(room, fixture.again(news, "link-b", 1));
    fixture.accept(room, fixture.text(AIGUL, "HELP"));
    fixture.accept(room, fixture.text(BOLAT, "NEWS"));
    eventually().until(() -> fixture.answers.words().size() == 3);

    assertThat(room.received().since(AIGUL, since)).isEqualTo(2);
    assertThat(room.received().since(BOLAT, since)).isEqualTo(1);
  }

  @Test
  void parts_of_a_longer_text_count_as_the_phone_sent_them() {
    InboundRoom room = fixture.running();
    Instant since = fixture.clock.instant();
    fixture.parts(AIGUL, "слово ".repeat(30), 3).forEach(part -> fixture.accept(room, part));

    assertThat(room.received().since(AIGUL, since)).isEqualTo(3);
  }

  @Test
  void yesterdays_texts_do_not_count() {
    InboundRoom room = fixture.journalOnly();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    fixture.clock.advance(Duration.ofHours(2));
    Instant midnight = fixture.clock.instant();

    assertThat(room.received().since(AIGUL, midnight)).isZero();
  }
}
