package org.jarshy.sim.proof;

/** No phone has one text more than once. */
final class NoTextTwice extends Assertion {

  private final Filter filter;
  private final FirstFew phones = new FirstFew();
  private long surplus;

  NoTextTwice(String name, Filter filter) {
    super(name);
    this.filter = filter;
  }

  @Override
  void received(Watch.Received text) {
    if (text.copies() < 2 || !filter.matches(text)) {
      return;
    }
    surplus++;
    if (text.copies() == 2) {
      phones.add(text.to());
    }
    breaks(
        text.nanos(),
        "%s has a text %s at %s"
            .formatted(text.to(), Words.times(text.copies()), Words.at(text.nanos())));
  }

  @Override
  Standing standing(boolean ended) {
    return Standing.holds("no text came twice");
  }

  @Override
  String sinceBroken() {
    return "; in all "
        + Words.count(surplus, "copy", "copies")
        + " too many, texts that came twice: "
        + phones.count()
        + " ("
        + phones
        + ")";
  }
}
