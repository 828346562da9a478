package org.jarshy.gateway.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of the command line in a JSON file, so that one call knows what another accepted. */
public final class TrustMemoryFile {

  private static final JsonMapper JSON = JsonMapper.shared();

  private TrustMemoryFile() {}

  /**
   * An empty state where the file does not exist yet.
   *
   * @throws IllegalArgumentException where it is no such file
   */
  public static TrustMemory read(Path file) throws IOException {
    TrustMemory memory = new TrustMemory();
    if (!Files.exists(file)) {
      return memory;
    }
    try {
      ObjectNode json = StrictJson.read(file.toString(), Files.readAllBytes(file));
      for (JsonNode each : json.path("positions")) {
        memory.put(
            new TrustState.Position(
                each.path("signer").stringValue(),
                each.path("stream").stringValue(),
                each.path("seq").longValue(),
                each.path("manifest_sha256").stringValue(),
                Instant.parse(each.path("issued_at").stringValue())));
      }
      for (JsonNode each : json.path("issued_at")) {
        memory.said(
            each.path("signer").stringValue(), Instant.parse(each.path("at").stringValue()));
      }
      return memory;
    } catch (RuleBroken | DateTimeException | JacksonException e) {
      throw new IllegalArgumentException(file + " is no state file that this command wrote");
    }
  }

  /** Replaces the file at once, so that a cut of power leaves the old one or the new one. */
  public static void write(TrustMemory memory, Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode positions = json.putArray("positions");
    for (TrustState.Position position : memory.all()) {
      positions
          .addObject()
          .put("signer", position.signer())
          .put("stream", position.stream())
          .put("seq", position.seq())
          .put("manifest_sha256", position.manifestSha256())
          .put("issued_at", position.issuedAt().toString());
    }
    ArrayNode said = json.putArray("issued_at");
    memory
        .issuedAtBySigner()
        .forEach((signer, at) -> said.addObject().put("signer", signer).put("at", at.toString()));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, JSON.writeValueAsBytes(json));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
