package org.jarshy.sim.proof;

import java.util.regex.Pattern;

/** No text came with a part missing, in a wrong alphabet, or otherwise broken for who reads it. */
final class NoWarnings extends Assertion {

  // That a text came twice is no matter of how it looks; NoTextTwice judges it.
  private static final Pattern COPY = Pattern.compile("copy \\d+ of the same text");

  private final Filter filter;
  private final Pattern except;
  private final FirstFew phones = new FirstFew();

  /**
   * @param except warnings in which this is found do not count; null when all do
   */
  NoWarnings(String name, Filter filter, Pattern except) {
    super(name);
    this.filter = filter;
    this.except = except;
  }

  @Override
  void received(Watch.Received text) {
    if (text.warnings().isEmpty() || !filter.matches(text)) {
      return;
    }
    for (String warning : text.warnings()) {
      if (counts(warning)) {
        phones.add(text.to());
        breaks(text.nanos(), text.to() + ": " + warning + ", at " + Words.at(text.nanos()));
        return;
      }
    }
  }

  private boolean counts(String warning) {
    return !COPY.matcher(warning).matches() && (except == null || !except.matcher(warning).find());
  }

  @Override
  Standing standing(boolean ended) {
    return Standing.holds("every text can be read");
  }

  @Override
  String sinceBroken() {
    return "; " + Words.count(phones.count(), "text", "texts") + " in all: " + phones;
  }
}
