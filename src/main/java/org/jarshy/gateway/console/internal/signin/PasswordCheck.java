package org.jarshy.gateway.console.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.console.Account;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a login and its password. Every refusal costs one hash and says the same words, whether
 * the login exists, is locked, is disabled or the password is wrong: none of it can be told apart.
 *
 * <p>The row is read inside the permit, so parallel guesses outrun the lock by at most one try, and
 * no more than two hashes of 19 MiB are in memory however many people knock.
 */
class PasswordCheck implements AuthenticationProvider {

  static final String REFUSED =
      "That login and password do not fit, or there were too many wrong tries.";

  private static final int HASHES_AT_ONCE = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final AccountRows rows;
  private final PasswordEncoder encoder;
  private final AuditLog audit;
  private final Clock clock;
  private final TransactionTemplate transactions;
  private final String nobodysHash;
  private final Semaphore permits = new Semaphore(HASHES_AT_ONCE, true);

  PasswordCheck(
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
    this.nobodysHash = encoder.encode("a password of nobody");
  }

  @Override
  public Authentication authenticate(Authentication tried) throws AuthenticationException {
    String login = String.valueOf(tried.getName()).strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(tried.getCredentials());
    enter();
    try {
      SignedIn person = SignedIn.as(check(login, password));
      return UsernamePasswordAuthenticationToken.authenticated(person, null, person.authorities());
    } finally {
      permits.release();
    }
  }

  private Account check(String login, String password) {
    Optional<AccountRows.Row> row = rows.find(login);
    boolean fits =
        encoder.matches(password, row.map(AccountRows.Row::passwordHash).orElse(nobodysHash));
    Account account = row.map(AccountRows.Row::account).orElse(null);
    Instant now = clock.instant();
    if (account == null || account.lockedAt(now)) {
      throw new BadCredentialsException(REFUSED);
    }
    if (!fits || account.disabled()) {
      countFailure(account, now);
      throw new BadCredentialsException(REFUSED);
    }
    rows.succeeded(login);
    return account;
  }

  private void countFailure(Account account, Instant now) {
    Duration delay = Lockout.after(account.failures() + 1);
    transactions.executeWithoutResult(
        status -> {
          rows.failed(account.login(), delay.isZero() ? null : now.plus(delay));
          if (!delay.isZero()) {
            audit.record(
                Actor.SYSTEM,
                "account.locked",
                "account:" + account.login(),
                "for "
                    + delay.toSeconds()
                    + " s after "
                    + (account.failures() + 1)
                    + " wrong tries");
          }
        });
  }

  private void enter() {
    try {
      if (!permits.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AuthenticationServiceException("too many people sign in at once; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("stopping", e);
    }
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
