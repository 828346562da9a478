package org.jarshy.gateway.audit.internal;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.LogKey;

/** Signs checkpoints. Its {@code toString()} says nothing of the key. */
public final class LogSigner {

  private final String name;
  private final Ed25519PrivateKeyParameters key;

  /**
   * @param seed the 32 octets of an Ed25519 private key
   */
  public LogSigner(String name, byte[] seed) {
    this.name = name;
    this.key = new Ed25519PrivateKeyParameters(seed, 0);
  }

  public LogKey publicKey() {
    return new LogKey(name, key.generatePublicKey().getEncoded());
  }

  public Checkpoint sign(Checkpoint checkpoint) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    byte[] body = checkpoint.body(name).getBytes(StandardCharsets.UTF_8);
    signer.update(body, 0, body.length);
    return checkpoint.signed(
        new Checkpoint.Signature(name, publicKey().keyHash(), signer.generateSignature()));
  }
}
