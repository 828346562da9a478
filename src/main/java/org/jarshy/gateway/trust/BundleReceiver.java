package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;

/**
 * Whoever makes something of proven items: drafts of bulletins, help lines, proxies. Called within
 * the one transaction of an import.
 */
public interface BundleReceiver {

  Set<Role> roles();

  /**
   * For which values of the field {@code type} it takes items; empty for all that no other receiver
   * of the role names.
   */
  default Set<String> types() {
    return Set.of();
  }

  /**
   * Takes every item or none.
   *
   * @param languages in which enough of the signers may speak, for receivers whose items are words
   * @param time what it is at least, also where the clock of this machine was set back, for
   *     receivers whose items end
   * @return what became of each item, in order
   * @throws NotUsable for an item whose content cannot be taken; the whole import is undone
   */
  List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time);

  /**
   * The same bundle came again, signed by more than before. What those before were enough for is
   * done; only what waited for more signers is left.
   *
   * @param bundle with the signers of the file that came now
   * @param all the same with everybody who ever signed it
   * @return what became of items that it made a difference for, or that are known, in order
   */
  default List<Outcome> complete(
      VerifiedBundle bundle, VerifiedBundle all, Set<Lang> languages, Instant time) {
    return List.of();
  }

  /**
   * @param subject kind and id of what was made: {@code bulletin:17}
   * @param words for the person who imported: {@code drafted}, {@code published}, {@code known
   *     already}
   */
  record Outcome(String item, String subject, String words) {}

  /** An item that is proven but says nothing we can take; the message says what is allowed. */
  final class NotUsable extends RuntimeException {

    private final String item;

    public NotUsable(String item, String message) {
      super(message);
      this.item = item;
    }

    public String item() {
      return item;
    }
  }
}
