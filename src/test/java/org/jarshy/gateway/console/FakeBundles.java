package org.jarshy.gateway.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.BundleBook;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.TrustStore;
import org.jarshy.gateway.trust.VerifiedBundle;

/** Takes the bytes {@code good} and refuses everything else as expired. */
final class FakeBundles implements ImportBundle, BundleBook {

  static final Instant ISSUED = Instant.parse("2022-01-02T03:00:00Z");
  static final VerifiedBundle BUNDLE =
      new VerifiedBundle(
          "azattyq-news",
          Role.NEWS,
          17,
          ISSUED,
          ISSUED.plusSeconds(500_000),
          List.of("A".repeat(40)),
          "b".repeat(64),
          List.of());

  final List<String> taken = new ArrayList<>();
  final List<RefusedFile> refused = new ArrayList<>();
  final List<Imported> imported = new ArrayList<>();
  String problem = "";
  boolean usable = true;
  Instant trustedTime = Instant.parse("2022-01-05T03:00:00Z");

  void clear() {
    taken.clear();
    refused.clear();
    imported.clear();
    problem = "";
    usable = true;
  }

  @Override
  public Intake take(byte[] bundle, Door door, Actor actor) {
    taken.add(actor + " " + door);
    if (!Arrays.equals(bundle, "good".getBytes(StandardCharsets.UTF_8))) {
      return refuse(
          "expired",
          "it expired at <noon>; a bundle that has not expired is allowed",
          false,
          door,
          actor);
    }
    if (!imported.isEmpty()) {
      return new Intake.Known(1, BUNDLE);
    }
    List<BundleReceiver.Outcome> outcomes =
        List.of(new BundleReceiver.Outcome("items/1.json", "bulletin:1", "waits for approval"));
    imported.add(
        new Imported(
            1,
            BUNDLE.stream(),
            BUNDLE.role(),
            BUNDLE.seq(),
            BUNDLE.issuedAt(),
            BUNDLE.expires(),
            BUNDLE.manifestSha256(),
            BUNDLE.signers(),
            door,
            actor.name(),
            trustedTime,
            outcomes));
    return new Intake.Taken(1, BUNDLE, outcomes);
  }

  Intake.Refused refuse(String rule, String detail, boolean alarm, Door door, Actor actor) {
    long id = refused.size() + 1L;
    refused.add(
        new RefusedFile(
            id, trustedTime, door, actor.name(), "c".repeat(64), rule, detail, alarm, null));
    return new Intake.Refused(id, rule, detail);
  }

  @Override
  public Intake.Refused tooLarge(String detail, Door door, Actor actor) {
    return refuse("bundle-too-large", detail, false, door, actor);
  }

  @Override
  public List<Imported> imported(int limit, int offset) {
    return List.copyOf(imported);
  }

  @Override
  public List<RefusedFile> refused(int limit, int offset) {
    return List.copyOf(refused);
  }

  @Override
  public List<RefusedFile> alarms() {
    return refused.stream().filter(r -> r.alarm() && r.seenBy() == null).toList();
  }

  @Override
  public boolean seen(long refusal, Actor actor) {
    return refused.removeIf(r -> r.id() == refusal && r.alarm());
  }

  @Override
  public List<Newest> newest() {
    return imported.isEmpty()
        ? List.of()
        : List.of(
            new Newest(BUNDLE.stream(), BUNDLE.role(), BUNDLE.seq(), ISSUED, BUNDLE.expires(), 1));
  }

  @Override
  public Standing standing() {
    return new Standing(
        "config/trust",
        TrustStore.empty(),
        usable,
        problem,
        Instant.parse("2022-01-05T03:00:00Z"),
        trustedTime);
  }
}
