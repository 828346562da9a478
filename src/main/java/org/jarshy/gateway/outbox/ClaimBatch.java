package org.jarshy.gateway.outbox;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.outbox.MoveState.Move;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the next messages of a carrier, highest class first, with one durable row for the batch.
 * The order matters: look, read, take, bind, write. Words that were bound before somebody
 * superseded them are thus always seen in flight by whoever corrects them.
 */
final class ClaimBatch {

  private static final int AFTER_TROUBLE_SECONDS = 5;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final OutboxSettings settings;
  private final InFlight inFlight;
  private final BindWords bindWords;
  private final MoveState moveState;
  private final Map<PriorityClass, Long> turns = new ConcurrentHashMap<>();

  ClaimBatch(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      OutboxSettings settings,
      InFlight inFlight,
      BindWords bindWords) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
    this.inFlight = inFlight;
    this.bindWords = bindWords;
    this.moveState = new MoveState(jdbc);
  }

  /** The turn that was claimed last in a class by this process; 0 before the first. */
  long lastTurn(PriorityClass priority) {
    return turns.getOrDefault(priority, 0L);
  }

  /**
   * @param homes carriers whose messages are taken
   * @return empty when nothing waits
   */
  List<Outgoing> take(String carrier, List<String> homes, int max) {
    // A batch that is withdrawn whole says nothing of what comes behind it.
    while (true) {
      Instant now = clock.instant();
      List<MessageRow> taken = takeRows(carrier, homes, max, now);
      if (taken.isEmpty()) {
        return List.of();
      }
      List<Outgoing> outgoing = claim(carrier, taken, now);
      if (!outgoing.isEmpty()) {
        return outgoing;
      }
    }
  }

  /**
   * One at a time, for any carrier: a row that another claimer took and settled between our look
   * and our take would still be read as QUEUED.
   */
  private synchronized List<MessageRow> takeRows(
      String carrier, List<String> homes, int max, Instant now) {
    while (true) {
      InFlight.Look before = inFlight.look();
      List<MessageRow> next = new ArrayList<>();
      for (String home : homes) {
        for (MessageRow row : candidates(home, max + before.ids().size(), now)) {
          if (!before.ids().contains(row.id())) {
            next.add(row);
          }
        }
      }
      if (homes.size() > 1) {
        next.sort(
            Comparator.comparing(MessageRow::priority)
                .thenComparing(MessageRow::turn)
                .thenComparing(MessageRow::id));
      }
      List<MessageRow> taken =
          inFlight.take(next.subList(0, Math.min(max, next.size())), carrier, before, now);
      if (taken != null) {
        taken.forEach(row -> turns.merge(row.priority(), row.turn(), Math::max));
        return taken;
      }
    }
  }

  private List<MessageRow> candidates(String home, int limit, Instant now) {
    return jdbc.query(
        "select "
            + MessageRow.COLUMNS
            + " from outbox where carrier = ? and state = ?"
            + " and (not_before is null or not_before <= ?)"
            + " order by carrier, state, class, turn, id limit ?",
        MessageRow::of,
        home,
        MessageState.QUEUED.code(),
        MessageRow.utc(now),
        limit);
  }

  private List<Outgoing> claim(String carrier, List<MessageRow> taken, Instant now) {
    List<MessageRow> live = new ArrayList<>(taken.size());
    List<Move> moves = new ArrayList<>();
    for (MessageRow row : taken) {
      if (row.expires().isAfter(now)) {
        live.add(row);
      } else {
        moves.add(OutboxSweeps.expired(row));
      }
    }
    List<Outgoing> outgoing = new ArrayList<>(live.size());
    List<ClaimedTexts.One> texts = new ArrayList<>(live.size());
    List<Long> left = new ArrayList<>();
    try {
      bind(live, outgoing, texts, moves, now);
      moves.forEach(move -> left.add(move.row().id()));
      write(carrier, texts, moves, now);
    } catch (RuntimeException e) {
      inFlight.leave(taken.stream().map(MessageRow::id).toList());
      throw e;
    }
    inFlight.leave(left);
    return outgoing;
  }

  private void bind(
      List<MessageRow> live,
      List<Outgoing> outgoing,
      List<ClaimedTexts.One> texts,
      List<Move> moves,
      Instant now) {
    Map<MessageId, Binding> bindings;
    try {
      bindings = bindWords.bind(live.stream().map(MessageRow::claimed).toList());
    } catch (RuntimeException e) {
      putOff(live, now);
      throw e;
    }
    Map<String, Integer> parts = new HashMap<>();
    for (MessageRow row : live) {
      Binding binding = bindings.get(new MessageId(row.id()));
      if (binding instanceof Binding.Words words) {
        outgoing.add(new Outgoing(row.claimed(), words));
        int count = parts.computeIfAbsent(words.text(), ClaimBatch::segments);
        texts.add(new ClaimedTexts.One(row.id(), words.textRef(), count));
      } else {
        moves.add(keptBack(row, binding));
      }
    }
  }

  /** For the case of a crash only; the pump counts again by the carrier's own alphabet. */
  private static int segments(String text) {
    try {
      return Segmenter.segment(text, Alphabet.GSM7).count();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  /** So that one message which cannot be bound does not stop those behind it. */
  private void putOff(List<MessageRow> rows, Instant now) {
    Instant later = now.plusSeconds(AFTER_TROUBLE_SECONDS);
    transactions.executeWithoutResult(
        status -> {
          TallyMoves tally = new TallyMoves();
          moveState.apply(
              rows.stream()
                  .map(r -> Move.to(r, MessageState.QUEUED, "not bound").notBefore(later))
                  .toList(),
              tally);
          tally.write(jdbc);
        });
  }

  private static Move keptBack(MessageRow row, Binding binding) {
    if (binding instanceof Binding.Held) {
      return Move.to(row, MessageState.HELD, "paused");
    }
    if (binding instanceof Binding.Later later) {
      return Move.to(row, MessageState.QUEUED, later.reason()).notBefore(later.notBefore());
    }
    String reason = binding instanceof Binding.Withdrawn w ? w.reason() : "unknown";
    return OutboxSweeps.takenBack(row, reason);
  }

  private void write(String carrier, List<ClaimedTexts.One> texts, List<Move> moves, Instant now) {
    Long claim =
        transactions.execute(
            status -> {
              TallyMoves tally = new TallyMoves();
              moveState.apply(moves, tally);
              tally.write(jdbc);
              for (Long emptied : inFlight.drainEmptied()) {
                jdbc.update("delete from outbox_claim where id = ?", emptied);
              }
              return texts.isEmpty() ? 0 : insertClaim(carrier, texts, now);
            });
    if (!texts.isEmpty()) {
      inFlight.claimed(claim, texts);
    }
  }

  private long insertClaim(String carrier, List<ClaimedTexts.One> texts, Instant now) {
    ClaimedTexts packed = ClaimedTexts.of(texts);
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into outbox_claim (carrier, lease_until, message_ids, bound_texts)"
                      + " values (?, ?, ?, ?)",
                  new String[] {"id"});
          insert.setString(1, carrier);
          insert.setObject(2, MessageRow.utc(now.plus(settings.lease())));
          insert.setBytes(3, packed.messageIds());
          insert.setBytes(4, packed.boundTexts());
          return insert;
        },
        key);
    return key.getKey().longValue();
  }
}
