package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;

/** Codes in memory, given by the test; off until it says otherwise. */
public final class FakeCheckCodes implements CheckCodes {

  public boolean on;
  public CodeChecks lastDay = new CodeChecks(Map.of(), Map.of());

  /** Areas of counted questions, and what was found. */
  public final List<String> counted = new ArrayList<>();

  private final Map<CheckCode, Checked> codes = new HashMap<>();
  private final Map<CheckCode, SubscriberId> readers = new HashMap<>();

  public void give(int code, BulletinId bulletin, Lang lang) {
    codes.put(new CheckCode(code), new Checked(bulletin, lang, false));
  }

  public void givePersonal(int code, BulletinId bulletin, Lang lang, SubscriberId reader) {
    codes.put(new CheckCode(code), new Checked(bulletin, lang, true));
    readers.put(new CheckCode(code), reader);
  }

  @Override
  public boolean on() {
    return on;
  }

  @Override
  public String counted(String text) {
    return on ? CheckCode.STAND_IN.under(text) : text;
  }

  @Override
  public void give(BulletinId bulletin) {
    throw new UnsupportedOperationException("nothing is approved here");
  }

  @Override
  public Map<Lang, CheckCode> of(BulletinId bulletin) {
    Map<Lang, CheckCode> of = new EnumMap<>(Lang.class);
    codes.forEach(
        (code, found) -> {
          if (on && found.bulletin().equals(bulletin)) {
            of.put(found.lang(), code);
          }
        });
    return of;
  }

  @Override
  public CheckCode personal(Bulletin update, Lang lang, SubscriberId reader) {
    throw new UnsupportedOperationException("nothing is sent here");
  }

  @Override
  public Optional<Checked> look(CheckCode code, SubscriberId asker) {
    SubscriberId reader = readers.get(code);
    return reader == null || reader.equals(asker)
        ? Optional.ofNullable(codes.get(code))
        : Optional.empty();
  }

  @Override
  public void count(BulletinId found, String area) {
    counted.add(area + " " + found);
  }

  @Override
  public List<GivenCode> given(BulletinId bulletin) {
    return of(bulletin).entrySet().stream()
        .map(
            e ->
                new GivenCode(
                    bulletin,
                    1,
                    e.getKey(),
                    e.getValue(),
                    GivenCode.State.GENUINE,
                    Instant.parse("2022-01-12T00:00:00Z")))
        .toList();
  }

  @Override
  public CodeChecks lastDay() {
    return lastDay;
  }
}
