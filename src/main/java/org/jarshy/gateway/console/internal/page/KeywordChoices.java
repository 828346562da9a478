package org.jarshy.gateway.console.internal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.OperatorKeyword;

/**
 * What this person may do with this keyword now, and why the rest is closed to them. Only an
 * explanation: the rules themselves are the domain's.
 */
public record KeywordChoices(Set<Choice> open, List<String> why) {

  public enum Choice {
    EDIT,
    UPLOAD,
    SUBMIT,
    APPROVE,
    SEND_BACK,
    REJECT,
    CANCEL,
    UPDATE
  }

  static KeywordChoices of(OperatorKeyword keyword, SignedIn viewer, Instant now) {
    EnumSet<Choice> open = EnumSet.noneOf(Choice.class);
    List<String> why = new ArrayList<>();
    boolean table = keyword.definition().answering() instanceof Answering.Table;
    switch (keyword.state()) {
      case DRAFT, RETURNED -> {
        if (Choices.allowed(viewer, Permission.WRITE, "Changing and submitting", why)) {
          open.add(Choice.EDIT);
          if (table) {
            open.add(Choice.UPLOAD);
          }
          if (!table || keyword.table() != null) {
            open.add(Choice.SUBMIT);
          } else {
            why.add("Upload its table before you submit it.");
          }
        }
      }
      case SUBMITTED -> {
        if (keyword.touchedBy().contains(viewer.login())) {
          why.add(
              "You wrote, changed or uploaded something of it; a second person must approve it.");
        } else if (Choices.allowed(viewer, Permission.APPROVE, "Approving and sending back", why)) {
          open.addAll(Set.of(Choice.APPROVE, Choice.SEND_BACK, Choice.REJECT));
        }
      }
      case APPROVED -> {
        if (!keyword.liveAt(now)) {
          why.add("It has expired: its words mean nothing any more. Write a change to go on.");
        }
        if (Choices.allowed(viewer, Permission.WITHDRAW, "Cancelling", why)) {
          open.add(Choice.CANCEL);
        }
        if (viewer.may(Permission.WRITE)) {
          open.add(Choice.UPDATE);
        }
      }
      case REJECTED -> why.add("It was rejected for good. Define a new keyword instead.");
      case CANCELLED -> {
        why.add("It was cancelled: its words mean nothing any more.");
        if (viewer.may(Permission.WRITE)) {
          open.add(Choice.UPDATE);
        }
      }
      case SUPERSEDED -> why.add("Keyword " + keyword.supersededBy() + " took its place.");
    }
    return new KeywordChoices(open, List.copyOf(why));
  }

  public boolean has(String choice) {
    return open.contains(Choice.valueOf(choice));
  }
}
