package org.jarshy.gateway.feed;

/** What became of an item. Names are stored. */
public enum Outcome {
  /** A draft was made of it. */
  DRAFTED("drafted"),
  /** A draft was made of it that updates an approved bulletin. */
  UPDATES("drafted as an update"),
  /** Says what is there already, from another source or once more. */
  SAME("the same as another"),
  /** Ends what was said earlier; a person decides. */
  ENDS("ends an earlier one"),
  /** No draft is made of such things; the remarks say why. */
  UNUSED("listed only"),
  /** More came at once than drafts are made of. */
  TOO_MANY("listed only, too many at once"),
  /** The rules of bulletins refuse it; the remarks say why. */
  REFUSED("could not be drafted");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** For a list, in English. */
  public String words() {
    return words;
  }
}
