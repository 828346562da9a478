package org.jarshy.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.MobileText;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.form.Value;
import org.jarshy.sim.text.Alphabet;
import org.jarshy.sim.text.Joining;

/** A text from a phone, as scenarios and the HTTP API write it. */
public final class MobileTextForm {

  private static final int MOST_PARTS = 255;
  private static final int MOST_SENT = 1000; // each of them, and some again

  private MobileTextForm() {}

  /**
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  public static MobileText read(Settings settings) {
    String from = settings.text("from", null);
    String to = settings.text("to", null);
    String text = settings.text("text", null);
    String account = settings.text("account", null);
    Alphabet alphabet = settings.word("alphabet", null, ProfileForm.one(Alphabet.values()));
    Joining joining = settings.word("parts", Joining.UDH8, ProfileForm.one(Joining.values()));
    List<Integer> order = new ArrayList<>();
    Value parts = settings.value("order");
    if (parts != null) {
      if (parts.list().size() > MOST_SENT) {
        throw parts.invalid("a list of at most " + MOST_SENT + " parts");
      }
      parts.list().forEach(part -> order.add(part.integer(1, MOST_PARTS)));
    }
    settings.refuseUnknownKeys();
    try {
      return new MobileText(from, to, text, alphabet, joining, order, account);
    } catch (InvalidSetting e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.refused(e.getMessage());
    }
  }
}
