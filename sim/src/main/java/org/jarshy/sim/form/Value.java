package org.jarshy.sim.form;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One value of a scenario or a request, read as what it should be. */
public final class Value {

  private final String path;
  private final Place keyPlace;
  private final Tree tree;

  /**
   * @param keyPlace where its key stands; its own place when it has none
   */
  Value(String path, Place keyPlace, Tree tree) {
    this.path = path;
    this.keyPlace = keyPlace;
    this.tree = tree;
  }

  /** From the document to here, such as {@code accounts[0].submitStatus.ESME_ROK}. */
  public String path() {
    return path;
  }

  public boolean isObject() {
    return tree instanceof Tree.Keys;
  }

  public boolean isList() {
    return tree instanceof Tree.Many;
  }

  /** Words and numbers, as a number may be meant as a text. */
  public boolean isText() {
    return is(Tree.Kind.TEXT) || isNumber();
  }

  public boolean isNumber() {
    return is(Tree.Kind.WHOLE) || is(Tree.Kind.DECIMAL);
  }

  public boolean isFlag() {
    return is(Tree.Kind.FLAG);
  }

  boolean isNothing() {
    return is(Tree.Kind.NOTHING);
  }

  private boolean is(Tree.Kind kind) {
    return tree instanceof Tree.Word word && word.kind() == kind;
  }

  private String written() {
    return ((Tree.Word) tree).text();
  }

  public String text() {
    if (!isText()) {
      throw invalid("a text");
    }
    return written();
  }

  public int integer(int least, int most) {
    BigInteger value = is(Tree.Kind.WHOLE) ? Numerals.whole(written()) : null;
    if (value == null
        || value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw invalid("a whole number from %d to %d".formatted(least, most));
    }
    return value.intValue();
  }

  public long number() {
    BigInteger value = is(Tree.Kind.WHOLE) ? Numerals.whole(written()) : null;
    if (value == null || value.bitLength() > 63) {
      throw invalid("a whole number");
    }
    return value.longValue();
  }

  public double decimal(double least, double most) {
    double value = isNumber() ? Numerals.decimal(written()) : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw invalid("a number from %s to %s".formatted(plain(least), plain(most)));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  public boolean flag() {
    if (!isFlag()) {
      throw invalid("true or false");
    }
    return Boolean.parseBoolean(written());
  }

  public Duration duration() {
    return word(Durations::parse);
  }

  /**
   * @param reader throws an IllegalArgumentException that says what is allowed
   */
  public <T> T word(Function<String, T> reader) {
    String word = text();
    try {
      return reader.apply(word);
    } catch (InvalidSetting e) {
      throw e; // it knows more than we do
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  public Settings object() {
    return new Settings(path, tree);
  }

  public List<Value> list() {
    if (!(tree instanceof Tree.Many many)) {
      throw invalid("a list");
    }
    List<Value> all = new ArrayList<>(many.all().size());
    for (Tree each : many.all()) {
      all.add(new Value(path + "[" + all.size() + "]", each.place(), each));
    }
    return all;
  }

  /** To be thrown when the value is wrong. */
  public InvalidSetting invalid(String allowed) {
    return new InvalidSetting(
        tree.place(), path + ": " + Shown.of(tree) + " is not allowed; allowed is " + allowed);
  }

  /** To be thrown when the key is one that cannot be. */
  public InvalidSetting invalidKey(String allowed) {
    return new InvalidSetting(keyPlace, path + " is not known; allowed is " + allowed);
  }
}
