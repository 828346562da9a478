package org.jarshy.gateway.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Sha256;

/** A bundle in the making, honest unless told otherwise. */
final class TestBundle {

  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  String stream = "azattyq-news";
  String role = "news";
  String seq = "7";
  String format = "\"jarshy-bundle/1\"";
  Instant issuedAt = NOW.minusSeconds(3600);
  Instant expires = NOW.plusSeconds(86400);
  String manifest;
  List<byte[]> items =
      new ArrayList<>(List.of(utf8("{\"title\":\"Су жабылды\",\"phone\":\"+77001234567\"}")));
  final Map<String, Function<byte[], byte[]>> signatures = new LinkedHashMap<>();
  private Map<String, byte[]> files;

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  TestBundle stream(String stream, String role) {
    this.stream = stream;
    this.role = role;
    return this;
  }

  TestBundle seq(String seq) {
    this.seq = seq;
    return this;
  }

  TestBundle times(Instant issuedAt, Instant expires) {
    this.issuedAt = issuedAt;
    this.expires = expires;
    return this;
  }

  TestBundle item(byte[] item) {
    items = new ArrayList<>(List.of(item));
    return this;
  }

  TestBundle item(String item) {
    return item(utf8(item));
  }

  TestBundle manifest(Function<String, String> change) {
    manifest = change.apply(manifestText());
    return this;
  }

  TestBundle signed(String file, Function<byte[], byte[]> signature) {
    signatures.put(file, signature);
    return this;
  }

  TestBundle signedBy(TestPgp... keys) {
    for (TestPgp key : keys) {
      signed(
          "manifest.json." + (signatures.size() + 1) + ".asc",
          document -> key.sign(document, issuedAt));
    }
    return this;
  }

  static String name(byte[] item) {
    return "items/" + Sha256.hex(item) + ".json";
  }

  String manifestText() {
    if (manifest != null) {
      return manifest;
    }
    StringBuilder list = new StringBuilder();
    for (byte[] item : items) {
      list.append(list.isEmpty() ? "" : ",")
          .append("{\"name\":\"" + name(item) + "\",\"size\":" + item.length)
          .append(",\"sha256\":\"" + Sha256.hex(item) + "\"}");
    }
    return "{\"format\":"
        + format
        + ",\"stream\":\""
        + stream
        + "\""
        + (role == null ? "" : ",\"role\":\"" + role + "\"")
        + ",\"seq\":"
        + seq
        + ",\"issued_at\":\""
        + issuedAt
        + "\",\"expires\":\""
        + expires
        + "\",\"files\":["
        + list
        + "]}";
  }

  Map<String, byte[]> files() {
    return files(utf8(manifestText()));
  }

  Map<String, byte[]> files(byte[] manifestBytes) {
    if (files == null) {
      files = new LinkedHashMap<>();
      files.put("manifest.json", manifestBytes);
      signatures.forEach((name, by) -> files.put(name, by.apply(manifestBytes)));
      items.forEach(item -> files.put(name(item), item));
    }
    return files;
  }

  TestZip zip() {
    return new TestZip().add(files());
  }

  byte[] bytes() {
    return zip().bytes();
  }

  /** What the directory of a newsroom would give, without writing one. */
  static TrustStore store(Map<Role, List<TestPgp>> keys, TestMinisign... news) {
    Map<String, OpenPgpKey> pgp = new LinkedHashMap<>();
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    keys.forEach(
        (role, held) ->
            held.forEach(
                key -> {
                  pgp.put(key.fingerprint(), OpenPgpKey.read(key.certificate()).get(0));
                  roles
                      .computeIfAbsent(key.fingerprint(), k -> EnumSet.noneOf(Role.class))
                      .add(role);
                }));
    List<TrustedKey> trusted = new ArrayList<>();
    roles.forEach((f, r) -> trusted.add(trusted(f, TrustedKey.Kind.OPENPGP, r)));
    List<MinisignKey> minisign =
        Arrays.stream(news).map(key -> MinisignKey.of(key.text())).toList();
    minisign.forEach(
        key ->
            trusted.add(
                trusted(key.text(), TrustedKey.Kind.MINISIGN, Set.of(Role.NEWS, Role.PROXY))));
    return new TrustStore(0, trusted, Map.of(), Map.of(), List.copyOf(pgp.values()), minisign);
  }

  private static TrustedKey trusted(String fingerprint, TrustedKey.Kind kind, Set<Role> roles) {
    return new TrustedKey(
        fingerprint, kind, fingerprint, roles, EnumSet.allOf(Lang.class), Set.of(), null, null);
  }
}
