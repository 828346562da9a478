package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Set;
import org.hamcrest.Matchers;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MvcResult;

class SignInTest extends ConsoleTest {

  @Test
  void the_right_password_opens_the_overview_and_is_kept_as_argon2id_only() throws Exception {
    account("author", Role.AUTHOR);

    MockHttpSession session = signIn("author", PASSWORD);

    mvc.perform(page("/").session(session))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("Name of author")));
    assertThat(jdbc.sql("select password_hash from account").query(String.class).single())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(PASSWORD);
  }

  @Test
  void a_stranger_is_led_to_the_sign_in_page_and_sees_nothing() throws Exception {
    for (String path : new String[] {"/", "/bulletins", "/bulletins/1", "/accounts", "/links"}) {
      mvc.perform(page(path)).andExpect(redirectedUrl("/login"));
    }
    mvc.perform(page("/links/live").header("HX-Request", "true"))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void wrong_passwords_lock_for_a_time_that_doubles() throws Exception {
    account("author", Role.AUTHOR);
    refuse("author", "wrong");
    refuse("author", "wrong");
    refuse("author", "wrong");

    clock.advance(Duration.ofSeconds(9));
    refuse("author", PASSWORD);
    clock.advance(Duration.ofSeconds(1));
    refuse("author", "wrong");

    clock.advance(Duration.ofSeconds(19));
    refuse("author", PASSWORD);
    clock.advance(Duration.ofSeconds(1));
    signIn("author", PASSWORD);

    assertThat(accounts.find("author").orElseThrow().failures()).isZero();
    assertThat(audit.entries)
        .containsOnlyOnce("system account.created account:author")
        .filteredOn("system account.locked account:author"::equals)
        .hasSize(2);
  }

  @Test
  void unknown_locked_disabled_and_wrong_get_the_same_answer() throws Exception {
    account("off", Role.AUTHOR);
    accounts.disable("off", Actor.SYSTEM);

    assertThat(refuse("off", PASSWORD)).isEqualTo(refuse("nobody", PASSWORD));
  }

  @Test
  void a_form_without_its_token_changes_nothing() throws Exception {
    account("author", Role.AUTHOR);
    MockHttpSession session = signIn("author", PASSWORD);
    drafted();

    mvc.perform(post("/bulletins/1/submit").param("revision", "1").session(session))
        .andExpect(status().isForbidden());

    assertThat(bulletins.find(new BulletinId(1)).orElseThrow().revision()).isOne();
  }

  @Test
  void a_disabled_account_loses_its_open_session() throws Exception {
    account("author", Role.AUTHOR);
    MockHttpSession session = signIn("author", PASSWORD);
    accounts.disable("author", Actor.SYSTEM);

    mvc.perform(page("/").session(session)).andExpect(redirectedUrl("/login"));
  }

  @Test
  void a_page_that_refreshes_itself_does_not_keep_a_session_alive() throws Exception {
    account("author", Role.AUTHOR);
    MockHttpSession session = signIn("author", PASSWORD);
    session.setMaxInactiveInterval(1800);
    mvc.perform(page("/").session(session)).andExpect(status().isOk());

    clock.advance(Duration.ofMinutes(29));
    mvc.perform(page("/overview/live").header("X-Jarshy-Refresh", "1").session(session))
        .andExpect(status().isOk());
    clock.advance(Duration.ofMinutes(2));
    mvc.perform(page("/").session(session)).andExpect(redirectedUrl("/login"));
  }

  @Test
  void every_page_forbids_inline_scripts_other_hosts_and_framing() throws Exception {
    mvc.perform(page("/login"))
        .andExpect(status().isOk())
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'"))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Referrer-Policy", "same-origin"));
  }

  @Test
  void an_account_that_breaks_a_rule_is_refused_with_every_field_named() {
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(
            () -> accounts.create("No Good", " ", Secret.of("short"), Set.of(), Actor.SYSTEM))
        .satisfies(
            e ->
                assertThat(e.problems().keySet())
                    .containsExactlyInAnyOrder("login", "name", "password", "roles"));
    account("taken", Role.AUDITOR);
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> account("TAKEN", Role.AUDITOR))
        .withMessageContaining("already");
  }

  private MockHttpSession signIn(String login, String password) throws Exception {
    MvcResult result =
        mvc.perform(form("/login").param("login", login).param("password", password))
            .andExpect(redirectedUrl("/"))
            .andReturn();
    return (MockHttpSession) result.getRequest().getSession(false);
  }

  private String refuse(String login, String password) throws Exception {
    return mvc.perform(form("/login").param("login", login).param("password", password))
        .andExpect(redirectedUrl("/login?refused"))
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }
}
