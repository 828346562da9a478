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
    CheckRecords check = new CheckRecords(keys);
    witnessed.forEach(w -> check.against(w.checkpoint(), w.source()));
    Problem unreadable = read(lines, check);
    Problem problem = check.finish(header.records());
    if (problem == null && !header.root().equals(check.root())) {
      problem =
          new Problem(
              Problem.Kind.REWRITTEN, -1, "The root in the first line is not that of the records.");
    }
    problem = problem == null ? unreadable : problem;
    return verdict(check, problem, given);
  }

  private static Verdict verdict(CheckRecords check, Problem problem, List<LogKey> given) {
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
    json.put("without_payload", check.withoutPayload());
    if (problem == null) {
      json.put("detail", advice(vouched, check.lines()) + missing(check.withoutPayload()));
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

  private static String missing(long records) {
    return records == 0
        ? ""
        : " Of "
            + records
            + " records subject and detail are not here: withheld by whoever exported them, or erased"
            + " by somebody.";
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

  /**
   * The lines behind the header: the log's own checkpoints, then the records.
   *
   * @return what is wrong with a checkpoint, or null; of records the check itself knows
   */
  private static Problem read(ExportLines lines, CheckRecords check) throws IOException {
    Problem unreadable = null;
    boolean records = false;
    while (true) {
      try {
        String line = lines.next();
        if (line == null) {
          return unreadable;
        }
        ObjectNode json = ExportFormat.parse(line);
        if (!records && json.has("checkpoint")) {
          check.against(ExportFormat.checkpoint(json, "checkpoint"), "");
        } else {
          records = true;
          check.record(ExportFormat.record(json));
        }
      } catch (Unreadable e) {
        if (records) {
          check.unreadable("Line " + lines.number() + " is no record: " + e.getMessage());
        } else {
          unreadable =
              new Problem(
                  Problem.Kind.UNREADABLE, -1, "Line " + lines.number() + ": " + e.getMessage());
        }
      }
    }
  }
}
