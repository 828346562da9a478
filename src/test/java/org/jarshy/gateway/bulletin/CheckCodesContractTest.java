package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jarshy.gateway.bulletin.CheckCodes.Checked;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class CheckCodesContractTest {

  private static final Actor AUTHOR = new Actor("author");
  private static final Actor APPROVER = new Actor("approver");
  private static final SubscriberId ASKER = new SubscriberId(7);

  private final TestDatabase.Kind kind;
  private final TestDatabase database;
  private final MutableClock clock = new MutableClock(Samples.NOW);
  private final Bulletins bulletins;
  private StoredCheckCodes codes;

  CheckCodesContractTest(TestDatabase.Kind kind) {
    this.kind = kind;
    database = kind.open();
    bulletins = TestBulletins.on(database, this::heard, clock);
    codes = codes(true);
  }

  private StoredCheckCodes codes(boolean on) {
    return new StoredCheckCodes(
        new CodeStore(database.jdbc()),
        new MakeCodes(RootKey.of(new byte[RootKey.BYTES])),
        bulletins,
        new CodeSettings(on, Duration.ofHours(72)),
        clock);
  }

  private void heard(Object event) {
    if (event instanceof BulletinApproved approved) {
      codes.on(approved);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private BulletinId approve(BulletinId id) {
    bulletins.submit(id, bulletins.find(id).orElseThrow().revision(), AUTHOR);
    bulletins.approve(id, bulletins.find(id).orElseThrow().revision(), APPROVER);
    return id;
  }

  private BulletinId approved(Content content) {
    return approve(bulletins.draft(content, AUTHOR));
  }

  private GivenCode.State state(BulletinId id) {
    return codes.given(id).get(0).state();
  }

  @Test
  void approval_gives_each_language_a_code_of_its_own_and_a_draft_has_none() {
    BulletinId draft = bulletins.draft(Samples.curfew(), AUTHOR);
    assertThat(codes.of(draft)).isEmpty();

    approve(draft);

    Map<Lang, CheckCode> given = codes.of(draft);
    assertThat(given).containsOnlyKeys(Lang.KK, Lang.RU);
    assertThat(given.get(Lang.KK)).isNotEqualTo(given.get(Lang.RU));
    given.forEach(
        (lang, code) ->
            assertThat(codes.look(code, ASKER)).contains(new Checked(draft, lang, false)));
    assertThat(codes.given(draft)).hasSize(2);
  }

  @Test
  void the_code_is_the_keyed_hash_of_bulletin_and_text() {
    BulletinId id = approved(Samples.curfew());
    MakeCodes other = new MakeCodes(RootKey.of(key()));
    String text = Samples.TEXTS.get(Lang.RU);

    assertThat(codes.of(id).get(Lang.RU))
        .isEqualTo(new MakeCodes(RootKey.of(new byte[RootKey.BYTES])).of(id, text, 0))
        .isNotEqualTo(other.of(id, text, 0));
  }

  private static byte[] key() {
    byte[] key = new byte[RootKey.BYTES];
    key[0] = 1;
    return key;
  }

  @Test
  void ten_thousand_random_codes_are_none_of_ours() {
    for (int i = 0; i < 20; i++) {
      approved(Samples.news("Новость " + i));
    }
    Set<CheckCode> ours = new HashSet<>();
    bulletins.list(Set.of(), 100, 0).forEach(b -> ours.addAll(codes.of(b.id()).values()));
    assertThat(ours).hasSize(20);
    Random random = new Random(4827_1935);
    int genuine = 0;
    // What a database finds by its key does not depend on which it is: all of them on the faster.
    int tries = kind == TestDatabase.Kind.H2 ? 10_000 : 300;
    for (int i = 0; i < tries; i++) {
      genuine +=
          codes.look(new CheckCode(random.nextInt(CheckCode.BOUND)), ASKER).isPresent() ? 1 : 0;
    }
    assertThat(genuine).isZero();
  }

  @Test
  void digits_that_are_taken_are_given_to_nobody_else() {
    BulletinId first = approved(Samples.news("Аэропорт закрыт"));
    MakeCodes make = new MakeCodes(RootKey.of(new byte[RootKey.BYTES]));
    BulletinId next = new BulletinId(first.value() + 1);
    String text = "Аэропорт открыт";
    // The first one has the digits that the next one's hash begins with.
    database
        .jdbc()
        .sql("update bulletin_code set code = ? where bulletin = ?")
        .params(make.of(next, text, 0).number(), first.value())
        .update();

    BulletinId second = approved(Samples.news(text));

    assertThat(second).isEqualTo(next);
    assertThat(codes.of(second).get(Lang.RU)).isEqualTo(make.of(second, text, 1));
    assertThat(codes.look(make.of(second, text, 0), ASKER)).map(Checked::bulletin).contains(first);
  }

  @Test
  void replaced_cancelled_and_expired_ones_are_found_until_they_are_erased_and_then_are_unknown() {
    BulletinId replaced = approved(Samples.news("Аэропорт закрыт"));
    BulletinId cancelled = approved(Samples.news("Аэропорт горит"));
    BulletinId expired = approved(Samples.news("Аэропорт ждёт"));
    approve(bulletins.update(replaced, Samples.news("Аэропорт открыт"), AUTHOR));
    bulletins.cancel(cancelled, "Неправда", AUTHOR);
    assertThat(state(replaced)).isEqualTo(GivenCode.State.REPLACED);
    assertThat(state(cancelled)).isEqualTo(GivenCode.State.CANCELLED);
    assertThat(state(expired)).isEqualTo(GivenCode.State.GENUINE);

    clock.advance(Duration.ofDays(2)); // their end
    assertThat(state(expired)).isEqualTo(GivenCode.State.EXPIRED);
    clock.advance(Duration.ofHours(71));
    codes.erase();
    for (BulletinId id : new BulletinId[] {replaced, cancelled, expired}) {
      assertThat(codes.look(codes.of(id).get(Lang.RU), ASKER)).isPresent();
    }

    Map<Lang, CheckCode> last = codes.of(expired);
    clock.advance(Duration.ofHours(1));
    assertThat(codes.look(last.get(Lang.RU), ASKER)).as("before it is erased too").isEmpty();
    codes.erase();
    assertThat(codes.given(replaced)).isEmpty();
    assertThat(codes.given(cancelled)).isEmpty();
    assertThat(codes.given(expired)).isEmpty();
  }

  @Test
  void what_does_not_hold_yet_is_not_told_to_whoever_guesses_its_code() {
    BulletinId tomorrow =
        approved(
            Samples.curfew(
                org.jarshy.gateway.kernel.Area.wholeCountry(),
                Samples.NOW.plus(Duration.ofDays(1))));
    CheckCode code = codes.of(tomorrow).get(Lang.RU);
    assertThat(codes.look(code, ASKER)).isEmpty();

    clock.advance(Duration.ofDays(1));
    assertThat(codes.look(code, ASKER)).isPresent();
  }

  @Test
  void a_correction_has_another_code_for_each_person_which_is_genuine_from_them_alone() {
    BulletinId old = approved(Samples.news("Воду отключат в 18:00"));
    BulletinId id = approve(bulletins.update(old, Samples.news("Воду отключат в 20:00"), AUTHOR));
    Bulletin update = bulletins.find(id).orElseThrow();

    Set<CheckCode> all = new HashSet<>();
    for (int person = 1; person <= 500; person++) {
      all.add(codes.personal(update, Lang.RU, new SubscriberId(person)));
    }
    assertThat(all).hasSizeGreaterThan(498).doesNotContainAnyElementsOf(codes.of(id).values());
    CheckCode mine = codes.personal(update, Lang.RU, ASKER);
    assertThat(codes.look(mine, ASKER)).contains(new Checked(id, Lang.RU, true));
    assertThat(codes.look(mine, new SubscriberId(8))).isEmpty();

    clock.advance(Duration.ofDays(6));
    assertThat(codes.look(mine, ASKER)).as("gone with the item").isEmpty();
  }

  @Test
  void where_codes_are_off_none_is_given_and_what_was_approved_then_gets_them_before_it_is_sent() {
    StoredCheckCodes on = codes;
    codes = codes(false);
    BulletinId id = approved(Samples.news("Аэропорт закрыт"));
    assertThat(codes.of(id)).isEmpty();
    assertThat(codes.counted("текст")).isEqualTo("текст");

    on.give(id);
    on.give(id);
    assertThat(on.of(id)).hasSize(1);
    assertThat(codes.of(id)).as("given, but switched off").isEmpty();
    assertThat(on.counted("текст")).isEqualTo("текст\n0000 0000");
  }

  @Test
  void checks_are_counted_by_hour_and_area_for_a_day_and_nobody_is_named() {
    BulletinId id = approved(Samples.news("Аэропорт закрыт"));
    codes.count(id, "almaty-city");
    codes.count(id, "+7701");
    for (int i = 0; i < 29; i++) {
      codes.count(null, "almaty-city");
    }
    codes.write();
    assertThat(codes.lastDay().of(id.value())).isEqualTo(2);
    assertThat(codes.lastDay().alarm()).isFalse();

    codes.count(null, "+7701");
    codes.write();
    assertThat(codes.lastDay().unknown()).isEqualTo(Map.of("almaty-city", 29L, "+7701", 1L));
    assertThat(codes.lastDay().alarm()).isTrue();

    clock.advance(Duration.ofHours(25));
    assertThat(codes.lastDay().unknown()).isEmpty();
    clock.advance(Duration.ofDays(7));
    codes.erase();
    assertThat(
            database
                .jdbc()
                .sql("select count(*) from bulletin_code_checks")
                .query(Long.class)
                .single())
        .isZero();
  }
}
