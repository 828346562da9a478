package org.jarshy.gateway.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A key of minisign that signs by hand, in either of its ways. */
final class TestMinisign {

  private final byte[] id = new byte[8];
  final Ed25519PrivateKeyParameters secret;

  TestMinisign() {
    this(new Ed25519PrivateKeyParameters(new SecureRandom()));
  }

  TestMinisign(Ed25519PrivateKeyParameters secret) {
    this.secret = secret;
    new SecureRandom().nextBytes(id);
  }

  String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'E', 'd'});
    out.writeBytes(id);
    out.writeBytes(secret.generatePublicKey().getEncoded());
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  byte[] publicKey() {
    return ("untrusted comment: minisign public key\n" + text() + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  byte[] sign(byte[] document, String comment) {
    Blake2bDigest blake = new Blake2bDigest(512);
    blake.update(document, 0, document.length);
    byte[] hash = new byte[64];
    blake.doFinal(hash, 0);
    return file('D', hash, comment, comment);
  }

  byte[] signLegacy(byte[] document) {
    return file('d', document, "timestamp:1", "timestamp:1");
  }

  byte[] signWithOtherComment(byte[] document, String signed, String shown) {
    byte[] file = sign(document, signed);
    return new String(file, StandardCharsets.UTF_8)
        .replace("trusted comment: " + signed, "trusted comment: " + shown)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] file(char way, byte[] message, String signed, String shown) {
    byte[] signature = ed25519(message);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.write('E');
    first.write(way);
    first.writeBytes(id);
    first.writeBytes(signature);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(signature);
    both.writeBytes(signed.getBytes(StandardCharsets.UTF_8));
    return ("untrusted comment: signature\n"
            + Base64.getEncoder().encodeToString(first.toByteArray())
            + "\ntrusted comment: "
            + shown
            + "\n"
            + Base64.getEncoder().encodeToString(ed25519(both.toByteArray()))
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] ed25519(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }
}
