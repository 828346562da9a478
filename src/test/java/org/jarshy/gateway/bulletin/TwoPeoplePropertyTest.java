package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Lifecycle.Action;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.testing.TestDatabase;

/** Whatever three people do in whatever order, none of them publishes alone. */
class TwoPeoplePropertyTest {

  enum Person {
    AIGUL,
    aigul,
    BOLAT,
    CHINGIZ
  }

  record Move(Action action, Person person) {}

  private static BulletinsFixture house;

  @BeforeContainer
  static void open() {
    house = new BulletinsFixture(TestDatabase.Kind.H2);
  }

  @AfterContainer
  static void close() {
    house.close();
  }

  @Property(tries = 60)
  void whoever_wrote_edited_or_submitted_never_approves(
      @ForAll Person author,
      @ForAll @Size(min = 4, max = 14) List<Action> actions,
      @ForAll @Size(14) List<Person> people) {
    BulletinId id = house.bulletins.draft(Samples.curfew(), new Actor(author.name()));
    Set<String> touched = new HashSet<>(Set.of(folded(author)));
    State state = State.DRAFT;
    int revision = 1;
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) == Action.PUBLISH) {
        continue; // no step of a person: SignedBulletinsContractTest has who may
      }
      Move move = new Move(actions.get(i), people.get(i));
      boolean done = attempt(id, revision, move);
      boolean own = move.action() == Action.APPROVE && touched.contains(folded(move.person()));
      assertThat(done)
          .as("%s", move)
          .isEqualTo(Lifecycle.after(state, move.action()).isPresent() && !own);
      if (done) {
        state = Lifecycle.after(state, move.action()).orElseThrow();
        revision++;
        if (move.action().touches()) {
          touched.add(folded(move.person()));
        }
      }
    }
    Bulletin end = house.get(id);
    assertThat(end.state()).isEqualTo(state);
    assertThat(end.revision()).isEqualTo(revision);
    assertThat(end.history()).last().extracting(Bulletin.Step::to).isEqualTo(state);
  }

  private static boolean attempt(BulletinId id, int revision, Move move) {
    Actor actor = new Actor(move.person().name());
    Bulletins bulletins = house.bulletins;
    BulletinRefused refused =
        BulletinsFixture.refusal(
            () -> {
              switch (move.action()) {
                case EDIT -> bulletins.edit(id, revision, Samples.curfew(), actor);
                case SUBMIT -> bulletins.submit(id, revision, actor);
                case APPROVE -> bulletins.approve(id, revision, actor);
                case SEND_BACK -> bulletins.sendBack(id, revision, "Почему?", actor);
                case REJECT -> bulletins.reject(id, revision, "Слух", actor);
                case PUT_AWAY -> bulletins.putAway(id, revision, "Не нужен", actor);
                case CANCEL -> bulletins.cancel(id, "Отменено", actor);
              }
            });
    return refused == null;
  }

  private static String folded(Person person) {
    return person.name().toLowerCase(Locale.ROOT);
  }
}
