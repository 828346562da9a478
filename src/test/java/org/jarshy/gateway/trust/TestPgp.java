package org.jarshy.gateway.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * Certificates and signatures of OpenPGP put together packet by packet: every bad one is right in
 * all but the one thing it is for.
 */
final class TestPgp {

  static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  static final int SHA256 = HashAlgorithmTags.SHA256;
  static final int SIGNS = KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA;

  /** A key pair; of Ed25519 also the bare secret, to sign by hand. */
  record Pair(BcPGPKeyPair pgp, Ed25519PrivateKeyParameters secret) {}

  final Pair primary;
  final String userId;
  private final ByteArrayOutputStream aboutKey = new ByteArrayOutputStream();
  private final ByteArrayOutputStream aboutUser = new ByteArrayOutputStream();
  private final ByteArrayOutputStream subkeys = new ByteArrayOutputStream();

  /** A key without any statement about itself. */
  TestPgp(Pair primary, String userId) {
    this.primary = primary;
    this.userId = userId;
  }

  /** An honest key that certifies and signs, and never expires. */
  static TestPgp honest(String userId) {
    return new TestPgp(ed25519(MADE), userId).certified(MADE, SHA256, SIGNS, 0);
  }

  static Pair ed25519(Instant made) {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    AsymmetricCipherKeyPair keys = generator.generateKeyPair();
    return pair(PublicKeyAlgorithmTags.EDDSA_LEGACY, keys, made);
  }

  static Pair newerEd25519(Instant made) {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    return pair(PublicKeyAlgorithmTags.Ed25519, generator.generateKeyPair(), made);
  }

  static Pair rsa(int bits, Instant made) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), bits, 80));
    return pair(PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), made);
  }

  static Pair pair(int algorithm, AsymmetricCipherKeyPair keys, Instant made) {
    try {
      return new Pair(
          new BcPGPKeyPair(4, algorithm, keys, Date.from(made)),
          keys.getPrivate() instanceof Ed25519PrivateKeyParameters secret ? secret : null);
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A statement about the user id; {@code life} in seconds, 0 for never, -1 for no word of it. */
  TestPgp certified(Instant at, int hash, int flags, long life) {
    aboutUser.writeBytes(
        encoded(
            statement(
                primary,
                PGPSignature.POSITIVE_CERTIFICATION,
                hash,
                at,
                s -> {
                  s.setKeyFlags(false, flags);
                  if (life > 0) {
                    s.setKeyExpirationTime(false, life);
                  }
                },
                g -> g.generateCertification(userId, primary.pgp().getPublicKey()))));
    return this;
  }

  TestPgp userRevoked(Instant at) {
    aboutUser.writeBytes(
        encoded(
            statement(
                primary,
                PGPSignature.CERTIFICATION_REVOCATION,
                SHA256,
                at,
                s -> {},
                g -> g.generateCertification(userId, primary.pgp().getPublicKey()))));
    return this;
  }

  TestPgp revoked(Instant at, int reason) {
    aboutKey.writeBytes(
        encoded(
            statement(
                primary,
                PGPSignature.KEY_REVOCATION,
                SHA256,
                at,
                s -> s.setRevocationReason(false, (byte) reason, ""),
                g -> g.generateCertification(primary.pgp().getPublicKey()))));
    return this;
  }

  /**
   * @param backedBy who signs that the subkey belongs here; null for nobody
   */
  TestPgp subkey(Pair subkey, Instant at, int flags, Pair backedBy, long life) {
    subkeys.writeBytes(publicKey(14, subkey));
    PGPSignature back =
        backedBy == null
            ? null
            : statement(
                backedBy,
                PGPSignature.PRIMARYKEY_BINDING,
                SHA256,
                at,
                s -> {},
                g ->
                    g.generateCertification(
                        primary.pgp().getPublicKey(), subkey.pgp().getPublicKey()));
    subkeys.writeBytes(
        encoded(
            statement(
                primary,
                PGPSignature.SUBKEY_BINDING,
                SHA256,
                at,
                s -> {
                  s.setKeyFlags(false, flags);
                  if (life > 0) {
                    s.setKeyExpirationTime(false, life);
                  }
                  if (back != null) {
                    embed(s, back);
                  }
                },
                g ->
                    g.generateCertification(
                        primary.pgp().getPublicKey(), subkey.pgp().getPublicKey()))));
    return this;
  }

  TestPgp subkeyRevoked(Pair subkey, Instant at, int reason) {
    subkeys.writeBytes(
        encoded(
            statement(
                primary,
                PGPSignature.SUBKEY_REVOCATION,
                SHA256,
                at,
                s -> s.setRevocationReason(false, (byte) reason, ""),
                g ->
                    g.generateCertification(
                        primary.pgp().getPublicKey(), subkey.pgp().getPublicKey()))));
    return this;
  }

  /** The public certificate in binary. */
  byte[] certificate() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(publicKey(6, primary));
    out.writeBytes(aboutKey.toByteArray());
    out.writeBytes(packet(13, userId.getBytes(StandardCharsets.UTF_8)));
    out.writeBytes(aboutUser.toByteArray());
    out.writeBytes(subkeys.toByteArray());
    return out.toByteArray();
  }

  String fingerprint() {
    return OpenPgpKey.hex(primary.pgp().getPublicKey());
  }

  /** A good detached signature of this key. */
  byte[] sign(byte[] document, Instant at) {
    return TestSignature.by(primary).at(at).over(document);
  }

  /** A good signature by a key of any kind. */
  byte[] signByLibrary(byte[] document) {
    return encoded(
        statement(
            primary,
            PGPSignature.BINARY_DOCUMENT,
            SHA256,
            TestBundle.NOW.minusSeconds(60),
            s -> {},
            g -> {
              g.update(document);
              return g.generate();
            }));
  }

  private static void embed(PGPSignatureSubpacketGenerator subpackets, PGPSignature signature) {
    try {
      subpackets.addEmbeddedSignature(false, signature);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Making {
    PGPSignature by(PGPSignatureGenerator generator) throws PGPException;
  }

  private static PGPSignature statement(
      Pair by,
      int type,
      int hash,
      Instant at,
      Consumer<PGPSignatureSubpacketGenerator> said,
      Making making) {
    try {
      PGPSignatureGenerator generator =
          new PGPSignatureGenerator(
              new BcPGPContentSignerBuilder(by.pgp().getPublicKey().getAlgorithm(), hash),
              by.pgp().getPublicKey());
      generator.init(type, by.pgp().getPrivateKey());
      PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
      subpackets.setSignatureCreationTime(false, Date.from(at));
      subpackets.setIssuerFingerprint(false, by.pgp().getPublicKey());
      said.accept(subpackets);
      generator.setHashedSubpackets(subpackets.generate());
      return making.by(generator);
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] publicKey(int tag, Pair pair) {
    try {
      return packet(tag, pair.pgp().getPublicKey().getPublicKeyPacket().getEncodedContents());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encoded(PGPSignature signature) {
    try {
      return signature.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] packet(int tag, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xc0 | tag);
    out.write(0xff);
    for (int i = 24; i >= 0; i -= 8) {
      out.write(body.length >>> i);
    }
    out.writeBytes(body);
    return out.toByteArray();
  }

  static byte[] armored(String label, byte[] data) {
    return ("-----BEGIN PGP "
            + label
            + "-----\n\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(data)
            + "\n-----END PGP "
            + label
            + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A document signature whose every field can be set, and that is right over what it says. */
  static final class TestSignature {
    private final Pair by;
    private int version = 4;
    private int type;
    private int hash = SHA256;
    private Instant at;
    private byte[] fingerprint;
    private byte[] keyId;
    private boolean time = true;
    private final ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream unhashed = new ByteArrayOutputStream();

    private TestSignature(Pair by) {
      this.by = by;
      fingerprint = by.pgp().getPublicKey().getFingerprint();
      keyId = Arrays.copyOfRange(fingerprint, 12, 20);
    }

    static TestSignature by(Pair by) {
      return new TestSignature(by);
    }

    TestSignature at(Instant at) {
      this.at = at;
      return this;
    }

    TestSignature version(int version) {
      this.version = version;
      return this;
    }

    TestSignature type(int type) {
      this.type = type;
      return this;
    }

    TestSignature hash(int hash) {
      this.hash = hash;
      return this;
    }

    TestSignature issuer(byte[] fingerprint, byte[] keyId) {
      this.fingerprint = fingerprint;
      this.keyId = keyId;
      return this;
    }

    TestSignature withoutTime() {
      time = false;
      return this;
    }

    TestSignature saying(int subpacketType, byte[] body) {
      subpacket(hashed, subpacketType, body);
      return this;
    }

    TestSignature adding(int subpacketType, byte[] body) {
      subpacket(unhashed, subpacketType, body);
      return this;
    }

    byte[] over(byte[] document) {
      return packet(2, version == 3 ? version3(document) : version4(document));
    }

    private byte[] version4(byte[] document) {
      ByteArrayOutputStream area = new ByteArrayOutputStream();
      if (time) {
        subpacket(area, 2, seconds(at));
      }
      if (fingerprint != null) {
        byte[] issuer = new byte[21];
        issuer[0] = 4;
        System.arraycopy(fingerprint, 0, issuer, 1, 20);
        subpacket(area, 33, issuer);
      }
      area.writeBytes(hashed.toByteArray());
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.write(version);
      body.write(type);
      body.write(by.pgp().getPublicKey().getAlgorithm());
      body.write(hash);
      body.write(area.size() >>> 8);
      body.write(area.size());
      body.writeBytes(area.toByteArray());
      byte[] said = body.toByteArray();
      ByteArrayOutputStream trailer = new ByteArrayOutputStream();
      trailer.writeBytes(said);
      trailer.write(4);
      trailer.write(0xff);
      for (int i = 24; i >= 0; i -= 8) {
        trailer.write(said.length >>> i);
      }
      if (keyId != null) {
        subpacket(unhashed, 16, keyId);
      }
      body.write(unhashed.size() >>> 8);
      body.write(unhashed.size());
      body.writeBytes(unhashed.toByteArray());
      finish(body, digest(document, trailer.toByteArray()));
      return body.toByteArray();
    }

    private byte[] version3(byte[] document) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.write(3);
      body.write(5);
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      said.write(type);
      said.writeBytes(seconds(at));
      body.writeBytes(said.toByteArray());
      body.writeBytes(keyId);
      body.write(by.pgp().getPublicKey().getAlgorithm());
      body.write(hash);
      finish(body, digest(document, said.toByteArray()));
      return body.toByteArray();
    }

    private void finish(ByteArrayOutputStream body, byte[] digest) {
      body.write(digest[0]);
      body.write(digest[1]);
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, by.secret());
      signer.update(digest, 0, digest.length);
      byte[] signature = signer.generateSignature();
      number(body, Arrays.copyOf(signature, 32));
      number(body, Arrays.copyOfRange(signature, 32, 64));
    }

    private byte[] digest(byte[] document, byte[] trailer) {
      try {
        MessageDigest digest =
            MessageDigest.getInstance(
                switch (hash) {
                  case 1 -> "MD5";
                  case 2 -> "SHA-1";
                  case 9 -> "SHA-384";
                  case 10 -> "SHA-512";
                  case 11 -> "SHA-224";
                  default -> "SHA-256";
                });
        digest.update(document);
        return digest.digest(trailer);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void number(ByteArrayOutputStream out, byte[] bytes) {
      BigInteger number = new BigInteger(1, bytes);
      out.write(number.bitLength() >>> 8);
      out.write(number.bitLength());
      byte[] magnitude = number.toByteArray();
      int skip = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
      out.write(magnitude, skip, magnitude.length - skip);
    }

    private static void subpacket(ByteArrayOutputStream out, int type, byte[] body) {
      out.write(body.length + 1);
      out.write(type);
      out.writeBytes(body);
    }

    static byte[] seconds(Instant at) {
      long seconds = at.getEpochSecond();
      return new byte[] {
        (byte) (seconds >>> 24), (byte) (seconds >>> 16), (byte) (seconds >>> 8), (byte) seconds
      };
    }
  }
}
