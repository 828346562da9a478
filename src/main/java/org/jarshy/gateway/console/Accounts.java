package org.jarshy.gateway.console;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.console.internal.signin.AccountRows;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Secret;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people who may sign in. There is no account and no password until somebody makes one. Logins
 * are folded to lower case.
 */
@Service
public class Accounts {

  /** Long enough to outlast guessing at the lockout's pace; no other rule about its letters. */
  public static final int SHORTEST_PASSWORD = 12;

  static final int LONGEST_PASSWORD = 200;

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private final AccountRows rows;
  private final PasswordEncoder encoder;
  private final AuditLog audit;
  private final Clock clock;
  private final TransactionTemplate transactions;

  public Accounts(
      AccountRows rows,
      PasswordEncoder encoder,
      AuditLog audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.encoder = encoder;
    this.audit = audit;
    this.clock = clock;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * @throws AccountRefused naming each field that is wrong
   */
  public void create(
      String login, String name, Secret<String> password, Set<Role> roles, Actor by) {
    String folded = fold(login);
    Map<String, String> problems = new LinkedHashMap<>();
    if (!LOGIN.matcher(folded).matches()) {
      problems.put(
          "login",
          "A login has 1 to 64 of the letters a–z, digits, dot, dash and underscore, and begins"
              + " with a letter or digit.");
    }
    if (name == null || name.isBlank() || name.strip().length() > 100) {
      problems.put("name", "Give the person's name, of 1 to 100 characters.");
    }
    check(password, problems);
    checkRoles(roles, problems);
    refuseIfAny(problems);
    String hash = password.use(encoder::encode);
    try {
      transactions.executeWithoutResult(
          status -> {
            rows.insert(folded, name.strip(), hash, roles, clock.instant());
            audit.record(by, "account.created", subject(folded), "roles " + labels(roles));
          });
    } catch (DuplicateKeyException e) {
      throw new AccountRefused(
          Map.of("login", "There is an account '" + folded + "' already: choose another login."));
    }
  }

  /** Also unlocks the account and ends its sessions. */
  public void changePassword(String login, Secret<String> password, Actor by) {
    Map<String, String> problems = new LinkedHashMap<>();
    check(password, problems);
    refuseIfAny(problems);
    String hash = password.use(encoder::encode);
    change(login, by, "account.password-changed", "", rows.setPassword(hash));
  }

  public void changeRoles(String login, Set<Role> roles, Actor by) {
    Map<String, String> problems = new LinkedHashMap<>();
    checkRoles(roles, problems);
    refuseIfAny(problems);
    change(login, by, "account.roles-changed", "roles " + labels(roles), rows.setRoles(roles));
  }

  /** A disabled account cannot sign in and its sessions end. */
  public void disable(String login, Actor by) {
    change(login, by, "account.disabled", "", rows.setDisabled(true));
  }

  public void enable(String login, Actor by) {
    change(login, by, "account.enabled", "", rows.setDisabled(false));
  }

  public Optional<Account> find(String login) {
    return rows.find(fold(login)).map(AccountRows.Row::account);
  }

  /** In order of login. */
  public List<Account> all() {
    return rows.all();
  }

  private void change(
      String login, Actor by, String action, String detail, AccountRows.Change change) {
    String folded = fold(login);
    transactions.executeWithoutResult(
        status -> {
          if (!change.apply(folded)) {
            throw new AccountRefused(Map.of("login", "There is no account '" + folded + "'."));
          }
          audit.record(by, action, subject(folded), detail);
        });
  }

  private static void check(Secret<String> password, Map<String, String> problems) {
    int length = password.use(p -> p.codePointCount(0, p.length()));
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      problems.put(
          "password",
          "A password has %d to %d characters; this one has %d. Four random words do well."
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD, length));
    }
  }

  private static void checkRoles(Set<Role> roles, Map<String, String> problems) {
    if (roles == null || roles.isEmpty()) {
      problems.put("roles", "Choose at least one role: " + labels(Set.of(Role.values())) + ".");
    }
  }

  private static void refuseIfAny(Map<String, String> problems) {
    if (!problems.isEmpty()) {
      throw new AccountRefused(problems);
    }
  }

  private static String labels(Set<Role> roles) {
    return String.join(", ", roles.stream().sorted().map(Role::label).toList());
  }

  private static String fold(String login) {
    return login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
  }

  private static String subject(String login) {
    return "account:" + login;
  }
}
