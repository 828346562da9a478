package org.jarshy.sim.http;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.phone.PhoneThread;

/** What arrived, what crossed the wire, and what was to hold. */
final class ProofRoutes {

  private static final int MOST_PDUS = 1000;
  private static final int SOME_PDUS = 100;

  private final Smsc smsc;

  ProofRoutes(Smsc smsc) {
    this.smsc = smsc;
  }

  /** All of it, or what {@code to}, {@code q}, {@code copies} and {@code limit} leave of it. */
  void ledger(Request request) throws IOException {
    request.onlyQuery("to", "q", "copies", "limit");
    String to = request.query("to");
    String words = request.query("q");
    int copies = request.number("copies", 1, 1, Integer.MAX_VALUE);
    int limit = request.number("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    Predicate<LedgerEntry> wanted = entry -> entry.copies() >= copies;
    if (words != null && !words.isBlank()) {
      wanted = wanted.and(containing(words.strip().toLowerCase(Locale.ROOT)));
    }
    Predicate<LedgerEntry> all = wanted;
    if (to != null) {
      String number = Numbers.anyNumber("to", to);
      request.json(200, smsc.ledger(number).stream().filter(all).limit(limit).toList());
      return;
    }
    request.array(
        json -> {
          int left = limit;
          for (PhoneThread phone : smsc.phones().all()) {
            for (LedgerEntry entry : phone.ledger()) {
              if (left > 0 && all.test(entry)) {
                Json.MAPPER.writeValue(json, entry);
                left--;
              }
            }
            if (left == 0) {
              return;
            }
          }
        });
  }

  private static Predicate<LedgerEntry> containing(String words) {
    String digits = Numbers.withoutPlus(words);
    return entry ->
        entry.to().contains(digits) || entry.text().toLowerCase(Locale.ROOT).contains(words);
  }

  void assertions(Request request) throws IOException {
    request.json(200, smsc.verdicts(false));
  }

  /** The latest PDUs, newest last. */
  void pdus(Request request) throws IOException {
    request.onlyQuery("q", "connection", "limit");
    String connection = request.query("connection");
    Long number =
        connection == null
            ? null
            : Long.valueOf(request.number("connection", 1, 1, Integer.MAX_VALUE));
    String words = request.query("q");
    int most = request.number("limit", SOME_PDUS, 1, MOST_PDUS);
    request.json(200, smsc.pdus().search(words == null ? "" : words, number, most));
  }
}
