package org.jarshy.sim.phone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.sim.text.Part;

/** Every number that received or sent a text. Written by the loop; may be read by any thread. */
public final class PhoneBook {

  private static final int POOLED_TEXTS = 2048;

  private final Map<String, PhoneThread> phones = new ConcurrentHashMap<>();
  private final Reassembler reassembler = new Reassembler();
  // A broadcast is one text a hundred thousand times: keep it once.
  private final Map<String, String> pool = new HashMap<>();
  private final Listener listener;
  private volatile long copies;
  private volatile long destinations;

  /** Who wants to know what happens on phones. On the loop's thread. */
  public interface Listener {

    /** The thread of this number is not what it was. */
    void changed(String number);

    /**
     * A whole text is there.
     *
     * @param copies how often the phone has received this very text now
     */
    void received(String number, String from, String text, int copies, List<String> warnings);
  }

  public PhoneBook(Listener listener) {
    this.listener = listener;
  }

  /** On the loop's thread. */
  public void receive(String number, String from, Part part, long millis) {
    PhoneThread phone = phones.computeIfAbsent(number, PhoneThread::new);
    String sender = pooled(from);
    Bubble whole;
    if (part.alone()) {
      whole =
          new Bubble(
              sender,
              pooled(part.text()),
              millis,
              part.class0(),
              1,
              Bubble.State.RECEIVED,
              part.warnings());
      phone.add(whole);
    } else {
      whole = reassembler.add(phone, sender, part, millis);
    }
    if (whole != null) {
      copies++;
      if (phone.firstWhole()) {
        destinations++;
      }
      listener.received(number, sender, whole.text, whole.copies, whole.warnings);
    }
    listener.changed(number);
  }

  /** On the loop's thread. What to run when the other side has taken the text. */
  public Runnable sent(String number, String to, String text, int parts, long millis) {
    PhoneThread phone = phones.computeIfAbsent(number, PhoneThread::new);
    Bubble bubble = new Bubble(to, text, millis, false, parts, Bubble.State.SENDING, List.of());
    phone.add(bubble);
    listener.changed(number);
    return () -> {
      phone.taken(bubble);
      listener.changed(number);
    };
  }

  private String pooled(String text) {
    String known = pool.get(text);
    if (known == null) {
      if (pool.size() >= POOLED_TEXTS) {
        pool.clear();
      }
      pool.put(text, text);
      known = text;
    }
    return known;
  }

  /** An empty thread for a number that has none. */
  public PhoneThread phone(String number) {
    PhoneThread known = phones.get(number);
    return known == null ? new PhoneThread(number) : known;
  }

  public Collection<PhoneThread> all() {
    return phones.values();
  }

  public long copies() {
    return copies;
  }

  public long destinations() {
    return destinations;
  }

  /** The latest first; with words only those whose number or texts contain them. */
  public List<ThreadView.Summary> recent(String words, int most) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    String digits = (wanted.startsWith("+") ? wanted.substring(1) : wanted);
    record Found(long turn, PhoneThread phone) {}
    PriorityQueue<Found> latest = new PriorityQueue<>(Comparator.comparingLong(Found::turn));
    for (PhoneThread phone : phones.values()) {
      long turn = phone.lastTurn();
      boolean late = latest.size() < most || turn > latest.peek().turn();
      if (late && (wanted.isEmpty() || phone.number().contains(digits) || phone.contains(wanted))) {
        latest.add(new Found(turn, phone));
        if (latest.size() > most) {
          latest.poll();
        }
      }
    }
    List<Found> found = new ArrayList<>(latest);
    found.sort(Comparator.comparingLong(Found::turn).reversed());
    return found.stream().map(f -> f.phone().summary()).toList();
  }

  /** On the loop's thread. */
  public void clear() {
    phones.clear();
    reassembler.clear();
    pool.clear();
    copies = 0;
    destinations = 0;
  }
}
