package org.jarshy.sim.proof;

/** No phone got such a text. */
final class NotReceived extends Assertion {

  private final Filter filter;
  private final FirstFew phones = new FirstFew();

  NotReceived(String name, Filter filter) {
    super(name);
    this.filter = filter;
  }

  @Override
  void received(Watch.Received text) {
    if (filter.matches(text)) {
      phones.add(text.to());
      breaks(text.nanos(), "%s got one at %s".formatted(text.to(), Words.at(text.nanos())));
    }
  }

  @Override
  Standing standing(boolean ended) {
    return Standing.holds("nobody got one");
  }

  @Override
  String sinceBroken() {
    return "; " + Words.count(phones.count(), "text", "texts") + " in all: " + phones;
  }
}
