package org.jarshy.gateway.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A list of made-up people as a CSV file, written as it is read; row n is always the same. */
final class ManyNames extends InputStream {

  static final String HEADER = "фамилия,имя,состояние\n";

  private static final String[] BEGINNINGS = "Ив Пет Сид Ал Бек Жан Нур Ом Кас Тур".split(" ");
  private static final String[] MIDDLES = "ан ер ик ол ум ар ен ис от ын".split(" ");
  private static final String[] NAMES = "Иван Пётр Алия Асель Ерлан Данияр Ольга Болат".split(" ");

  private final int rows;
  private int row;
  private byte[] line = HEADER.getBytes(StandardCharsets.UTF_8);
  private int at;

  ManyNames(int rows) {
    this.rows = rows;
  }

  /** Surname and first name. In a million most share both with one or two others. */
  static String name(int row) {
    Random random = new Random(row * 0x9E3779B97F4A7C15L);
    StringBuilder surname = new StringBuilder(BEGINNINGS[random.nextInt(10)]);
    for (int i = 0; i < 4; i++) {
      surname.append(MIDDLES[random.nextInt(10)]);
    }
    return surname + "ов," + NAMES[random.nextInt(8)];
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (at == line.length) {
      if (row == rows) {
        return -1;
      }
      line =
          (name(row) + ",найден " + row % 28 + ".01 в " + row % 90 + " больнице\n")
              .getBytes(StandardCharsets.UTF_8);
      row++;
      at = 0;
    }
    int read = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, offset, read);
    at += read;
    return read;
  }
}
