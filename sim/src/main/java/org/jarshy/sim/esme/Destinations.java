package org.jarshy.sim.esme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** To whom the texts go: the n-th text to the n-th of them, and round again after the last. */
public sealed interface Destinations permits CountedDestinations, ListedDestinations {

  /** How many different numbers there are. */
  int size();

  /** Octets of {@link #write}. */
  int length(int index);

  /** Puts type, plan, digits and the closing zero of one number into a PDU. */
  void write(int index, byte[] into, int at);

  /** Digits of one number, without plus sign. */
  String digits(int index);

  /**
   * Numbers counted upwards, all with as many digits as the first.
   *
   * @throws IllegalArgumentException when the first is no number
   */
  static Destinations counted(String first) {
    return new CountedDestinations(first, CountedDestinations.following(first));
  }

  /**
   * So many numbers counted upwards.
   *
   * @throws IllegalArgumentException when the first is no number, or the last would have more
   *     digits than it
   */
  static Destinations counted(String first, int howMany) {
    return new CountedDestinations(first, howMany);
  }

  /**
   * @throws IllegalArgumentException when there is none, or one is no address
   */
  static Destinations listed(List<String> numbers) {
    return new ListedDestinations(numbers);
  }

  /**
   * One number a line; empty lines, and what follows a {@code #}, count for nothing.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException naming the line that is no address
   */
  static Destinations read(Path file) throws IOException {
    return ListedDestinations.ofLines(file.toString(), Files.readAllLines(file));
  }
}
