package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.jarshy.sim.smpp.CommandStatus;
import org.jsmpp.bean.BindType;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindTest {

  private Smsc sim;

  @BeforeEach
  void start() throws Exception {
    sim =
        Esme.quick()
            .account("kcell", "demo")
            .account(AccountConfig.of("reader", "demo").withBinds(org.jarshy.sim.BindType.RX))
            .start();
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  @ParameterizedTest
  @CsvSource({"BIND_TRX,BOUND_TRX", "BIND_TX,BOUND_TX", "BIND_RX,BOUND_RX"})
  void every_bind_type_is_accepted(BindType type, SessionState state) throws Exception {
    try (Esme esme = Esme.bind(sim, type, "kcell", "demo")) {
      assertThat(esme.session().getSessionState()).isEqualTo(state);
      assertThat(sim.stats().account("kcell").sessions()).hasSize(1);
    }
  }

  @Test
  void a_wrong_password_is_refused_as_such() {
    assertRefused("kcell", "wrong", CommandStatus.ESME_RINVPASWD);
  }

  @Test
  void an_unknown_system_id_is_refused_as_such() {
    assertRefused("nobody", "demo", CommandStatus.ESME_RINVSYSID);
  }

  @Test
  void a_bind_type_that_the_account_may_not_use_is_refused() {
    assertRefused("reader", "demo", CommandStatus.ESME_RBINDFAIL);
  }

  private void assertRefused(String id, String password, CommandStatus status) {
    assertThatThrownBy(() -> Esme.bind(sim, BindType.BIND_TRX, id, password))
        .hasRootCauseInstanceOf(NegativeResponseException.class)
        .rootCause()
        .extracting(e -> ((NegativeResponseException) e).getCommandStatus())
        .isEqualTo(status.code());
  }

  @Test
  void a_second_bind_on_the_same_connection_is_refused() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      esme.send(RawEsme.bind(0x00000009, 2, "kcell"));
      ByteBuffer response = esme.read();
      assertThat(response.getInt(4)).isEqualTo(0x80000009);
      assertThat(response.getInt(8)).isEqualTo(CommandStatus.ESME_RALYBND.code());
    }
  }

  @Test
  void a_submit_before_the_bind_is_refused() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.send(RawEsme.submit(7, "77011234567", "hello"));
      ByteBuffer response = esme.read();
      assertThat(response.getInt(4)).isEqualTo(0x80000004);
      assertThat(response.getInt(8)).isEqualTo(CommandStatus.ESME_RINVBNDSTS.code());
      assertThat(response.getInt(12)).isEqualTo(7);
    }
    assertThat(sim.ledger()).isEmpty();
  }

  @Test
  void a_receiver_may_not_submit() throws Exception {
    try (Esme esme = Esme.bind(sim, BindType.BIND_RX, "reader", "demo");
        RawEsme raw = new RawEsme(sim)) {
      raw.send(RawEsme.bind(0x00000001, 1, "reader"));
      assertThat(raw.read().getInt(8)).isZero();
      raw.send(RawEsme.submit(2, "77011234567", "hello"));
      assertThat(raw.read().getInt(8)).isEqualTo(CommandStatus.ESME_RINVBNDSTS.code());
      assertThat(esme.session().getSessionState()).isEqualTo(SessionState.BOUND_RX);
    }
  }

  @Test
  void unbind_is_answered_and_ends_the_connection() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      esme.send(RawEsme.pdu(0x00000006, 9, new byte[0]));
      ByteBuffer response = esme.read();
      assertThat(response.getInt(4)).isEqualTo(0x80000006);
      assertThat(response.getInt(8)).isZero();
      assertThat(esme.readOctet()).isEqualTo(-1);
    }
    assertThat(sim.stats().account("kcell").sessions()).isEmpty();
  }

  @Test
  void without_configuration_the_three_demo_accounts_are_there() throws Exception {
    try (Smsc demo = Smsc.builder().start()) {
      assertThat(demo.accounts())
          .extracting(Account::id)
          .containsExactly("beeline", "kcell", "tele2");
      for (Account account : demo.accounts()) {
        Esme.bind(demo, BindType.BIND_TRX, account.id(), "demo").close();
      }
    }
  }
}
