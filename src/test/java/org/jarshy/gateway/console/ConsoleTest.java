package org.jarshy.gateway.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What every test of pages starts from: four people, no bulletin, the morning of 5 January. */
@SpringBootTest(
    classes = ConsoleSlice.class,
    properties = "spring.datasource.url=" + ConsoleTest.DATABASE)
@AutoConfigureMockMvc
abstract class ConsoleTest {

  static final String DATABASE =
      "jdbc:h2:mem:console;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
  static final String PASSWORD = "correct horse battery";
  static final Actor AUTHOR = new Actor("author");
  static final Actor APPROVER = new Actor("approver");

  @Autowired MockMvc mvc;
  @Autowired MutableClock clock;
  @Autowired FakeBulletins bulletins;
  @Autowired FakeBroadcasts broadcasts;
  @Autowired FakeDirectory directory;
  @Autowired FakeExercisePhones phones;
  @Autowired FakeBundles bundles;
  @Autowired FakePublishers publishers;
  @Autowired ConsoleSlice.FakeAudit audit;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void startOver() {
    clock.set(MutableClock.startingInJanuary2022().instant());
    bulletins.clear();
    broadcasts.clear();
    directory.clear();
    phones.clear();
    bundles.clear();
    publishers.clear();
    audit.entries.clear();
    jdbc.sql("delete from account").update();
  }

  /** Makes the account and signs in as it, without the price of a password. */
  RequestPostProcessor as(String login, Role... roles) {
    if (accounts.find(login).isEmpty()) {
      jdbc.sql(
              """
              insert into account (login, display_name, password_hash, roles, disabled, failures,
                version, created_at)
              values (?, ?, 'none', ?, false, 0, 0, current_timestamp)""")
          .params(
              login,
              "Name of " + login,
              Arrays.stream(roles).map(Role::name).collect(Collectors.joining(",")))
          .update();
    }
    SignedIn person = SignedIn.as(accounts.find(login).orElseThrow());
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.authorities()));
  }

  RequestPostProcessor author() {
    return as("author", Role.AUTHOR);
  }

  RequestPostProcessor approver() {
    return as("approver", Role.APPROVER);
  }

  RequestPostProcessor dispatcher() {
    return as("dispatcher", Role.DISPATCHER);
  }

  void account(String login, Role... roles) {
    accounts.create(login, "Name of " + login, Secret.of(PASSWORD), Set.of(roles), Actor.SYSTEM);
  }

  /** A form as a page sends it, its token included. */
  static MockHttpServletRequestBuilder form(String url, Object... variables) {
    return post(url, variables).with(csrf());
  }

  static MockHttpServletRequestBuilder page(String url, Object... variables) {
    return get(url, variables);
  }

  BulletinId drafted() {
    return bulletins.draft(curfew(), AUTHOR);
  }

  BulletinId submitted() {
    BulletinId id = drafted();
    bulletins.submit(id, 1, AUTHOR);
    return id;
  }

  BulletinId approved() {
    BulletinId id = submitted();
    bulletins.approve(id, 2, APPROVER);
    return id;
  }

  Content curfew() {
    return SampleContent.curfew(clock.instant());
  }
}
