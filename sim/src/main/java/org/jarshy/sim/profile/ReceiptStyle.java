package org.jarshy.sim.profile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The text of a delivery receipt. SMPP 3.4 Appendix B only suggests one; these are the ways in
 * which real SMSCs differ from it. Dates are in UTC.
 */
public enum ReceiptStyle {
  /** As Appendix B has it: {@code id:… sub:001 dlvrd:001 submit date:2401051800 …}. */
  STANDARD("yyMMddHHmm"),
  /** Keys in capitals: {@code ID:… SUB:001 … STAT:DELIVRD ERR:000 TEXT:…}. */
  UPPER_CASE("yyMMddHHmm"),
  /** Neither {@code sub} nor {@code dlvrd} nor {@code text}. */
  SPARSE("yyMMddHHmm"),
  /** Dates of twelve digits, with seconds. */
  SECONDS("yyMMddHHmmss"),
  /** Dates of fourteen digits, with the whole year and seconds; {@code sub} without zeros. */
  LONG_DATES("yyyyMMddHHmmss"),
  /** States of five letters, an error that is no number, an empty done date, {@code Text:}. */
  ABBREVIATED("yyMMddHHmm");

  private static final int SHOWN_TEXT = 20;

  private static final Map<ReceiptState, String> FIVE_LETTERS =
      Map.of(
          ReceiptState.DELIVRD, "DELIV",
          ReceiptState.EXPIRED, "EXPRD",
          ReceiptState.DELETED, "DELET",
          ReceiptState.UNDELIV, "UNDEL",
          ReceiptState.ACCEPTD, "ACCPT",
          ReceiptState.UNKNOWN, "UNKNW",
          ReceiptState.REJECTD, "REJCT");

  private final DateTimeFormatter date;
  // Receipts come by the thousand in the same second: format it once.
  private volatile Second last = new Second(Long.MIN_VALUE, "");

  private record Second(long number, String text) {}

  ReceiptStyle(String pattern) {
    date = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  /** What a receipt tells. */
  public record Facts(
      String id, ReceiptState state, long submittedMillis, long doneMillis, byte[] text) {}

  /** As scenarios write it: {@code upper-case}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The text in Latin-1. What is not printable ASCII in the message's beginning is a dot. */
  public byte[] write(Facts facts) {
    StringBuilder line = new StringBuilder(200);
    String submitted = date(facts.submittedMillis());
    String done = date(facts.doneMillis());
    boolean delivered = facts.state() == ReceiptState.DELIVRD;
    String count = delivered ? "001" : "000";
    String error = threeDigits(facts.state().error());
    switch (this) {
      case UPPER_CASE ->
          line.append("ID:")
              .append(facts.id())
              .append(" SUB:001 DLVRD:")
              .append(count)
              .append(" SUBMIT DATE:")
              .append(submitted)
              .append(" DONE DATE:")
              .append(done)
              .append(" STAT:")
              .append(facts.state())
              .append(" ERR:")
              .append(error)
              .append(" TEXT:")
              .append(beginning(facts.text()));
      case SPARSE ->
          line.append("id:")
              .append(facts.id())
              .append(" submit date:")
              .append(submitted)
              .append(" done date:")
              .append(done)
              .append(" stat:")
              .append(facts.state())
              .append(" err:")
              .append(error);
      case LONG_DATES ->
          line.append("id:")
              .append(facts.id())
              .append(" sub:1 dlvrd:")
              .append(delivered ? 1 : 0)
              .append(" submit date:")
              .append(submitted)
              .append(" done date:")
              .append(done)
              .append(" stat:")
              .append(facts.state())
              .append(" err:")
              .append(facts.state().error())
              .append(" text:")
              .append(beginning(facts.text()));
      case ABBREVIATED ->
          line.append("id:")
              .append(facts.id())
              .append(" sub:001 dlvrd:")
              .append(count)
              .append(" submit date:")
              .append(submitted)
              .append(" done date: stat:")
              .append(FIVE_LETTERS.get(facts.state()))
              .append(" err:E")
              .append(error)
              .append(" Text:")
              .append(beginning(facts.text()));
      default ->
          line.append("id:")
              .append(facts.id())
              .append(" sub:001 dlvrd:")
              .append(count)
              .append(" submit date:")
              .append(submitted)
              .append(" done date:")
              .append(done)
              .append(" stat:")
              .append(facts.state())
              .append(" err:")
              .append(error)
              .append(" text:")
              .append(beginning(facts.text()));
    }
    return line.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String threeDigits(int error) {
    return Integer.toString(error + 1000).substring(1);
  }

  private static String beginning(byte[] text) {
    StringBuilder shown = new StringBuilder(SHOWN_TEXT);
    for (int i = 0; i < Math.min(SHOWN_TEXT, text.length); i++) {
      shown.append(text[i] >= 0x20 && text[i] < 0x7F ? (char) text[i] : '.');
    }
    return shown.toString();
  }

  private String date(long millis) {
    long number = Math.floorDiv(millis, 1000);
    Second known = last;
    if (known.number() != number) {
      known = new Second(number, date.format(Instant.ofEpochMilli(millis)));
      last = known;
    }
    return known.text();
  }
}
