package org.jarshy.gateway.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jarshy.gateway.kernel.Sha256;

/**
 * Two desks with a minisign key each, the trust directory that names them and that two roots sign,
 * and bundles as the desks sign them: a stream {@code azattyq-news} that one may sign, {@code
 * lines} of help lines that both must.
 */
public final class SampleNewsroom {

  public static final String NEWS = "azattyq-news";
  public static final String LINES = "lines";

  private final List<Desk> desks = List.of(new Desk("First desk"), new Desk("Second desk"));
  private final List<Desk> roots = List.of(new Desk("First root"), new Desk("Second root"));

  /** Writes the directory; its keys are those of this newsroom. @param languages of every key */
  public Path trust(Path directory, int version, String... languages) {
    return write(
        directory,
        version,
        """
        ,"streams":[{"name":"azattyq-news","role":"news"},{"name":"lines","role":"helpline"}]""",
        languages);
  }

  /** The same keys, which may use whatever name for a stream; in kk and ru. */
  public Path trustWithoutStreams(Path directory, int version) {
    return write(directory, version, "", "kk", "ru");
  }

  private Path write(Path directory, int version, String streams, String... languages) {
    String spoken =
        Arrays.stream(languages).map(l -> '"' + l + '"').collect(Collectors.joining(","));
    String keys =
        Stream.concat(
                desks.stream().map(d -> d.trusted("\"news\",\"helpline\"", spoken)),
                roots.stream().map(d -> d.trusted("\"root\"", spoken)))
            .collect(Collectors.joining(","));
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < desks.size(); i++) {
        Files.writeString(
            directory.resolve("desk" + i + ".pub"),
            "untrusted comment: minisign public key\n" + desks.get(i).publicKey() + "\n");
      }
      byte[] trust =
          """
          {"format":"jarshy-trust/1","version":%d,"keys":[%s]%s}"""
              .formatted(version, keys, streams)
              .getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < roots.size(); i++) {
        Files.write(
            directory.resolve("trust.json.root" + i + ".minisig"), roots.get(i).sign(trust, ""));
      }
      Files.write(directory.resolve("trust.json"), trust);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  /** News that the first desk signs, good for two days. */
  public byte[] news(long seq, Instant issued, String... items) {
    return bundle(NEWS, seq, issued, 1, items);
  }

  /**
   * @param signers how many of the two desks sign
   */
  public byte[] bundle(String stream, long seq, Instant issued, int signers, String... items) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Arrays.stream(items)
        .map(item -> item.getBytes(StandardCharsets.UTF_8))
        .forEach(item -> files.put("items/" + Sha256.hex(item) + ".json", item));
    String listed =
        files.entrySet().stream()
            .map(
                e ->
                    "{\"name\":\"%s\",\"size\":%d,\"sha256\":\"%s\"}"
                        .formatted(e.getKey(), e.getValue().length, Sha256.hex(e.getValue())))
            .collect(Collectors.joining(","));
    Instant seconds = issued.truncatedTo(ChronoUnit.SECONDS);
    byte[] manifest =
        """
        {"format":"jarshy-bundle/1","stream":"%s","role":"%s","seq":%d,"issued_at":"%s","expires":"%s","files":[%s]}"""
            .formatted(
                stream,
                stream.equals(LINES) ? "helpline" : "news",
                seq,
                seconds,
                seconds.plus(Duration.ofDays(2)),
                listed)
            .getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("manifest.json", manifest);
    for (int i = 0; i < signers; i++) {
      all.put(
          i == 0 ? "manifest.json.minisig" : "manifest.json." + (i + 1) + ".minisig",
          desks.get(i).sign(manifest, issued));
    }
    all.putAll(files);
    return zip(all);
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Who signs. */
  private static final class Desk {

    private final String name;
    private final byte[] id = new byte[8];
    private final Ed25519PrivateKeyParameters secret =
        new Ed25519PrivateKeyParameters(new SecureRandom());

    Desk(String name) {
      this.name = name;
      new SecureRandom().nextBytes(id);
    }

    String publicKey() {
      return base64("Ed", secret.generatePublicKey().getEncoded());
    }

    String trusted(String roles, String languages) {
      return """
          {"fingerprint":"%s","name":"%s","roles":[%s],"languages":[%s]}"""
          .formatted(publicKey(), name, roles, languages);
    }

    byte[] sign(byte[] manifest, Instant at) {
      return sign(manifest, "timestamp:" + at.getEpochSecond() + "\tfile:manifest.json\thashed");
    }

    byte[] sign(byte[] manifest, String comment) {
      Blake2bDigest blake = new Blake2bDigest(512);
      blake.update(manifest, 0, manifest.length);
      byte[] hash = new byte[64];
      blake.doFinal(hash, 0);
      byte[] signature = ed25519(hash);
      byte[] both = Arrays.copyOf(signature, signature.length + comment.length());
      System.arraycopy(
          comment.getBytes(StandardCharsets.US_ASCII), 0, both, signature.length, comment.length());
      return """
          untrusted comment: signature
          %s
          trusted comment: %s
          %s
          """
          .formatted(
              base64("ED", signature), comment, Base64.getEncoder().encodeToString(ed25519(both)))
          .getBytes(StandardCharsets.US_ASCII);
    }

    private String base64(String way, byte[] body) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(way.getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(id);
      all.writeBytes(body);
      return Base64.getEncoder().encodeToString(all.toByteArray());
    }

    private byte[] ed25519(byte[] message) {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, secret);
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    }
  }
}
