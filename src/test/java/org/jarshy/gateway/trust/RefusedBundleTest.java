package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.trust.TestBundle.NOW;
import static org.jarshy.gateway.trust.TestBundle.utf8;
import static org.jarshy.gateway.trust.TestPgp.MADE;
import static org.jarshy.gateway.trust.TestPgp.SHA256;
import static org.jarshy.gateway.trust.TestPgp.SIGNS;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jarshy.gateway.trust.TestPgp.TestSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One built file for every way to break a rule. Each is honest in all but one thing, so that it
 * would be accepted without the check it is named after.
 */
class RefusedBundleTest {

  private static final TestPgp DESK = TestPgp.honest("Desk");
  private static final TestPgp OTHER = TestPgp.honest("Other");
  private static final TestPgp THIRD = TestPgp.honest("Third");
  private static final TestPgp ROOT = TestPgp.honest("Root");
  private static final TestPgp STRANGER = TestPgp.honest("Stranger");
  private static final TestMinisign MINI = new TestMinisign();

  private static final TrustStore STORE =
      TestBundle.store(
          Map.of(
              Role.NEWS, List.of(DESK),
              Role.PROXY, List.of(DESK, OTHER, THIRD),
              Role.ROOT, List.of(ROOT)),
          MINI);

  record Attack(
      Rule rule, String how, byte[] bundle, TrustStore store, TrustState state, Instant at) {
    @Override
    public String toString() {
      return rule + ": " + how;
    }
  }

  private static final List<Attack> ATTACKS = new ArrayList<>();

  private static void attack(Rule rule, String how, byte[] bundle) {
    attack(rule, how, bundle, STORE);
  }

  private static void attack(Rule rule, String how, byte[] bundle, TrustStore store) {
    ATTACKS.add(new Attack(rule, how, bundle, store, TrustState.none(), NOW));
  }

  private static TestBundle news() {
    return new TestBundle();
  }

  private static TestBundle proxies() {
    return news().stream("proxies", "proxy");
  }

  private static void zip(Rule rule, String how, Consumer<TestZip> change) {
    attack(rule, how, news().signedBy(DESK).zip().with(change).bytes());
  }

  private static TestZip.Entry manifest(TestZip zip) {
    return zip.entry("manifest.json");
  }

  private static void item(Rule rule, String how, String json) {
    attack(rule, how, news().item(json).signedBy(DESK).bytes());
  }

  private static void json(Rule rule, String how, UnaryOperator<String> change) {
    attack(rule, how, news().manifest(change::apply).signedBy(DESK).bytes());
  }

  private static void signature(Rule rule, String how, Consumer<TestSignature> change) {
    file(
        rule,
        how,
        document -> {
          TestSignature signature = TestSignature.by(DESK.primary).at(NOW.minusSeconds(60));
          change.accept(signature);
          return signature.over(document);
        });
  }

  private static void file(Rule rule, String how, Function<byte[], byte[]> signature) {
    attack(rule, how, news().signed("manifest.json.asc", signature).bytes());
  }

  private static void key(Rule rule, String how, TestPgp key) {
    key(rule, how, key, key.primary, NOW.minusSeconds(60));
  }

  private static void key(Rule rule, String how, TestPgp key, TestPgp.Pair by, Instant at) {
    attack(
        rule,
        how,
        news().signed("manifest.json.asc", d -> TestSignature.by(by).at(at).over(d)).bytes(),
        TestBundle.store(Map.of(Role.NEWS, List.of(key))));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static {
    containers();
    names();
    sizes();
    signatures();
    keys();
    signers();
    texts();
    manifests();
    times();
  }

  private static void containers() {
    byte[] honest = news().signedBy(DESK).bytes();
    attack(Rule.BUNDLE_TOO_LARGE, "5 MiB and one byte", Arrays.copyOf(honest, 5 * 1024 * 1024 + 1));
    attack(Rule.ZIP_NOT_A_ZIP, "empty file", new byte[0]);
    attack(Rule.ZIP_NOT_A_ZIP, "a text", utf8("PK, but no archive at all, not in the least"));
    attack(Rule.ZIP_EXTRA_DATA, "bytes behind the end", join(honest, utf8("tail")));
    attack(Rule.ZIP_EXTRA_DATA, "bytes before the archive", join(utf8("#!/bin/sh\n"), honest));
    zip(Rule.ZIP_EXTRA_DATA, "bytes before it, offsets adjusted", z -> z.prefix = utf8("MZ"));
    zip(
        Rule.ZIP_EXTRA_DATA,
        "a gap between entries",
        z -> z.entries.get(1).gapBefore = utf8("gap"));
    zip(Rule.ZIP_EXTRA_DATA, "a gap before the directory", z -> z.beforeDirectory = utf8("gap"));
    zip(Rule.ZIP_EXTRA_DATA, "a gap behind the directory", z -> z.beforeEnd = utf8("gap"));
    zip(Rule.ZIP_EXTRA_DATA, "a comment", z -> z.comment = utf8("hello"));
    zip(Rule.ZIP_EXTRA_DATA, "a comment of an entry", z -> manifest(z).comment = utf8("hello"));
    byte[] end = Arrays.copyOfRange(honest, honest.length - 22, honest.length);
    zip(
        Rule.ZIP_SECOND_DIRECTORY,
        "another end record in the comment",
        z -> z.comment = join(end, utf8("x")));
    zip(Rule.ZIP_SECOND_DIRECTORY, "two end records", z -> z.beforeEnd = end);
    zip(
        Rule.ZIP_SECOND_DIRECTORY,
        "a whole archive in the comment, ended by its own record",
        z -> z.comment = honest);
    zip(Rule.ZIP_MULTI_DISK, "several parts", z -> z.disk = 1);
    zip(Rule.ZIP_64, "counts in a ZIP64 record", z -> z.count = 0xffff);
    zip(Rule.ZIP_64, "a directory beyond 4 GiB", z -> z.directoryOffset = 0xffffffffL);
    zip(
        Rule.ZIP_64,
        "sizes in an extra field",
        z -> manifest(z).extra = TestZip.extra(1, new byte[16]));
    zip(Rule.ZIP_64, "a size of 0xffffffff", z -> manifest(z).packedSize = 0xffffffffL);
    zip(Rule.ZIP_BROKEN, "more entries counted than there are", z -> z.count = 9);
    zip(Rule.ZIP_BROKEN, "fewer entries counted than there are", z -> z.count = 1);
    zip(Rule.ZIP_BROKEN, "a directory outside", z -> z.directoryOffset = 1L << 30);
    byte[] headless = honest.clone();
    headless[3] = 5;
    attack(Rule.ZIP_BROKEN, "no entry where the directory has one", headless);
    zip(Rule.ZIP_BROKEN, "a broken extra field", z -> manifest(z).extra = new byte[] {1, 2, 9, 0});
    zip(
        Rule.ZIP_HEADERS_DIFFER,
        "another name",
        z -> manifest(z).localName = utf8("manifest.jsom"));
    zip(Rule.ZIP_HEADERS_DIFFER, "another method", z -> manifest(z).localMethod = 8);
    zip(Rule.ZIP_HEADERS_DIFFER, "other flags", z -> manifest(z).localFlags = 0x800);
    zip(Rule.ZIP_HEADERS_DIFFER, "another checksum", z -> manifest(z).localCrc = 5L);
    zip(Rule.ZIP_HEADERS_DIFFER, "another size", z -> manifest(z).localSize = 5L);
    zip(Rule.ZIP_HEADERS_DIFFER, "another packed size", z -> manifest(z).localPackedSize = 5L);
    zip(
        Rule.ZIP_HEADERS_DIFFER,
        "sizes of zero though nothing follows the data",
        z -> manifest(z).localSize = 0L);
    zip(
        Rule.ZIP_HEADERS_DIFFER,
        "a record behind the data that lies",
        z -> manifest(z).describedBehind(true).descriptor[4] ^= 1);
    zip(
        Rule.ZIP_HEADERS_DIFFER,
        "a record behind the data that is missing",
        z -> manifest(z).describedBehind(true).descriptor = new byte[0]);
    zip(
        Rule.ZIP_OVERLAP,
        "two entries share their data",
        z -> {
          TestZip.Entry twin = new TestZip.Entry("items/" + "0".repeat(64) + ".json", new byte[3]);
          twin.offset = 0L;
          z.entries.add(twin);
        });
    zip(
        Rule.ZIP_OVERLAP,
        "an entry reaches into the directory",
        z -> {
          TestZip.Entry last = z.entries.get(z.entries.size() - 1);
          last.packedSize += 40;
          last.size += 40;
        });
    zip(Rule.ZIP_ENCRYPTED, "encrypted", z -> manifest(z).flags = 1);
    zip(Rule.ZIP_ENCRYPTED, "strongly encrypted", z -> manifest(z).flags = 0x40);
    zip(Rule.ZIP_ENCRYPTED, "headers masked", z -> manifest(z).flags = 0x2000);
    zip(
        Rule.ZIP_ENCRYPTED,
        "a record of AES",
        z -> manifest(z).extra = TestZip.extra(0x9901, new byte[7]));
    zip(Rule.ZIP_METHOD, "bzip2", z -> manifest(z).method = 12);
    zip(Rule.ZIP_METHOD, "zstandard", z -> manifest(z).method = 93);
    zip(Rule.ZIP_METHOD, "odd flags", z -> manifest(z).flags = 0x20);
    zip(Rule.ZIP_CHECKSUM, "a wrong checksum", z -> manifest(z).crc ^= 1);
    zip(
        Rule.ZIP_DATA_BROKEN,
        "no deflate",
        z -> {
          TestZip.Entry entry = manifest(z);
          byte[] content = entry.data;
          entry.deflate(content);
          Arrays.fill(entry.data, (byte) 0xff);
        });
    zip(
        Rule.ZIP_DATA_BROKEN,
        "deflate cut off",
        z -> {
          TestZip.Entry entry = manifest(z);
          entry.deflate(entry.data);
          entry.data = Arrays.copyOf(entry.data, entry.data.length - 9);
          entry.packedSize = entry.data.length;
        });
    zip(Rule.MANIFEST_MISSING, "no manifest", z -> z.entries.remove(0));
    attack(Rule.MANIFEST_MISSING, "no entry at all", new TestZip().bytes());
    attack(Rule.SIGNATURE_MISSING, "nobody signed", news().bytes());
  }

  private static void link(String how, long attributes) {
    zip(Rule.ZIP_LINK, how, z -> z.entries.get(2).attributes = attributes);
  }

  private static void name(Rule rule, String name) {
    zip(rule, "the name " + Bytes.shown(name), z -> z.add(name, utf8("{}")));
  }

  private static void names() {
    link("a symbolic link", 0120777L << 16);
    link("a folder", 0040755L << 16);
    link("a device", 0060644L << 16);
    link("a pipe", 0010644L << 16);
    link("a folder of MS-DOS", 0x10);
    link("a link of Windows", 0x400);
    zip(
        Rule.ZIP_LINK,
        "an extra field with a link",
        z -> manifest(z).extra = TestZip.extra(0x756e, new byte[14]));
    name(Rule.ZIP_NAME_UNSAFE, "../items/x.json");
    name(Rule.ZIP_NAME_UNSAFE, "items/../../etc/cron.d/x");
    name(Rule.ZIP_NAME_UNSAFE, "..");
    name(Rule.ZIP_NAME_UNSAFE, "/etc/passwd");
    name(Rule.ZIP_NAME_UNSAFE, "C:/x.json");
    name(Rule.ZIP_NAME_UNSAFE, "items\\x.json");
    name(Rule.ZIP_NAME_UNSAFE, "./manifest.json");
    name(Rule.ZIP_NAME_UNSAFE, "items//x.json");
    name(Rule.ZIP_NAME_UNSAFE, "manifest.json\0.txt");
    name(Rule.ZIP_NAME_UNSAFE, "");
    zip(
        Rule.ZIP_NAME_UNSAFE,
        "a name that is no UTF-8",
        z -> {
          z.add("items/x", utf8("{}"));
          z.entries.get(3).name = new byte[] {'i', (byte) 0xff, (byte) 0xfe};
        });
    zip(
        Rule.ZIP_NAME_UNSAFE,
        "a second name in an extra field",
        z -> manifest(z).extra = TestZip.extra(0x7075, new byte[9]));
    name(Rule.ZIP_NAME_DUPLICATE, "manifest.json");
    name(Rule.ZIP_NAME_DUPLICATE, "MANIFEST.json");
    name(Rule.ZIP_NAME_DUPLICATE, "manife\u017ft.json");
    name(Rule.ZIP_NAME_DUPLICATE, "\uff4danifest.json");
    name(Rule.ZIP_NAME_UNEXPECTED, "README.txt");
    name(Rule.ZIP_NAME_UNEXPECTED, "items/x.json");
    name(Rule.ZIP_NAME_UNEXPECTED, "items/" + "A".repeat(64) + ".json");
    name(Rule.ZIP_NAME_UNEXPECTED, "keys/stranger.asc");
    name(Rule.ZIP_NAME_UNEXPECTED, "manifest.json.sig");
    name(Rule.ZIP_NESTED_ARCHIVE, "items.zip");
    name(Rule.ZIP_NESTED_ARCHIVE, "items/x.tar.gz");
    for (byte[] inner : List.of(new TestZip().add("x", new byte[1]).bytes(), gzip())) {
      attack(
          Rule.ZIP_NESTED_ARCHIVE,
          "an archive under the name of an item",
          news().item(inner).signedBy(DESK).bytes());
    }
  }

  private static byte[] gzip() {
    return new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
  }

  private static void sizes() {
    TestZip many = new TestZip();
    for (int i = 0; i < 201; i++) {
      many.add("items/" + String.format("%064x", i) + ".json", utf8("{}"));
    }
    attack(Rule.ZIP_TOO_MANY_ENTRIES, "201 entries", many.bytes());
    byte[] noise = new byte[256 * 1024 + 1];
    new Random(1).nextBytes(noise);
    attack(
        Rule.ZIP_ENTRY_TOO_LARGE,
        "256 KiB and one byte",
        news().item(noise).signedBy(DESK).bytes());
    TestZip total = new TestZip();
    byte[] half = utf8("{\"a\":\"" + "0123456789abcdefghij".repeat(13_000) + "\"}");
    byte[] packed = TestZip.deflated(half);
    for (int i = 0; i < 41; i++) {
      TestZip.Entry entry = new TestZip.Entry("items/" + String.format("%064x", i) + ".json", half);
      entry.method = 8;
      // Padded with honest size, so that the ratio alone would be good.
      entry.data = Arrays.copyOf(packed, half.length / 19);
      entry.packedSize = entry.data.length;
      total.entries.add(entry);
    }
    attack(Rule.ZIP_TOTAL_TOO_LARGE, "10 MiB unpacked", total.bytes());
    zip(
        Rule.ZIP_RATIO,
        "a bomb",
        z -> z.entries.get(2).deflate(utf8("{\"a\":\"" + "0".repeat(200_000) + "\"}")));
    zip(
        Rule.ZIP_SIZE_LIES,
        "more data than said",
        z -> {
          TestZip.Entry entry = manifest(z);
          entry.deflate(entry.data);
          entry.size -= 1;
        });
    zip(
        Rule.ZIP_SIZE_LIES,
        "less data than said",
        z -> {
          TestZip.Entry entry = manifest(z);
          entry.deflate(entry.data);
          entry.size += 1;
        });
    zip(
        Rule.ZIP_SIZE_LIES,
        "data hidden behind the packed data",
        z -> {
          TestZip.Entry entry = manifest(z);
          entry.deflate(entry.data);
          entry.data = join(entry.data, utf8("hidden"));
          entry.packedSize = entry.data.length;
        });
    zip(Rule.ZIP_SIZE_LIES, "stored with two sizes", z -> manifest(z).size -= 1);
  }

  private static void signatures() {
    attack(Rule.TRUST_STORE_EMPTY, "no key", news().signedBy(DESK).bytes(), TrustStore.empty());
    file(Rule.SIGNATURE_UNREADABLE, "empty", d -> new byte[0]);
    file(Rule.SIGNATURE_UNREADABLE, "cut off", d -> Arrays.copyOf(DESK.sign(d, NOW), 40));
    file(Rule.SIGNATURE_UNREADABLE, "a certificate instead", d -> STRANGER.certificate());
    file(
        Rule.SIGNATURE_UNREADABLE,
        "a certificate brought along",
        d -> join(STRANGER.certificate(), STRANGER.sign(d, NOW)));
    file(
        Rule.SIGNATURE_UNREADABLE,
        "a marker before it",
        d -> join(TestPgp.packet(10, utf8("PGP")), DESK.sign(d, NOW)));
    attack(
        Rule.SIGNATURE_UNREADABLE,
        "no signature of minisign",
        news().signed("manifest.json.minisig", d -> utf8("untrusted comment: x\nAAAA\n")).bytes());
    attack(
        Rule.SIGNATURE_UNREADABLE,
        "two signatures of minisign in one file",
        news()
            .signed("manifest.json.minisig", d -> join(MINI.sign(d, "t"), MINI.sign(d, "t")))
            .bytes());
    file(
        Rule.SIGNATURE_ARMOR,
        "words in the armor",
        d -> utf8(armored(d).replace("\n-----END", "\nwords in between\n-----END")));
    file(Rule.SIGNATURE_ARMOR, "words before the armor", d -> utf8("Hello\n" + armored(d)));
    file(Rule.SIGNATURE_ARMOR, "words behind the armor", d -> utf8(armored(d) + "Hello\n"));
    file(Rule.SIGNATURE_ARMOR, "two blocks", d -> utf8(armored(d) + armored(d)));
    file(
        Rule.SIGNATURE_ARMOR,
        "a wrong checksum",
        d -> utf8(armored(d).replace("\n-----END", "\n=AAAA\n-----END")));
    file(
        Rule.SIGNATURE_ARMOR,
        "a certificate in armor",
        d -> TestPgp.armored("PUBLIC KEY BLOCK", STRANGER.certificate()));
    file(
        Rule.SIGNATURE_CLEARSIGNED,
        "clearsigned",
        d -> utf8("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{}\n" + armored(d)));
    attack(
        Rule.SIGNATURE_TOO_MANY,
        "17 signatures",
        news()
            .signed(
                "manifest.json.asc",
                d -> {
                  byte[][] all = new byte[17][];
                  Arrays.fill(all, DESK.sign(d, NOW));
                  return join(all);
                })
            .bytes());
    signature(Rule.SIGNATURE_VERSION, "version 3", s -> s.version(3));
    signature(Rule.SIGNATURE_VERSION, "version 6", s -> s.version(6));
    signature(Rule.SIGNATURE_TYPE, "over a text", s -> s.type(1));
    signature(Rule.SIGNATURE_TYPE, "standalone", s -> s.type(2));
    signature(Rule.SIGNATURE_TYPE, "a certification", s -> s.type(0x10));
    signature(Rule.SIGNATURE_HASH, "MD5", s -> s.hash(1));
    signature(Rule.SIGNATURE_HASH, "SHA-1", s -> s.hash(2));
    signature(Rule.SIGNATURE_HASH, "SHA-224", s -> s.hash(11));
    file(
        Rule.SIGNATURE_ALGORITHM,
        "the algorithm of another kind of key",
        d -> {
          byte[] signature = DESK.sign(d, NOW);
          signature[8] = 17;
          return signature;
        });
    file(
        Rule.SIGNATURE_ALGORITHM,
        "the newer form of Ed25519 by a key of the older",
        d -> {
          byte[] signature = DESK.sign(d, NOW);
          int unhashed = 12 + ((signature[10] & 0xff) << 8 | signature[11] & 0xff);
          int numbers =
              unhashed + 4 + ((signature[unhashed] & 0xff) << 8 | signature[unhashed + 1] & 0xff);
          byte[] body = Arrays.copyOf(Arrays.copyOfRange(signature, 6, numbers), numbers - 6 + 64);
          body[2] = 27;
          return TestPgp.packet(2, body);
        });
    signature(
        Rule.SIGNATURE_CRITICAL,
        "a critical subpacket nobody knows",
        s -> s.saying(0x80 | 101, new byte[2]));
    signature(Rule.SIGNATURE_CRITICAL, "a critical notation", s -> s.saying(0x80 | 20, notation()));
    signature(
        Rule.SIGNATURE_CRITICAL,
        "a critical subpacket in the unsigned part",
        s -> s.adding(0x80 | 101, new byte[2]));
    signature(
        Rule.SIGNATURE_TIME,
        "a time in the unsigned part alone",
        s -> s.withoutTime().adding(2, TestSignature.seconds(NOW)));
    signature(
        Rule.SIGNATURE_TIME,
        "two times",
        s -> s.saying(2, TestSignature.seconds(NOW.minusSeconds(90))));
    signature(
        Rule.SIGNATURE_TIME, "an expiry of three octets", s -> s.saying(3, new byte[] {0, 0, 1}));
    signature(Rule.SIGNATURE_FUTURE, "in two days", s -> s.at(NOW.plus(Duration.ofDays(2))));
    signature(
        Rule.SIGNATURE_FUTURE,
        "in an hour, of a bundle issued before",
        s -> s.at(NOW.plus(Duration.ofHours(1))));
    attack(
        Rule.SIGNATURE_FUTURE,
        "minisign in two days",
        news()
            .signed(
                "manifest.json.minisig",
                d -> MINI.sign(d, "timestamp:" + NOW.plus(Duration.ofDays(2)).getEpochSecond()))
            .bytes());
    signature(
        Rule.SIGNATURE_EXPIRED, "good for ten seconds", s -> s.saying(3, new byte[] {0, 0, 0, 10}));
    signature(Rule.SIGNATURE_ISSUER, "no issuer", s -> s.issuer(null, null));
    byte[] other = OTHER.primary.pgp().getPublicKey().getFingerprint();
    byte[] desk = DESK.primary.pgp().getPublicKey().getFingerprint();
    signature(
        Rule.SIGNATURE_ISSUER,
        "the fingerprint of one key, the id of another",
        s -> s.issuer(desk, Arrays.copyOfRange(other, 12, 20)));
    byte[] stranger = STRANGER.primary.pgp().getPublicKey().getFingerprint();
    signature(
        Rule.SIGNATURE_ISSUER,
        "the fingerprint of a stranger, the id of a trusted key",
        s -> s.issuer(stranger, Arrays.copyOfRange(desk, 12, 20)));
    signature(
        Rule.SIGNATURE_WRONG,
        "made by one key and naming another",
        s -> s.issuer(other, Arrays.copyOfRange(other, 12, 20)));
    file(Rule.SIGNATURE_WRONG, "over other bytes", d -> DESK.sign(utf8("{}"), NOW));
    attack(
        Rule.SIGNATURE_WRONG,
        "minisign over other bytes",
        news().signed("manifest.json.minisig", d -> MINI.sign(utf8("{}"), "t")).bytes());
    attack(
        Rule.MINISIGN_LEGACY,
        "not hashed first",
        news().signed("manifest.json.minisig", MINI::signLegacy).bytes());
    attack(
        Rule.MINISIGN_COMMENT,
        "a trusted comment that was changed",
        news()
            .signed(
                "manifest.json.minisig",
                d -> MINI.signWithOtherComment(d, "timestamp:1", "timestamp:2"))
            .bytes());
    attack(Rule.SIGNER_UNKNOWN, "a stranger", news().signedBy(STRANGER).bytes());
    attack(
        Rule.SIGNER_UNKNOWN,
        "a stranger with minisign",
        news().signed("manifest.json.minisig", d -> new TestMinisign().sign(d, "t")).bytes());
  }

  private static String armored(byte[] document) {
    return new String(
        TestPgp.armored("SIGNATURE", DESK.sign(document, NOW)), StandardCharsets.US_ASCII);
  }

  private static byte[] notation() {
    return join(new byte[] {(byte) 0x80, 0, 0, 0, 0, 5, 0, 1}, utf8("a@b.cx"));
  }

  private static TestPgp bare() {
    return new TestPgp(TestPgp.ed25519(MADE), "Key");
  }

  private static void keys() {
    long day = 86400;
    key(Rule.KEY_EXPIRED, "expired", bare().certified(MADE, SHA256, SIGNS, day));
    TestPgp expired = bare().certified(MADE, SHA256, SIGNS, day);
    key(
        Rule.KEY_EXPIRED,
        "expired, the signature dated back",
        expired,
        expired.primary,
        MADE.plusSeconds(60));
    key(
        Rule.KEY_EXPIRED,
        "expired by a later word of its own",
        bare()
            .certified(MADE, SHA256, SIGNS, 0)
            .certified(MADE.plusSeconds(5), SHA256, SIGNS, day));
    TestPgp.Pair subkey = TestPgp.ed25519(MADE);
    Instant before = MADE.plusSeconds(60);
    Instant late = NOW.minusSeconds(60);
    key(
        Rule.KEY_EXPIRED,
        "an expired subkey",
        bare().certified(MADE, SHA256, SIGNS, 0).subkey(subkey, MADE, 2, subkey, day),
        subkey,
        before);
    key(
        Rule.KEY_EXPIRED,
        "a subkey of an expired key",
        bare().certified(MADE, SHA256, SIGNS, day).subkey(subkey, MADE, 2, subkey, 0),
        subkey,
        before);
    Instant later = NOW.plus(Duration.ofDays(3));
    key(
        Rule.KEY_NOT_YET_VALID,
        "made after its signature",
        new TestPgp(TestPgp.ed25519(NOW.minusSeconds(30)), "Key")
            .certified(NOW.minusSeconds(30), SHA256, SIGNS, 0));
    key(
        Rule.KEY_UNBOUND,
        "confirmed in the future alone",
        bare().certified(later, SHA256, SIGNS, 0));
    key(
        Rule.KEY_REVOKED,
        "stolen, though the revocation is dated later",
        TestPgp.honest("Key").revoked(later, 2));
    key(Rule.KEY_REVOKED, "revoked without a reason", TestPgp.honest("Key").revoked(late, 0));
    TestPgp retired = TestPgp.honest("Key").revoked(NOW.minusSeconds(3600), 3);
    key(
        Rule.KEY_REVOKED,
        "retired, the signature dated back",
        retired,
        retired.primary,
        MADE.plusSeconds(60));
    key(Rule.KEY_REVOKED, "superseded", TestPgp.honest("Key").revoked(NOW.minusSeconds(3600), 1));
    key(
        Rule.KEY_REVOKED,
        "a revoked subkey",
        TestPgp.honest("Key")
            .subkey(subkey, MADE, 2, subkey, 0)
            .subkeyRevoked(subkey, NOW.minusSeconds(3600), 3),
        subkey,
        before);
    key(
        Rule.KEY_REVOKED,
        "a subkey of a revoked key",
        TestPgp.honest("Key").subkey(subkey, MADE, 2, subkey, 0).revoked(late, 2),
        subkey,
        before);
    key(Rule.KEY_UNBOUND, "without a word about itself", bare());
    key(
        Rule.KEY_UNBOUND,
        "its only user id revoked",
        TestPgp.honest("Key").userRevoked(MADE.plusSeconds(10)));
    key(Rule.KEY_UNBOUND, "confirmed with SHA-1", bare().certified(MADE, 2, SIGNS, 0));
    key(Rule.KEY_UNBOUND, "for certifying alone", bare().certified(MADE, SHA256, 1, 0));
    key(
        Rule.KEY_UNBOUND,
        "a subkey for encryption",
        TestPgp.honest("Key").subkey(subkey, MADE, 0x0c, subkey, 0),
        subkey,
        late);
    key(
        Rule.KEY_UNBOUND,
        "a subkey that does not say it belongs there",
        TestPgp.honest("Key").subkey(subkey, MADE, 2, null, 0),
        subkey,
        late);
    key(
        Rule.KEY_UNBOUND,
        "a subkey for which another key says that it belongs there",
        TestPgp.honest("Key").subkey(subkey, MADE, 2, STRANGER.primary, 0),
        subkey,
        late);
    TestPgp weak = new TestPgp(TestPgp.rsa(1024, MADE), "Weak").certified(MADE, SHA256, SIGNS, 0);
    attack(
        Rule.KEY_WEAK,
        "RSA of 1024 bits",
        news().signed("manifest.json.asc", weak::signByLibrary).bytes(),
        TestBundle.store(Map.of(Role.NEWS, List.of(weak))));
  }

  private static void signers() {
    attack(Rule.SIGNER_ROLE, "a key for proxies signs news", news().signedBy(OTHER).bytes());
    attack(Rule.THRESHOLD, "one signer for proxies", proxies().signedBy(DESK).bytes());
    attack(
        Rule.THRESHOLD,
        "the same signature twice",
        proxies()
            .signed("manifest.json.asc", d -> join(DESK.sign(d, NOW), DESK.sign(d, NOW)))
            .bytes());
    attack(Rule.THRESHOLD, "one signer twice in two files", proxies().signedBy(DESK, DESK).bytes());
    attack(Rule.THRESHOLD, "a signer and a stranger", proxies().signedBy(DESK, STRANGER).bytes());
    attack(Rule.THRESHOLD, "a signer and a root", proxies().signedBy(DESK, ROOT).bytes());
    TestPgp.Pair subkey = TestPgp.ed25519(MADE);
    TestPgp one = TestPgp.honest("One").subkey(subkey, MADE, 2, subkey, 0);
    attack(
        Rule.THRESHOLD,
        "a key and its own subkey",
        proxies()
            .signedBy(one)
            .signed("manifest.json.asc", d -> TestSignature.by(subkey).at(NOW).over(d))
            .bytes(),
        TestBundle.store(Map.of(Role.PROXY, List.of(one, DESK))));
    TestMinisign twin = new TestMinisign(DESK.primary.secret());
    attack(
        Rule.THRESHOLD,
        "one key in OpenPGP and in minisign",
        proxies().signedBy(DESK).signed("manifest.json.minisig", d -> twin.sign(d, "t")).bytes(),
        TestBundle.store(Map.of(Role.PROXY, List.of(DESK, OTHER)), twin));
    attack(
        Rule.ITEM_OF_OTHER_ROLE,
        "a proxy under the one signature of news",
        news().item("{\"type\":\"proxy\",\"link\":\"https://t.me/proxy\"}").signedBy(DESK).bytes());
    attack(
        Rule.ITEM_LANGUAGE,
        "a language for which nobody is trusted",
        news().item("{\"language\":\"en\",\"text\":\"Hello\"}").signedBy(DESK).bytes(),
        described(DESK, "\"languages\":[\"kk\",\"ru\"],", ""));
    attack(
        Rule.STREAM_UNKNOWN,
        "a stream that trust.json does not name",
        news().stream("other-news", "news").signedBy(DESK).bytes(),
        described(DESK, "", stream("")));
    attack(
        Rule.ROLE_UNCLEAR,
        "a role that trust.json gives no such stream",
        news().stream("azattyq-news", "helpline").signedBy(DESK).bytes(),
        described(DESK, "", stream("")));
    attack(
        Rule.ROLE_UNCLEAR,
        "a stream called proxies that says it is news",
        news().stream("proxies", "news").signedBy(DESK).bytes());
    attack(
        Rule.ROLE_UNCLEAR,
        "a role nobody knows",
        news().stream("x", "king").signedBy(DESK).bytes());
    attack(
        Rule.ROLE_UNCLEAR,
        "no role, and signers of two",
        news().stream("kz", null).signedBy(DESK).bytes());
    attack(
        Rule.STORE_NOT_FOR_BUNDLES,
        "a bundle of roots",
        news().stream("store", "root").signedBy(ROOT).bytes());
    attack(
        Rule.SIGNER_ROLE,
        "a key that is not trusted any longer",
        news().signedBy(DESK).bytes(),
        described(DESK, "\"until\":\"2026-11-01T00:00:00Z\",", ""));
    attack(
        Rule.SIGNER_ROLE,
        "a key of another stream",
        news().signedBy(DESK).bytes(),
        described(DESK, "\"streams\":[\"b-news\"],", ""));
  }

  private static String stream(String more) {
    return ",\"streams\":[{\"name\":\"azattyq-news\",\"role\":\"news\"" + more + "}]";
  }

  private static TrustStore described(TestPgp key, String keyFields, String more) {
    Map<String, OpenPgpKey> keys =
        Map.of(key.fingerprint(), OpenPgpKey.read(key.certificate()).get(0));
    return TrustJson.parse(
        utf8(
            "{\"format\":\"jarshy-trust/1\",\"version\":1,\"keys\":[{\"fingerprint\":\""
                + key.fingerprint()
                + "\","
                + keyFields
                + "\"name\":\"Desk\",\"roles\":[\"news\"]}]"
                + more
                + "}"),
        keys,
        Map.of());
  }

  private static void texts() {
    attack(
        Rule.JSON_NOT_UTF8,
        "Latin-1",
        news()
            .item(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'})
            .signedBy(DESK)
            .bytes());
    attack(
        Rule.JSON_NOT_UTF8,
        "an overlong slash",
        news()
            .item(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'})
            .signedBy(DESK)
            .bytes());
    attack(
        Rule.JSON_NOT_UTF8,
        "UTF-16",
        news().item("{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_16)).signedBy(DESK).bytes());
    item(Rule.JSON_BYTE_ORDER_MARK, "a byte order mark", "\ufeff{\"a\":1}");
    for (String bad :
        List.of(
            "{",
            "{'a':1}",
            "{\"a\":01}",
            "{\"a\":1,}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{a:1}",
            "{\"a\":1 /* x */}",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\t\"}",
            "{\"a\":tru}")) {
      item(Rule.JSON_SYNTAX, Bytes.shown(bad), bad);
    }
    item(Rule.JSON_NOT_AN_OBJECT, "a list", "[1]");
    item(Rule.JSON_NOT_AN_OBJECT, "a text", "\"a\"");
    item(Rule.JSON_NOT_AN_OBJECT, "null", "null");
    item(Rule.JSON_NOT_AN_OBJECT, "nothing", "");
    item(Rule.JSON_TRAILING, "another object behind it", "{\"a\":1}{\"a\":2}");
    item(Rule.JSON_TRAILING, "a word behind it", "{\"a\":1} true");
    item(Rule.JSON_DUPLICATE_KEY, "a key twice", "{\"a\":1,\"a\":2}");
    item(Rule.JSON_DUPLICATE_KEY, "a key twice, deeper", "{\"b\":[{\"a\":1,\"a\":2}]}");
    item(Rule.JSON_DUPLICATE_KEY, "a key twice, once escaped", "{\"a\":1,\"\\u0061\":2}");
    item(Rule.JSON_NUMBER, "NaN", "{\"a\":NaN}");
    item(Rule.JSON_NUMBER, "Infinity", "{\"a\":Infinity}");
    item(Rule.JSON_NUMBER, "-Infinity", "{\"a\":-Infinity}");
    item(Rule.JSON_NUMBER, "33 digits", "{\"a\":" + "1".repeat(33) + "}");
    item(Rule.JSON_NUMBER, "an exponent beyond a double", "{\"a\":1e999}");
    item(Rule.JSON_NUMBER, "an exponent far below", "{\"a\":1e-999999999}");
    item(Rule.JSON_TOO_DEEP, "21 levels", "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}");
    item(
        Rule.JSON_TOO_DEEP,
        "a hundred thousand levels",
        "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    for (int hidden :
        new int[] {
          0x202e, 0x202a, 0x2066, 0x2069, 0x200e, 0x200f, 0x061c, 0x200b, 0x200c, 0x200d, 0x2060,
          0xfeff, 0x00ad, 0x180e, 0x2028, 0xe0041, 0x3164, 0x034f, 0xe000, 0xfe00, 0xfe0f
        }) {
      String text = Character.toString(hidden);
      item(
          Rule.JSON_HIDDEN_CHARACTER,
          String.format("U+%04X", hidden),
          "{\"a\":\"x" + text + "y\"}");
      item(
          Rule.JSON_HIDDEN_CHARACTER,
          String.format("U+%04X escaped", hidden),
          "{\"a\":\"x" + escaped(text) + "y\"}");
    }
    item(Rule.JSON_HIDDEN_CHARACTER, "in a key", "{\"a\\u200b\":1}");
    item(Rule.JSON_HIDDEN_CHARACTER, "NUL", "{\"a\":\"x\\u0000y\"}");
    item(Rule.JSON_HIDDEN_CHARACTER, "escape", "{\"a\":\"x\\u001b[2Jy\"}");
    item(Rule.JSON_LONE_SURROGATE, "half a character", "{\"a\":\"x\\ud83dy\"}");
    item(Rule.JSON_LONE_SURROGATE, "the other half", "{\"a\":\"x\\ude00\"}");
    item(Rule.JSON_DIGITS, "Arabic digits", "{\"phone\":\"+7\u0667\u0660\u0661234567\"}");
    item(Rule.JSON_DIGITS, "fullwidth digits", "{\"phone\":\"+770012345\uff16\uff17\"}");
    item(Rule.JSON_DIGITS, "mathematical digits", "{\"phone\":\"+7700123456\\ud835\\udfd5\"}");
    item(Rule.JSON_DIGITS, "a circled digit", "{\"phone\":\"+7700123456\u2460\"}");
    item(Rule.JSON_DOCTYPE, "a DOCTYPE", "{\"cap\":\"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>\"}");
    item(Rule.JSON_DOCTYPE, "an entity", "{\"cap\":\"<a><!ENTITY b SYSTEM 'file:///x'></a>\"}");
    item(Rule.JSON_DOCTYPE, "escaped", "{\"cap\":\"\\u003c!doctype html\\u003e\"}");
  }

  private static String escaped(String text) {
    return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
  }

  private static void manifests() {
    json(
        Rule.JSON_DUPLICATE_KEY,
        "seq twice",
        m -> m.replace("{\"format\"", "{\"seq\":9,\"format\""));
    json(Rule.JSON_TRAILING, "a manifest behind the manifest", m -> m + m);
    json(Rule.JSON_SYNTAX, "a comment", m -> m.replace("{\"format\"", "{//\n\"format\""));
    for (String format : List.of("\"jarshy-bundle/2\"", "2", "11", "null", "true", "\"1/\"")) {
      json(Rule.MANIFEST_FORMAT, "format " + format, m -> m.replace("\"jarshy-bundle/1\"", format));
    }
    for (String field : List.of("stream", "seq", "issued_at", "expires", "files")) {
      json(Rule.MANIFEST_FIELD, field + " missing", m -> m.replace("\"" + field, "\"x" + field));
    }
    for (String seq : List.of("-1", "1.0", "\"7\"", "9007199254740992", "null")) {
      attack(Rule.MANIFEST_FIELD, "seq " + seq, news().seq(seq).signedBy(DESK).bytes());
    }
    json(
        Rule.MANIFEST_FIELD,
        "a time without a zone",
        m -> m.replaceAll("\"issued_at\":\"[^\"]*\"", "\"issued_at\":\"2026-11-29T11:00:00\""));
    json(
        Rule.MANIFEST_FIELD,
        "a time as a number",
        m -> m.replaceAll("\"expires\":\"[^\"]*\"", "\"expires\":1795953600"));
    json(Rule.MANIFEST_FIELD, "a blank in the stream", m -> m.replace("azattyq-news", "a news"));
    json(Rule.MANIFEST_FIELD, "no file", m -> m.replaceAll("\"files\":\\[.*]", "\"files\":[]"));
    json(
        Rule.MANIFEST_FIELD,
        "a file twice",
        m -> m.replaceAll("\"files\":\\[(.*)]", "\"files\":[$1,$1]"));
    json(
        Rule.MANIFEST_FIELD,
        "upper-case hex",
        m -> m.replaceAll("\"sha256\":\"[0-9a-f]{4}", "\"sha256\":\"ABCD"));
    json(
        Rule.FILE_NAME,
        "a file of another name",
        m -> m.replaceAll("items/[0-9a-f]{4}", "items/0000"));
    json(Rule.FILE_NAME, "a file outside of items", m -> m.replaceAll("\"items/", "\"item/"));
    json(Rule.FILE_SIZE, "another size", m -> m.replaceAll("\"size\":([0-9])", "\"size\":1$1"));
    byte[] extra = utf8("{\"title\":\"smuggled\"}");
    zip(Rule.FILE_NOT_LISTED, "an item put in", z -> z.add(TestBundle.name(extra), extra));
    zip(Rule.FILE_MISSING, "an item taken out", z -> z.entries.remove(2));
    zip(
        Rule.FILE_HASH,
        "an item changed in place",
        z -> {
          TestZip.Entry item = z.entries.get(2);
          byte[] changed = item.data;
          changed[changed.length - 3] ^= 1;
          item.store(changed);
        });
    zip(
        Rule.SIGNATURE_WRONG,
        "the manifest changed in place",
        z -> {
          byte[] changed = manifest(z).data;
          changed[changed.length - 3] ^= 1;
          manifest(z).store(changed);
        });
  }

  private static void times() {
    attack(
        Rule.ISSUED_IN_FUTURE,
        "issued in 25 hours",
        news()
            .times(NOW.plus(Duration.ofHours(25)), NOW.plus(Duration.ofHours(48)))
            .signed("manifest.json.asc", d -> DESK.sign(d, NOW))
            .bytes());
    attack(
        Rule.EXPIRED,
        "expired a second ago",
        news().times(NOW.minusSeconds(7200), NOW.minusSeconds(1)).signedBy(DESK).bytes());
    attack(
        Rule.EXPIRED,
        "expires this very second",
        news().times(NOW.minusSeconds(7200), NOW).signedBy(DESK).bytes());
    ATTACKS.add(
        new Attack(
            Rule.EXPIRED,
            "the clock turned back, another bundle has proved a later time",
            news().times(NOW.minusSeconds(7200), NOW.minusSeconds(60)).signedBy(DESK).bytes(),
            STORE,
            accepted("other", OTHER, 1, "0".repeat(64), NOW),
            NOW.minusSeconds(3600)));
    attack(
        Rule.LIFETIME,
        "expires before it was issued",
        news().times(NOW, NOW.minusSeconds(1)).signedBy(DESK).bytes());
    attack(
        Rule.LIFETIME,
        "news for more than 7 days",
        news().times(NOW, NOW.plus(Duration.ofDays(7)).plusSeconds(1)).signedBy(DESK).bytes());
    attack(
        Rule.LIFETIME,
        "proxies for more than 72 hours",
        proxies()
            .times(NOW, NOW.plus(Duration.ofHours(72)).plusSeconds(1))
            .signedBy(DESK, OTHER)
            .bytes());
    ATTACKS.add(
        new Attack(
            Rule.REPLAY_LOWER_SEQ,
            "an older number",
            news().signedBy(DESK).bytes(),
            STORE,
            accepted("azattyq-news", DESK, 8, "0".repeat(64), NOW),
            NOW));
    ATTACKS.add(
        new Attack(
            Rule.REPLAY_LOWER_SEQ,
            "an older number of another signer in a named stream",
            news().signedBy(DESK).bytes(),
            described(DESK, "", stream("")),
            accepted("azattyq-news", OTHER, 8, "0".repeat(64), NOW),
            NOW));
    ATTACKS.add(
        new Attack(
            Rule.EQUIVOCATION,
            "another bundle with the same number",
            news().signedBy(DESK).bytes(),
            STORE,
            accepted("azattyq-news", DESK, 7, "0".repeat(64), NOW),
            NOW));
    attack(
        Rule.REPLAY_BEFORE_RESET,
        "issued before the roots started the stream anew",
        news().signedBy(DESK).bytes(),
        described(DESK, "", stream(",\"reset_at\":\"2026-11-29T11:30:00Z\"")));
  }

  private static TrustState accepted(
      String stream, TestPgp signer, long seq, String manifest, Instant issuedAt) {
    TrustMemory memory = new TrustMemory();
    memory.put(new TrustState.Position(signer.fingerprint(), stream, seq, manifest, issuedAt));
    return memory;
  }

  static List<Attack> attacks() {
    return ATTACKS;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void is_refused_by_the_rule_it_breaks(Attack attack) {
    Verdict verdict =
        new BundleVerifier(Instant.EPOCH)
            .verify(attack.bundle(), attack.store(), attack.state(), attack.at());
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    Verdict.Refused refused = (Verdict.Refused) verdict;
    assertThat(refused.rule()).as(refused.detail()).isEqualTo(attack.rule());
    assertThat(refused.detail()).endsWith("Allowed: " + refused.rule().allowed() + ".");
  }

  @Test
  void every_rule_has_an_attack() {
    Set<Rule> attacked = ATTACKS.stream().map(Attack::rule).collect(Collectors.toSet());
    // These are of the command line and of changes of the store; their tests are there.
    Set<Rule> elsewhere =
        EnumSet.of(Rule.BUNDLE_UNREADABLE, Rule.TRUST_STORE_UNUSABLE, Rule.STORE_VERSION);
    assertThat(EnumSet.allOf(Rule.class))
        .allMatch(rule -> attacked.contains(rule) != elsewhere.contains(rule));
  }

  @Test
  void a_reset_lets_the_numbers_begin_anew() {
    Verdict verdict =
        new BundleVerifier(Instant.EPOCH)
            .verify(
                news().signedBy(DESK).bytes(),
                described(DESK, "", stream(",\"reset_at\":\"2026-11-29T10:00:00Z\"")),
                accepted(
                    "azattyq-news",
                    DESK,
                    900,
                    "0".repeat(64),
                    Instant.parse("2026-11-28T00:00:00Z")),
                NOW);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }
}
