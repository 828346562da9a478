package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.BundleReceiver.Outcome;
import org.jarshy.gateway.trust.VerifiedBundle.Item;
import org.springframework.beans.factory.ObjectProvider;

/** Gives each item of a bundle to the one receiver that takes its role and type. */
final class Receivers {

  static final String NO_RECEIVER = "no-receiver";

  /** Nothing here takes such items. */
  static final class None extends RuntimeException {
    None(String detail) {
      super(detail, null, false, false);
    }
  }

  private interface Step {
    List<Outcome> with(BundleReceiver receiver, List<Item> items);
  }

  private final ObjectProvider<BundleReceiver> all;

  Receivers(ObjectProvider<BundleReceiver> all) {
    this.all = all;
  }

  /** What became of each item, in the order of the bundle. */
  List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
    return each(bundle, (receiver, items) -> receiver.receive(bundle.with(items), languages, time));
  }

  List<Outcome> complete(
      VerifiedBundle bundle, VerifiedBundle signedByAll, Set<Lang> languages, Instant time) {
    return each(
        bundle,
        (receiver, items) ->
            receiver.complete(bundle.with(items), signedByAll.with(items), languages, time));
  }

  private List<Outcome> each(VerifiedBundle bundle, Step step) {
    Map<BundleReceiver, List<Item>> shared = new LinkedHashMap<>();
    for (Item item : bundle.items()) {
      shared.computeIfAbsent(receiver(bundle.role(), item), r -> new ArrayList<>()).add(item);
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    shared.forEach(
        (receiver, items) ->
            step.with(receiver, items).forEach(outcome -> outcomes.put(outcome.item(), outcome)));
    return bundle.items().stream()
        .map(item -> outcomes.get(item.name()))
        .filter(outcome -> outcome != null)
        .toList();
  }

  private BundleReceiver receiver(Role role, Item item) {
    String type = ItemFields.of(item).type();
    BundleReceiver found = null;
    BundleReceiver general = null;
    for (BundleReceiver receiver : all) {
      if (receiver.roles().contains(role) && receiver.types().contains(type)) {
        found = only(found, receiver, role);
      } else if (receiver.roles().contains(role) && receiver.types().isEmpty()) {
        general = only(general, receiver, role);
      }
    }
    if (found == null && general == null) {
      throw new None("nothing here takes items of role " + role.code() + " from a bundle");
    }
    return found == null ? general : found;
  }

  private static BundleReceiver only(BundleReceiver other, BundleReceiver found, Role role) {
    if (other != null) {
      throw new IllegalStateException("two receivers take the same items of " + role.code());
    }
    return found;
  }
}
