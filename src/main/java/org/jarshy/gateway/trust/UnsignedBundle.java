package org.jarshy.gateway.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jarshy.gateway.kernel.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The publisher's end: a bundle to which signatures are added. It is held against the same rules as
 * at the other end, so that nobody signs what will be refused.
 */
public final class UnsignedBundle {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final byte[] manifest;
  private final Map<String, byte[]> signatures;
  private final Map<String, byte[]> items;

  private UnsignedBundle(
      byte[] manifest, Map<String, byte[]> signatures, Map<String, byte[]> items) {
    this.manifest = manifest;
    this.signatures = new LinkedHashMap<>(signatures);
    this.items = new LinkedHashMap<>(items);
  }

  /**
   * @param role what the stream is about
   * @param items JSON objects in UTF-8
   * @throws IllegalArgumentException saying which rule would refuse it, and what is allowed
   */
  public static UnsignedBundle of(
      String stream, Role role, long seq, Instant issuedAt, Instant expires, List<byte[]> items) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    ObjectNode json = JSON.createObjectNode();
    json.put("format", Manifest.FORMAT)
        .put("stream", stream)
        .put("role", role.code())
        .put("seq", seq)
        .put("issued_at", issuedAt.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("expires", expires.truncatedTo(ChronoUnit.SECONDS).toString());
    ArrayNode list = json.putArray("files");
    for (byte[] item : items) {
      String sha256 = Sha256.hex(item);
      String name = "items/" + sha256 + ".json";
      if (files.put(name, item) == null) {
        list.addObject().put("name", name).put("size", item.length).put("sha256", sha256);
      }
    }
    UnsignedBundle bundle = new UnsignedBundle(JSON.writeValueAsBytes(json), Map.of(), files);
    bundle.check();
    return bundle;
  }

  /**
   * Opens a bundle for another signature.
   *
   * @throws IllegalArgumentException saying which rule would refuse it, and what is allowed
   */
  public static UnsignedBundle read(byte[] bytes) {
    try {
      BundleFile file = BundleFile.read(bytes);
      UnsignedBundle bundle = new UnsignedBundle(file.manifest(), file.signatures(), file.items());
      bundle.check();
      return bundle;
    } catch (RuleBroken e) {
      throw refused(e);
    }
  }

  private void check() {
    try {
      Manifest parsed = Manifest.parse(manifest);
      Role role = parsed.role() == null ? Role.HELPLINE : parsed.role();
      if (role == Role.ROOT) {
        throw new RuleBroken(Rule.STORE_NOT_FOR_BUNDLES, "root is no role of a bundle");
      }
      BundleTimes.check(parsed, role, parsed.issuedAt());
      BundleItems.check(parsed, items, SignersCounted.unlimited(role));
      // Written and read back, so that the limits of size and number hold as well.
      ZipEntries.unpack(toBytes());
    } catch (RuleBroken e) {
      throw refused(e);
    }
  }

  private static IllegalArgumentException refused(RuleBroken e) {
    return new IllegalArgumentException(
        e.rule().code() + ": " + e.getMessage() + ". Allowed: " + e.rule().allowed() + ".");
  }

  /** The bytes to sign. */
  public byte[] manifest() {
    return manifest.clone();
  }

  /** One line for whoever is about to sign: stream, number, times and how many items. */
  public String summary() {
    Manifest parsed = Manifest.parse(manifest);
    return parsed.stream()
        + " number "
        + parsed.seq()
        + ", issued "
        + parsed.issuedAt()
        + ", good until "
        + parsed.expires()
        + ", "
        + parsed.files().size()
        + (parsed.files().size() == 1 ? " item, " : " items, ")
        + signatures.size()
        + (signatures.size() == 1 ? " signature" : " signatures");
  }

  /** The items as they will be read, for whoever is about to sign. */
  public List<byte[]> items() {
    return new ArrayList<>(items.values());
  }

  public void addOpenPgp(byte[] signature) {
    add(signature, "asc");
  }

  public void addMinisign(byte[] signature) {
    add(signature, "minisig");
  }

  private void add(byte[] signature, String extension) {
    String name = ZipNames.MANIFEST + "." + extension;
    for (int i = 2; signatures.containsKey(name); i++) {
      name = ZipNames.MANIFEST + "." + i + "." + extension;
    }
    signatures.put(name, signature.clone());
  }

  /** The same bytes for the same content, whoever writes them and when. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, ZipNames.MANIFEST, manifest);
      for (Map.Entry<String, byte[]> signature : signatures.entrySet()) {
        put(zip, signature.getKey(), signature.getValue());
      }
      for (Map.Entry<String, byte[]> item : items.entrySet()) {
        put(zip, item.getKey(), item.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
