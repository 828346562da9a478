package org.jarshy.sim.esme;

/** Consecutive numbers of the same length; nothing is kept of them but the first. */
final class CountedDestinations implements Destinations {

  private static final String ALLOWED = "a number of 1 to 18 digits, with or without plus sign";

  private final Address address;
  private final long first;
  private final int howMany;

  CountedDestinations(String first, int howMany) {
    this.first = parse(first);
    this.address = Address.of("to", first);
    int most = following(first);
    if (howMany < 1 || howMany > most) {
      throw Invalid.value("destinations", howMany, "1 to " + most + " when the first is " + first);
    }
    this.howMany = howMany;
  }

  /** How many numbers of as many digits there are from this one on. */
  static int following(String first) {
    long number = parse(first);
    long tenth = 1;
    for (int i = 0; i < withoutPlus(first).length(); i++) {
      tenth *= 10;
    }
    return (int) Math.min(Integer.MAX_VALUE, tenth - number);
  }

  private static long parse(String written) {
    String digits = withoutPlus(written);
    if (!digits.matches("[0-9]{1,18}")) {
      throw Invalid.value("to", written, ALLOWED);
    }
    return Long.parseLong(digits);
  }

  private static String withoutPlus(String written) {
    return written.startsWith("+") ? written.substring(1) : written;
  }

  @Override
  public int size() {
    return howMany;
  }

  @Override
  public int length(int index) {
    return address.digits().length() + 3;
  }

  @Override
  public void write(int index, byte[] into, int at) {
    into[at] = (byte) address.ton();
    into[at + 1] = (byte) address.npi();
    long left = first + index;
    for (int i = at + 1 + address.digits().length(); i > at + 1; i--) {
      into[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    into[at + 2 + address.digits().length()] = 0;
  }

  @Override
  public String digits(int index) {
    String digits = Long.toString(first + index);
    return "0".repeat(address.digits().length() - digits.length()) + digits;
  }
}
