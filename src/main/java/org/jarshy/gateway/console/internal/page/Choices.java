package org.jarshy.gateway.console.internal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;

/**
 * What this person may do with this bulletin now, and why the rest is closed to them. Only an
 * explanation: the rules themselves are the domain's.
 *
 * @param why sentences about what others, but not this person, may do now
 */
public record Choices(Set<Choice> open, List<String> why) {

  public enum Choice {
    EDIT,
    SUBMIT,
    APPROVE,
    SEND_BACK,
    REJECT,
    PUT_AWAY,
    CANCEL,
    UPDATE,
    RETRACT,
    SEND
  }

  static final String SECOND_PERSON =
      "You wrote or changed this bulletin; a second person must approve it.";

  static Choices of(Bulletin bulletin, SignedIn viewer, Instant now) {
    EnumSet<Choice> open = EnumSet.noneOf(Choice.class);
    List<String> why = new ArrayList<>();
    switch (bulletin.state()) {
      case DRAFT, RETURNED -> {
        if (allowed(viewer, Permission.WRITE, "Changing and submitting", why)) {
          open.addAll(Set.of(Choice.EDIT, Choice.SUBMIT, Choice.PUT_AWAY));
        }
      }
      case SUBMITTED -> {
        if (bulletin.touchedBy().contains(viewer.login())) {
          why.add(SECOND_PERSON);
        } else if (allowed(viewer, Permission.APPROVE, "Approving and sending back", why)) {
          open.addAll(Set.of(Choice.APPROVE, Choice.SEND_BACK, Choice.REJECT));
        }
      }
      case APPROVED -> {
        if (!now.isBefore(bulletin.content().expires())) {
          why.add("It has expired: nobody can send it any more.");
        } else if (now.isBefore(bulletin.content().validFrom())) {
          why.add("It is not valid yet: it can be sent from its beginning on.");
        } else if (allowed(viewer, Permission.SEND, "Sending", why)) {
          open.add(Choice.SEND);
        }
        if (allowed(viewer, Permission.WITHDRAW, "Cancelling", why)) {
          open.add(Choice.CANCEL);
        }
        if (viewer.may(Permission.WRITE)) {
          open.add(Choice.UPDATE);
        }
      }
      case REJECTED -> why.add("It was rejected for good. Write a new bulletin instead.");
      case CANCELLED -> {
        why.add("It was cancelled: none of its texts leave any more.");
        if (viewer.may(Permission.WITHDRAW)) {
          open.add(Choice.RETRACT);
        }
        if (viewer.may(Permission.WRITE)) {
          open.add(Choice.UPDATE);
        }
      }
      case SUPERSEDED ->
          why.add(
              "Bulletin "
                  + bulletin.supersededBy()
                  + " took its place: none of its texts leave any more.");
    }
    return new Choices(open, List.copyOf(why));
  }

  public boolean has(String choice) {
    return open.contains(Choice.valueOf(choice));
  }

  /** Says in words why not, where they may not. */
  static boolean allowed(SignedIn viewer, Permission permission, String doing, List<String> why) {
    if (viewer.may(permission)) {
      return true;
    }
    why.add(doing + " needs the role " + permission.whose() + ", which you do not have.");
    return false;
  }
}
