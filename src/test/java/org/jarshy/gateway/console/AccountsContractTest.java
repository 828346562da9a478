package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.console.internal.signin.AccountRows;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AccountsContractTest {

  private static final Secret<String> PASSWORD = Secret.of("correct horse battery");
  private static final Actor ADMINISTRATOR = new Actor("administrator");

  private final List<String> audit = new ArrayList<>();
  private final TestDatabase database;
  private final AccountRows rows;
  private final Accounts accounts;
  private boolean auditFails;

  AccountsContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    rows = new AccountRows(database.jdbc());
    accounts =
        new Accounts(
            rows,
            new Argon2PasswordEncoder(16, 32, 1, 1024, 1),
            this::audit,
            MutableClock.startingInJanuary2022(),
            new DataSourceTransactionManager(database.dataSource()));
  }

  private void audit(Actor actor, String action, String subject, String detail) {
    if (auditFails) {
      throw new IllegalStateException("the audit log cannot be written");
    }
    audit.add(actor + " " + action + " " + subject + " " + detail);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_account_is_found_by_its_login_in_any_case() {
    accounts.create("Aigerim", " Айгерим ", PASSWORD, Set.of(Role.AUTHOR), ADMINISTRATOR);

    Account account = accounts.find(" AIGERIM").orElseThrow();
    assertThat(account.login()).isEqualTo("aigerim");
    assertThat(account.name()).isEqualTo("Айгерим");
    assertThat(account.roles()).containsExactly(Role.AUTHOR);
    assertThat(account.disabled()).isFalse();
    assertThat(audit).containsExactly("administrator account.created account:aigerim roles author");
  }

  @Test
  void every_change_ends_the_sessions_begun_before_it() {
    accounts.create("a", "A", PASSWORD, Set.of(Role.AUTHOR), ADMINISTRATOR);

    accounts.changeRoles("a", Set.of(Role.APPROVER, Role.DISPATCHER), ADMINISTRATOR);
    accounts.changePassword("a", Secret.of("another long password"), ADMINISTRATOR);
    accounts.disable("a", ADMINISTRATOR);
    accounts.enable("a", ADMINISTRATOR);

    Account account = accounts.find("a").orElseThrow();
    assertThat(account.version()).isEqualTo(4);
    assertThat(account.roles()).containsExactlyInAnyOrder(Role.APPROVER, Role.DISPATCHER);
    assertThat(audit).hasSize(5);
  }

  @Test
  void a_login_is_taken_once() {
    accounts.create("a", "A", PASSWORD, Set.of(Role.AUTHOR), ADMINISTRATOR);

    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> accounts.create("A", "B", PASSWORD, Set.of(Role.AUDITOR), ADMINISTRATOR))
        .satisfies(e -> assertThat(e.problems()).containsOnlyKeys("login"));
    assertThat(accounts.all()).hasSize(1);
  }

  @Test
  void without_its_audit_entry_nothing_is_changed() {
    auditFails = true;

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> accounts.create("a", "A", PASSWORD, Set.of(Role.AUTHOR), ADMINISTRATOR));
    assertThat(rows.isEmpty()).isTrue();
  }

  @Test
  void a_change_of_nobody_is_refused() {
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> accounts.disable("nobody", ADMINISTRATOR))
        .withMessageContaining("There is no account 'nobody'");
    assertThat(audit).isEmpty();
  }
}
