package org.jarshy.gateway.console.internal.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.console.Account;
import org.jarshy.gateway.console.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of accounts. Logins come folded. */
@Repository
public class AccountRows {

  /** An account with its password's hash. */
  public record Row(Account account, String passwordHash) {}

  /** A change of one account. Applying it says false where there is no such account. */
  @FunctionalInterface
  public interface Change {
    boolean apply(String login);
  }

  private final JdbcClient jdbc;

  public AccountRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void insert(String login, String name, String hash, Set<Role> roles, Instant at) {
    jdbc.sql(
            """
            insert into account (login, display_name, password_hash, roles, disabled, failures,
              version, created_at)
            values (:login, :name, :hash, :roles, false, 0, 0, :at)""")
        .param("login", login)
        .param("name", name)
        .param("hash", hash)
        .param("roles", encode(roles))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Row> find(String login) {
    return jdbc.sql("select * from account where login = :login")
        .param("login", login)
        .query(AccountRows::read)
        .optional();
  }

  public List<Account> all() {
    return jdbc.sql("select * from account order by login").query(AccountRows::read).list().stream()
        .map(Row::account)
        .toList();
  }

  public boolean isEmpty() {
    return jdbc.sql("select count(*) from account").query(Long.class).single() == 0;
  }

  public Change setPassword(String hash) {
    return login ->
        jdbc.sql(
                    """
                    update account set password_hash = :hash, failures = 0, locked_until = null,
                      version = version + 1 where login = :login""")
                .param("hash", hash)
                .param("login", login)
                .update()
            == 1;
  }

  public Change setRoles(Set<Role> roles) {
    return login ->
        jdbc.sql("update account set roles = :roles, version = version + 1 where login = :login")
                .param("roles", encode(roles))
                .param("login", login)
                .update()
            == 1;
  }

  public Change setDisabled(boolean disabled) {
    return login ->
        jdbc.sql("update account set disabled = :off, version = version + 1 where login = :login")
                .param("off", disabled)
                .param("login", login)
                .update()
            == 1;
  }

  /** Counts one wrong try. @param lockedUntil null where it locks nothing yet */
  void failed(String login, Instant lockedUntil) {
    jdbc.sql(
            """
            update account set failures = failures + 1, locked_until = :until
            where login = :login""")
        .param("until", lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC))
        .param("login", login)
        .update();
  }

  void succeeded(String login) {
    jdbc.sql(
            """
            update account set failures = 0, locked_until = null
            where login = :login and failures > 0""")
        .param("login", login)
        .update();
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
    return new Row(
        new Account(
            row.getString("login"),
            row.getString("display_name"),
            decode(row.getString("roles")),
            row.getBoolean("disabled"),
            row.getInt("failures"),
            locked == null ? null : locked.toInstant(),
            row.getInt("version")),
        row.getString("password_hash"));
  }

  private static String encode(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
  }

  private static Set<Role> decode(String roles) {
    return Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet());
  }
}
