package org.jarshy.gateway.audit.internal;

import java.io.IOException;
import java.util.List;
import org.jarshy.gateway.audit.LogKey;
import org.jarshy.gateway.audit.Verdict;
import org.jarshy.gateway.audit.Witnessed;
import org.jarshy.gateway.audit.internal.ExportFormat.Unreadable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole export: every hash recomputed, every checkpoint held against it. */
public final class VerifyLog {

  private VerifyLog() {}

  public static Verdict unreadable(String why) {
    return new Verdict(
        false, ExportFormat.write(head(new Problem(Problem.Kind.UNREADABLE, -1, why))));
  }

  public static Verdict verify(
      String first, ExportLines lines, List<Witnessed> witnessed, List<LogKey> given)
      throws IOException, Unreadable {
    ExportFormat.Header header = ExportFormat.header(ExportFormat.parse(first));
    List<LogKey> keys = given.isEmpty() ? header.keys() : given;
    CheckRecords check = new CheckRecords(keys, header.withheld());
    witnessed.forEach(w -> check.against(w.checkpoint(), w.source()));
    Lines read = new Lines(lines, check);
    Problem unreadable = read.all();
    Problem problem = check.finish(header.records());
    problem = problem == null ? unreadable : problem;
    problem = problem == null ? read.counted(header.checkpoints()) : problem;
    problem = problem == null ? check.nodes() : problem;
    if (problem == null && !header.root().equals(check.root())) {
      problem =
          new Problem(
              Problem.Kind.REWRITTEN, -1, "The root in the first line is not that of the records.");
    }
    if (problem == null && given.isEmpty()) {
      problem = otherKey(check.otherKey());
    }
    return verdict(check, header, problem, given);
  }

  /** By its own word a log has one key; who trusts another one too says so. */
  private static Problem otherKey(Problem found) {
    return found == null
        ? null
        : new Problem(
            found.kind(), found.seq(), found.words() + " Who trusts both gives both, with --key.");
  }

  private static Verdict verdict(
      CheckRecords check, ExportFormat.Header header, Problem problem, List<LogKey> given) {
    ObjectNode json = head(problem).put("records", check.lines());
    if (problem == null) {
      json.put("root", check.root().base64());
    }
    long vouched =
        check.compared().stream()
            .filter(c -> c.isWitness() && c.signed())
            .filter(c -> c.result() == Compared.Result.MATCHES)
            .mapToLong(c -> c.checkpoint().size())
            .max()
            .orElse(0);
    json.put("witnessed", vouched).put("key", given.isEmpty() ? "of the file itself" : "given");
    ArrayNode checkpoints = json.putArray("checkpoints");
    long own = 0;
    for (Compared c : check.compared()) {
      if (c.isWitness() || !c.signed() || c.result() != Compared.Result.MATCHES) {
        checkpoints
            .addObject()
            .put("from", c.isWitness() ? c.source() : "the log itself")
            .put("size", c.checkpoint().size())
            .put("at", c.checkpoint().at().toString())
            .put("result", c.result().label())
            .put("signed", c.signed());
      } else {
        own++;
      }
    }
    json.put("own_checkpoints_that_match", own);
    json.put("withheld", header.withheld());
    json.put("without_payload", check.withoutPayload().count());
    if (problem == null) {
      Problem otherKey = check.otherKey();
      json.put(
          "detail",
          advice(vouched, check.lines())
              + (header.withheld()
                  ? " Whoever exported it withheld what was done to whom, in every record."
                  : "")
              + (otherKey == null ? "" : " " + otherKey.words() + " Both are among those given."));
    }
    return new Verdict(problem == null, ExportFormat.write(json));
  }

  private static String advice(long vouched, long records) {
    if (vouched == 0) {
      return "Everything fits itself. No checkpoint from outside was given: whoever holds the"
          + " database and the key could have made all of it anew.";
    }
    return vouched == records
        ? "Every record is what the witnessed checkpoint was made of."
        : "The first "
            + vouched
            + " records are what the witnessed checkpoint was made of; for those behind them there"
            + " is the log's own word.";
  }

  static ObjectNode head(Problem problem) {
    ObjectNode json = ExportFormat.object().put("ok", problem == null);
    if (problem != null) {
      json.put("problem", problem.kind().label());
      if (problem.seq() >= 0) {
        json.put("seq", problem.seq());
      }
      json.put("detail", problem.words());
    }
    return json;
  }

  /** The lines behind the header: the log's own checkpoints, the records, the stored hashes. */
  private static final class Lines {
    private final ExportLines lines;
    private final CheckRecords check;
    private long checkpoints;
    private boolean records;
    private boolean nodes;

    Lines(ExportLines lines, CheckRecords check) {
      this.lines = lines;
      this.check = check;
    }

    /**
     * @return what is wrong with a line that is no record, or null; of records the check knows
     */
    Problem all() throws IOException {
      Problem unreadable = null;
      while (true) {
        try {
          String line = lines.next();
          if (line == null) {
            return unreadable;
          }
          take(ExportFormat.parse(line));
        } catch (Unreadable e) {
          String words = "Line " + lines.number();
          if (records && !nodes) {
            check.unreadable(words + " is no record: " + e.getMessage());
          } else if (unreadable == null) {
            unreadable = new Problem(Problem.Kind.UNREADABLE, -1, words + ": " + e.getMessage());
          }
        }
      }
    }

    private void take(ObjectNode json) throws Unreadable {
      if (!records && json.has("checkpoint")) {
        checkpoints++;
        check.against(ExportFormat.ownCheckpoint(json), "");
      } else if (ExportFormat.isNode(json)) {
        nodes = true;
        check.node(ExportFormat.node(json));
      } else if (nodes) {
        throw new Unreadable("A record stands behind stored hashes.");
      } else {
        records = true;
        check.record(ExportFormat.record(json));
      }
    }

    Problem counted(long said) {
      return said == checkpoints
          ? null
          : new Problem(
              said > checkpoints ? Problem.Kind.MISSING : Problem.Kind.CHANGED,
              -1,
              "The log says that it was signed "
                  + said
                  + " times, and has "
                  + checkpoints
                  + " checkpoints.");
    }
  }
}
