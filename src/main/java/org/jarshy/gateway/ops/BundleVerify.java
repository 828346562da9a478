package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.Rule;
import org.jarshy.gateway.trust.TrustMemory;
import org.jarshy.gateway.trust.TrustMemoryFile;
import org.jarshy.gateway.trust.TrustStore;
import org.jarshy.gateway.trust.Verdict;
import org.jarshy.gateway.trust.VerifiedBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Holds one bundle against the keys of a directory; needs no database and no service. */
@Command(
    name = "verify",
    description = {
      "Says whether a signed bundle can be trusted: {\"accepted\",\"rule\",\"detail\"}.",
      "Exit code 0 for yes, 1 for no."
    },
    mixinStandardHelpOptions = true)
final class BundleVerify implements Callable<Integer> {

  private final PrintStream out;
  private final Clock clock;

  @Parameters(paramLabel = "FILE", description = "the bundle")
  private Path file;

  @Option(
      names = "--trust",
      paramLabel = "DIR",
      required = true,
      description = "trusted keys: folders news, helpline, proxy, root, or a trust.json")
  private Path trust;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = GivenInstant.class,
      description =
          "judge as if it were this time, such as 2026-11-29T18:00:00Z, and not the clock's")
  private Instant at;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "remembers what was accepted, so that older bundles are refused")
  private Path state;

  BundleVerify(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Verdict verdict = verdict();
    ObjectNode answer = LinesCommand.JSON.createObjectNode();
    if (verdict instanceof Verdict.Refused refused) {
      answer.put("accepted", false).put("rule", refused.rule().code());
      answer.put("detail", refused.detail());
    } else {
      answer.put("accepted", true).putNull("rule");
      answer.put("detail", words((Verdict.Accepted) verdict));
    }
    out.println(LinesCommand.JSON.writeValueAsString(answer));
    out.flush();
    return verdict instanceof Verdict.Accepted ? 0 : 1;
  }

  private Verdict verdict() {
    TrustStore store;
    TrustMemory memory;
    try {
      store = TrustStore.read(trust);
      memory = state == null ? new TrustMemory() : TrustMemoryFile.read(state);
    } catch (TrustStore.Unusable | IllegalArgumentException | IOException e) {
      return refused(Rule.TRUST_STORE_UNUSABLE, e.getMessage());
    }
    // A time given by hand is meant, even one before this program was built.
    BundleVerifier verifier =
        at == null ? BundleVerifier.ofThisBuild() : new BundleVerifier(Instant.EPOCH);
    if (!Files.isRegularFile(file)) {
      return refused(Rule.BUNDLE_UNREADABLE, file + " is no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      Verdict verdict = verifier.verify(in, store, memory, at == null ? clock.instant() : at);
      if (state != null && verdict instanceof Verdict.Accepted accepted) {
        memory.accept(accepted.bundle());
        TrustMemoryFile.write(memory, state);
      }
      return verdict;
    } catch (IOException e) {
      return refused(Rule.BUNDLE_UNREADABLE, file + ": " + e.getMessage());
    }
  }

  private static Verdict refused(Rule rule, String found) {
    return new Verdict.Refused(rule, found + ". Allowed: " + rule.allowed() + ".");
  }

  private static String words(Verdict.Accepted accepted) {
    VerifiedBundle bundle = accepted.bundle();
    return String.format(
        Locale.ROOT,
        "%s number %d for %s, issued %s, good until %s, %d %s, signed by %s%s",
        bundle.stream(),
        bundle.seq(),
        bundle.role().code(),
        bundle.issuedAt(),
        bundle.expires(),
        bundle.items().size(),
        bundle.items().size() == 1 ? "item" : "items",
        String.join(", ", bundle.signers()),
        accepted.knownAlready() ? "; known already" : "");
  }
}
