package org.jarshy.sim.esme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a list, each ready to be copied into a PDU. */
final class ListedDestinations implements Destinations {

  private final List<byte[]> octets;

  ListedDestinations(List<String> numbers) {
    if (numbers.isEmpty()) {
      throw Invalid.value("to", "a list without numbers", "one number or more");
    }
    octets = numbers.stream().map(n -> Address.of("to", n).octets()).toList();
  }

  static ListedDestinations ofLines(String file, List<String> lines) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String number = lines.get(i).replaceFirst("#.*", "").strip();
      if (!number.isEmpty()) {
        Address.of("%s, line %d".formatted(file, i + 1), number);
        numbers.add(number);
      }
    }
    if (numbers.isEmpty()) {
      throw Invalid.value(file, "a list without numbers", "one number a line");
    }
    return new ListedDestinations(numbers);
  }

  @Override
  public int size() {
    return octets.size();
  }

  @Override
  public int length(int index) {
    return octets.get(index).length;
  }

  @Override
  public void write(int index, byte[] into, int at) {
    byte[] address = octets.get(index);
    System.arraycopy(address, 0, into, at, address.length);
  }

  @Override
  public String digits(int index) {
    byte[] address = octets.get(index);
    return new String(address, 2, address.length - 3, StandardCharsets.ISO_8859_1);
  }
}
