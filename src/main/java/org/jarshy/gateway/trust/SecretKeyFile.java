package org.jarshy.gateway.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** A secret key of OpenPGP in a file, as {@code gpg --export-secret-keys --armor} makes it. */
public final class SecretKeyFile {

  private final PGPSecretKeyRing ring;

  private SecretKeyFile(PGPSecretKeyRing ring) {
    this.ring = ring;
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the file
   */
  public static SecretKeyFile read(byte[] content) {
    try {
      BcPGPObjectFactory objects =
          new BcPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(content)));
      if (objects.nextObject() instanceof PGPSecretKeyRing ring) {
        return new SecretKeyFile(ring);
      }
    } catch (IOException | RuntimeException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "no secret key is in the file; gpg --export-secret-keys --armor makes one");
  }

  /** Of the primary key, upper-case hex. */
  public String fingerprint() {
    return OpenPgpKey.hex(ring.getPublicKey());
  }

  /**
   * A detached, armored signature over these bytes.
   *
   * @param passphrase empty for a key without one
   * @throws IllegalArgumentException where no key of the file may sign now, or the passphrase is
   *     wrong
   */
  public byte[] sign(byte[] document, char[] passphrase, Instant now) {
    PGPSecretKey key = signingKey(now);
    try {
      PGPPrivateKey secret =
          key.extractPrivateKey(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(passphrase));
      return armored(generate(document, key.getPublicKey(), secret, now));
    } catch (PGPException e) {
      throw new IllegalArgumentException("the passphrase of " + fingerprint() + " is wrong");
    } catch (IOException e) {
      throw new IllegalArgumentException("the signature cannot be written: " + e.getMessage());
    }
  }

  private PGPSecretKey signingKey(Instant now) {
    PGPPublicKey primary = ring.getPublicKey();
    RuleBroken why = new RuleBroken(Rule.KEY_UNBOUND, "no key of the file is marked for signing");
    for (Iterator<PGPSecretKey> each = ring.getSecretKeys(); each.hasNext(); ) {
      PGPSecretKey key = each.next();
      OpenPgpComponent component =
          key.isMasterKey()
              ? OpenPgpComponent.primary(primary)
              : OpenPgpComponent.subkey(key.getPublicKey(), primary);
      OpenPgpComponent master = key.isMasterKey() ? component : OpenPgpComponent.primary(primary);
      try {
        new OpenPgpKey(fingerprint(), "", null, List.of(master, component))
            .requireMaySign(key.isMasterKey() ? master : component, now);
        if (!key.isPrivateKeyEmpty()) {
          return key;
        }
      } catch (RuleBroken e) {
        why = e.rule() == Rule.KEY_UNBOUND ? why : e;
      }
    }
    throw new IllegalArgumentException(why.getMessage());
  }

  private static PGPSignature generate(
      byte[] document, PGPPublicKey key, PGPPrivateKey secret, Instant now) throws PGPException {
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512), key);
    generator.init(PGPSignature.BINARY_DOCUMENT, secret);
    PGPSignatureSubpacketGenerator said = new PGPSignatureSubpacketGenerator();
    said.setSignatureCreationTime(false, Date.from(now));
    said.setIssuerFingerprint(false, key);
    generator.setHashedSubpackets(said.generate());
    generator.update(document);
    return generator.generate();
  }

  private static byte[] armored(PGPSignature signature) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(bytes)) {
      signature.encode(armor);
    }
    return bytes.toByteArray();
  }
}
