package org.jarshy.sim.proof;

import java.util.regex.Pattern;

/**
 * Which events an assertion is about. What is null does not matter to it.
 *
 * @param numbers the only destinations
 * @param prefix of destinations, digits
 * @param destination the whole destination must match
 * @param from the exact sender
 * @param text the exact text
 * @param textPattern must be found in the text
 */
record Filter(
    String account,
    NumberIndex numbers,
    String prefix,
    Pattern destination,
    String from,
    String text,
    Pattern textPattern) {

  boolean matches(Watch.Submitted submit) {
    return account(submit.account()) && destination(submit.to());
  }

  boolean matches(Watch.Received received) {
    return account(received.account())
        && destination(received.to())
        && (from == null || from.equals(received.from()))
        && (text == null || text.equals(received.text()))
        && (textPattern == null || textPattern.matcher(received.text()).find());
  }

  boolean account(String id) {
    return account == null || account.equals(id);
  }

  private boolean destination(String to) {
    return (numbers == null || numbers.contains(to))
        && (prefix == null || to.startsWith(prefix))
        && (destination == null || destination.matcher(to).matches());
  }

  /** In words that follow a noun, such as {@code " of kcell to 7701…"}; empty for everything. */
  String words() {
    StringBuilder words = new StringBuilder();
    if (textPattern != null) {
      words.append(" with /").append(textPattern).append('/');
    }
    if (text != null) {
      int end = text.offsetByCodePoints(0, Math.min(20, text.codePointCount(0, text.length())));
      words.append(" '").append(text, 0, end).append(end < text.length() ? "…'" : "'");
    }
    if (from != null) {
      words.append(" from ").append(from);
    }
    if (account != null) {
      words.append(" of ").append(account);
    }
    if (numbers != null) {
      words.append(" to ").append(numbers.size() == 1 ? numbers.number(0) : numbers.size());
      words.append(numbers.size() == 1 ? "" : " numbers");
    }
    if (prefix != null) {
      words.append(" to ").append(prefix).append('…');
    }
    if (destination != null) {
      words.append(" to /").append(destination).append('/');
    }
    return words.toString();
  }
}
