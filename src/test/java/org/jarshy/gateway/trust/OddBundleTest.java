package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.trust.TestBundle.NOW;
import static org.jarshy.gateway.trust.TestBundle.utf8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jarshy.gateway.trust.TestPgp.TestSignature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odder files than those of {@link RefusedBundleTest}: each is honest in all but one thing that
 * some program somewhere lets pass. And honest ones that look odd.
 */
class OddBundleTest {

  private static final TestPgp DESK = TestPgp.honest("Desk");
  private static final TestPgp STRANGER = TestPgp.honest("Stranger");
  private static final TestMinisign MINI = new TestMinisign();
  private static final TrustStore STORE = TestBundle.store(Map.of(Role.NEWS, List.of(DESK)), MINI);

  /**
   * @param rule null where it is good
   */
  record Odd(Rule rule, String how, byte[] bundle) {
    @Override
    public String toString() {
      return (rule == null ? "good" : rule) + ": " + how;
    }
  }

  private static final List<Odd> ODD = new ArrayList<>();

  static {
    containers();
    packets();
    armors();
    minisignatures();
    texts();
    times();
    good();
  }

  private static void odd(Rule rule, String how, byte[] bundle) {
    ODD.add(new Odd(rule, how, bundle));
  }

  private static TestBundle news() {
    return new TestBundle();
  }

  private static void zip(Rule rule, String how, Consumer<TestZip> change) {
    odd(rule, how, news().signedBy(DESK).zip().with(change).bytes());
  }

  /** Changes bytes of an honest archive. */
  private static void patch(Rule rule, String how, Consumer<byte[]> change) {
    byte[] bytes = news().signedBy(DESK).bytes();
    change.accept(bytes);
    odd(rule, how, bytes);
  }

  private static TestZip.Entry manifest(TestZip zip) {
    return zip.entry("manifest.json");
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static int central(byte[] zip) {
    return (int) Bytes.u32(zip, zip.length - 22 + 16);
  }

  private static void containers() {
    byte[] honest = news().signedBy(DESK).bytes();
    byte[] locator = new byte[20];
    System.arraycopy(new byte[] {'P', 'K', 6, 7}, 0, locator, 0, 4);
    zip(Rule.ZIP_64, "a ZIP64 locator before the end record", z -> z.beforeEnd = locator);
    patch(Rule.ZIP_MULTI_DISK, "counts of this part and of all", z -> z[z.length - 14]++);
    patch(Rule.ZIP_MULTI_DISK, "an entry in part 1", z -> z[central(z) + 34] = 1);
    patch(Rule.ZIP_EXTRA_DATA, "a comment that is not there", z -> z[z.length - 2] = 5);
    patch(Rule.ZIP_EXTRA_DATA, "a shorter directory, one byte off", z -> z[z.length - 10]--);
    zip(Rule.ZIP_HEADERS_DIFFER, "encrypted by its own header", z -> manifest(z).localFlags = 1);
    for (int method : new int[] {1, 2, 6, 9, 10, 12, 14, 19, 95, 96, 97, 98, 99}) {
      zip(Rule.ZIP_METHOD, "method " + method, z -> manifest(z).method = method);
    }
    for (String name :
        List.of("manifest.json/", "items/" + "a".repeat(64) + ".json/", "items/\u202egpj.json")) {
      zip(Rule.ZIP_NAME_UNEXPECTED, "the name " + name, z -> z.add(name, new byte[0]));
    }
    for (String name :
        List.of("items/a\n.json", "items/a\u0000.json", "\u007f", "items/a\\.json")) {
      zip(Rule.ZIP_NAME_UNSAFE, "the name " + name, z -> z.add(name, new byte[0]));
    }
    zip(
        Rule.ZIP_NAME_UNSAFE,
        "a name in CP437",
        z -> z.add("x", new byte[0]).entry("x").name = new byte[] {(byte) 0x8e, 'x'});
    zip(
        Rule.ZIP_NAME_UNSAFE,
        "a surrogate in a name, as CESU-8 writes it",
        z ->
            z.add("x", new byte[0]).entry("x").name =
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
    zip(Rule.ZIP_LINK, "a folder with something in it", z -> z.add("items/", utf8("hidden")));
    zip(
        Rule.ZIP_LINK,
        "a packed folder with something in it",
        z -> z.add("items/", new byte[0]).entry("items/").deflate(utf8("hidden")));
    zip(
        Rule.ZIP_SIZE_LIES,
        "a folder with something behind its packed nothing",
        z -> {
          TestZip.Entry folder = z.add("items/", new byte[0]).entry("items/");
          folder.deflate(new byte[0]).data = join(folder.data, utf8("hidden"));
          folder.packedSize = folder.data.length;
        });
    zip(
        Rule.ZIP_HEADERS_DIFFER,
        "sizes of eight bytes behind the data",
        z -> {
          TestZip.Entry entry = manifest(z).describedBehind(true);
          ByteArrayOutputStream wide = new ByteArrayOutputStream();
          TestZip.put(wide, 0x08074b50L, 4);
          TestZip.put(wide, entry.crc, 4);
          TestZip.put(wide, entry.packedSize, 8);
          TestZip.put(wide, entry.size, 8);
          entry.descriptor = wide.toByteArray();
        });
    zip(
        Rule.ZIP_EXTRA_DATA,
        "a record behind the data that no flag announces",
        z -> manifest(z).descriptor = new byte[16]);
    zip(
        Rule.ZIP_CHECKSUM,
        "a wrong checksum that all places agree on",
        z -> {
          TestZip.Entry entry = manifest(z);
          entry.crc ^= 1;
          entry.describedBehind(true);
        });
    zip(
        Rule.ZIP_EXTRA_DATA,
        "an entry that the directory does not have",
        z ->
            z.entries.get(1).gapBefore =
                Arrays.copyOf(new TestZip().add("x", utf8("y")).bytes(), 32));
    odd(Rule.ZIP_SECOND_DIRECTORY, "two archives one after the other", join(honest, honest));
    zip(Rule.ZIP_EXTRA_DATA, "behind another archive, offsets adjusted", z -> z.prefix = honest);
    zip(
        Rule.ZIP_DATA_BROKEN,
        "deflate with a block of a kind that does not exist",
        z -> {
          TestZip.Entry entry = manifest(z);
          entry.method = 8;
          entry.data[0] = 7;
        });
    odd(Rule.ZIP_NOT_A_ZIP, "a gzip file", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
  }

  private static void file(Rule rule, String how, Function<byte[], byte[]> signature) {
    odd(rule, how, news().signed("manifest.json.asc", signature).bytes());
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

  private static byte[] honestly(byte[] document) {
    return DESK.sign(document, NOW.minusSeconds(60));
  }

  /** The body of a packet in the newer format with one or two octets of length. */
  private static byte[] body(byte[] packet) {
    int first = packet[1] & 0xff;
    return Arrays.copyOfRange(packet, first < 192 ? 2 : first < 224 ? 3 : 6, packet.length);
  }

  private static void packets() {
    for (int hash : new int[] {1, 2, 3, 11, 12, 99}) {
      signature(Rule.SIGNATURE_HASH, "hash " + hash, s -> s.hash(hash));
    }
    for (int version : new int[] {2, 3, 5, 6, 0, 255}) {
      signature(Rule.SIGNATURE_VERSION, "version " + version, s -> s.version(version));
    }
    for (int type : new int[] {1, 2, 0x10, 0x13, 0x18, 0x19, 0x1f, 0x20, 0x30, 0x40, 0x50, 0xff}) {
      signature(Rule.SIGNATURE_TYPE, "type " + type, s -> s.type(type));
    }
    file(
        Rule.SIGNATURE_UNREADABLE,
        "cut into parts",
        d -> {
          byte[] body = body(honestly(d));
          return join(
              new byte[] {(byte) 0xc2, (byte) 0xe4},
              Arrays.copyOf(body, 16),
              new byte[] {(byte) (body.length - 16)},
              Arrays.copyOfRange(body, 16, body.length));
        });
    file(
        Rule.SIGNATURE_UNREADABLE,
        "without a length",
        d -> join(new byte[] {(byte) 0x8b}, body(honestly(d))));
    for (int tag : new int[] {1, 3, 4, 8, 9, 11, 13, 17, 18, 20, 21, 60}) {
      file(
          Rule.SIGNATURE_UNREADABLE,
          "a packet of kind " + tag + " before it",
          d -> join(TestPgp.packet(tag, new byte[] {1, 2, 3}), honestly(d)));
      file(
          Rule.SIGNATURE_UNREADABLE,
          "a packet of kind " + tag + " behind it",
          d -> join(honestly(d), TestPgp.packet(tag, new byte[] {1, 2, 3})));
    }
    file(
        Rule.SIGNATURE_UNREADABLE,
        "bytes behind the numbers, inside of the packet",
        d -> TestPgp.packet(2, join(body(honestly(d)), new byte[] {1, 2, 3})));
    file(
        Rule.SIGNATURE_UNREADABLE,
        "a third number",
        d -> TestPgp.packet(2, join(body(honestly(d)), new byte[] {0, 8, 0x55})));
    file(
        Rule.SIGNATURE_UNREADABLE,
        "one byte short",
        d -> {
          byte[] body = body(honestly(d));
          return TestPgp.packet(2, Arrays.copyOf(body, body.length - 1));
        });
    file(
        Rule.SIGNATURE_UNREADABLE,
        "a subpacket that reaches out of its part",
        d -> {
          byte[] packet = honestly(d);
          packet[packet.length - body(packet).length + 6] = (byte) 0xbf;
          return packet;
        });
    signature(
        Rule.SIGNER_UNKNOWN,
        "naming a stranger's key id alone",
        s ->
            s.issuer(
                null,
                Arrays.copyOfRange(
                    STRANGER.primary.pgp().getPublicKey().getFingerprint(), 12, 20)));
    signature(
        Rule.SIGNATURE_ISSUER,
        "naming a stranger too, in the unsigned part",
        s ->
            s.adding(
                16,
                Arrays.copyOfRange(
                    STRANGER.primary.pgp().getPublicKey().getFingerprint(), 12, 20)));
    file(Rule.SIGNATURE_WRONG, "with the order of the curve added to S", OddBundleTest::malleable);
  }

  /** S and S + L verify alike where nobody looks at the range. */
  private static byte[] malleable(byte[] document) {
    byte[] body = body(honestly(document));
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    int at = body.length;
    // The last number is S: find where it begins by reading the two from the front.
    int hashed = 6 + ((body[4] & 0xff) << 8 | body[5] & 0xff);
    int unhashed = hashed + 2 + ((body[hashed] & 0xff) << 8 | body[hashed + 1] & 0xff);
    int r = unhashed + 2;
    int s = r + 2 + (((body[r] & 0xff) << 8 | body[r + 1] & 0xff) + 7) / 8;
    byte[] little = new byte[32];
    byte[] number = Arrays.copyOfRange(body, s + 2, at);
    System.arraycopy(number, 0, little, 32 - number.length, number.length);
    byte[] sum = reversed(new BigInteger(1, reversed(little)).add(order).toByteArray());
    byte[] out = Arrays.copyOf(sum, 32);
    int bits = new BigInteger(1, out).bitLength();
    byte[] magnitude = Arrays.copyOfRange(out, 32 - (bits + 7) / 8, 32);
    return TestPgp.packet(
        2, join(Arrays.copyOf(body, s), new byte[] {(byte) (bits >>> 8), (byte) bits}, magnitude));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static void armor(Rule rule, String how, UnaryOperator<String> change) {
    file(
        rule,
        how,
        d ->
            change
                .apply(
                    new String(
                        TestPgp.armored("SIGNATURE", honestly(d)), StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.UTF_8));
  }

  private static void armors() {
    Rule rule = Rule.SIGNATURE_ARMOR;
    armor(rule, "a checksum and another", a -> a.replace("\n-----END", "\n=AAAA\n=AAAA\n-----END"));
    armor(rule, "a message", a -> a.replace("PGP SIGNATURE", "PGP MESSAGE"));
    armor(rule, "in small letters", a -> a.replace("BEGIN PGP", "begin pgp"));
    armor(rule, "without an end", a -> a.substring(0, a.indexOf("-----END")));
    armor(rule, "without the empty line", a -> a.replaceFirst("\n\n", "\n"));
    armor(rule, "blanks among the letters", a -> a.replaceFirst("\n\n(.{8})", "\n\n$1 "));
    armor(rule, "padding in the middle", a -> a.replaceFirst("\n\n(.{8})", "\n\n$1=\n"));
    armor(Rule.SIGNATURE_UNREADABLE, "a mark of byte order", a -> "\ufeff" + a);
    armor(rule, "indented", a -> " " + a);
    armor(rule, "quoted as mail quotes", a -> a.replaceAll("(?m)^", "> "));
    armor(rule, "Base64 of the web", a -> a.replaceFirst("\n\n..", "\n\n-_"));
    armor(rule, "an end of something else", a -> a.replace("END PGP SIGNATURE", "END PGP MESSAGE"));
    armor(rule, "four dashes", a -> a.replace("-----END", "----END"));
    armor(rule, "a NUL", a -> a + "\0");
  }

  private static void mini(Rule rule, String how, UnaryOperator<String> change) {
    odd(
        rule,
        how,
        news()
            .signed(
                "manifest.json.minisig",
                d ->
                    change
                        .apply(new String(MINI.sign(d, "timestamp:1"), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8))
            .bytes());
  }

  private static void minisignatures() {
    Rule rule = Rule.SIGNATURE_UNREADABLE;
    mini(rule, "a line behind it", m -> m + "hello\n");
    mini(rule, "an empty line between", m -> m.replaceFirst("\n", "\n\n"));
    mini(rule, "no trusted comment", m -> m.substring(0, m.indexOf("trusted comment", 12)));
    mini(rule, "the comments exchanged", m -> m.replace("untrusted", "trusted"));
    mini(rule, "a line before it", m -> "hello\n" + m);
    mini(rule, "without the untrusted comment", m -> m.substring(m.indexOf('\n') + 1));
    odd(
        Rule.SIGNER_UNKNOWN,
        "another key id over the right signature",
        news()
            .signed(
                "manifest.json.minisig", d -> new TestMinisign(MINI.secret).sign(d, "timestamp:1"))
            .bytes());
    odd(
        Rule.MINISIGN_COMMENT,
        "the comment of another signature",
        news()
            .signed(
                "manifest.json.minisig",
                d -> {
                  String[] own = new String(MINI.sign(d, "x"), StandardCharsets.UTF_8).split("\n");
                  String[] other =
                      new String(MINI.sign(utf8("other"), "x"), StandardCharsets.UTF_8).split("\n");
                  return utf8(String.join("\n", own[0], own[1], other[2], other[3]) + "\n");
                })
            .bytes());
  }

  private static void item(Rule rule, String how, String json) {
    odd(rule, how, news().item(json).signedBy(DESK).bytes());
  }

  private static void texts() {
    Rule syntax = Rule.JSON_SYNTAX;
    item(syntax, "a comma at the end", "{\"a\":1,}");
    item(syntax, "a comma at the end of a list", "{\"a\":[1,]}");
    item(syntax, "a comment", "{\"a\":1/**/}");
    item(syntax, "a comment of a shell", "{\"a\":1\n#x\n}");
    item(syntax, "a line break in a text", "{\"a\":\"x\ny\"}");
    item(syntax, "a tab in a text", "{\"a\":\"x\ty\"}");
    item(syntax, "a NUL between", "{\"a\":\u00001}");
    item(syntax, "a leading zero", "{\"a\":01}");
    item(syntax, "a plus", "{\"a\":+1}");
    item(syntax, "a bare fraction", "{\"a\":.5}");
    item(syntax, "a bare point", "{\"a\":5.}");
    item(syntax, "a hexadecimal number", "{\"a\":0x10}");
    item(syntax, "half an escape", "{\"a\":\"\\u12\"}");
    item(syntax, "an escape that is none", "{\"a\":\"\\q\"}");
    item(syntax, "a vertical tab as a blank", "{\u000b\"a\":1}");
    item(syntax, "a no-break space as a blank", "{\u00a0\"a\":1}");
    item(syntax, "not closed", "{\"a\":1");
    item(syntax, "a key without quotes", "{a:1}");
    item(syntax, "True", "{\"a\":True}");
    item(Rule.JSON_DUPLICATE_KEY, "a key twice in a list", "{\"a\":[{\"b\":1,\"\\u0062\":2}]}");
    item(Rule.JSON_HIDDEN_CHARACTER, "a byte order mark inside", "{\"a\":\"x\\ufeffy\"}");
    item(Rule.JSON_HIDDEN_CHARACTER, "a soft hyphen in a key", "{\"a\\u00ad\":1}");
    item(Rule.JSON_HIDDEN_CHARACTER, "DEL", "{\"a\":\"x\u007fy\"}");
    item(Rule.JSON_HIDDEN_CHARACTER, "a filler of Khitan", "{\"a\":\"x\\ud81b\\udfe4y\"}");
    item(Rule.JSON_HIDDEN_CHARACTER, "an empty head of a note", "{\"a\":\"x\\ud834\\udd59y\"}");
    item(Rule.JSON_LONE_SURROGATE, "a pair the wrong way round", "{\"a\":\"\\udd59\\ud834\"}");
    item(Rule.JSON_LONE_SURROGATE, "half a character in a key", "{\"\\ud834\":1}");
    for (String phone :
        List.of(
            "+7700123\u201345\u2013\u2465\u2466",
            "+7700123.45.\u2465\u2466",
            "8/700/123/45/\u2466",
            "+7 700\u2009123\u200945\u2009\u00b9\u00b2",
            "+77001234\u30077",
            "+770012345\u2166",
            "+770012345\u3007\u3007",
            "\u2776\u2777\u2778\u2779\u277a")) {
      item(Rule.JSON_DIGITS, "the number " + phone, "{\"phone\":\"" + phone + "\"}");
    }
  }

  private static void times() {
    for (String time :
        List.of(
            "2016-12-31T23:59:60Z",
            "2026-11-29T24:00:01Z",
            "+12026-11-29T11:00:00Z",
            "-2026-11-29T11:00:00Z",
            "2026-11-29T11:00:00+19:00",
            "2026-11-29T11:00:00,5Z",
            "2026-W48-7T11:00:00Z",
            "2026-11-31T11:00:00Z",
            "2026-11-29",
            "2026-11-29 11:00:00Z",
            "1764414000",
            "2026-11-29T11:00:00Z[Asia/Almaty]",
            " 2026-11-29T11:00:00Z")) {
      odd(
          Rule.MANIFEST_FIELD,
          "issued at " + time,
          news()
              .manifest(
                  m -> m.replaceFirst("\"issued_at\":\"[^\"]*\"", "\"issued_at\":\"" + time + "\""))
              .signedBy(DESK)
              .bytes());
    }
  }

  private static void good() {
    odd(
        null,
        "a time by the clock of Almaty",
        news()
            .manifest(
                m -> m.replace(NOW.minusSeconds(3600).toString(), "2026-11-29T17:00:00+06:00"))
            .signedBy(DESK)
            .bytes());
    armor(null, "lines as Windows ends them", a -> a.replace("\n", "\r\n"));
    armor(null, "without a checksum", a -> a.replaceAll("\n=[A-Za-z0-9+/]{4}\n", "\n"));
    armor(
        null,
        "with words of the program",
        a -> a.replaceFirst("\n", "\nVersion: GnuPG v2\nComment: Редакция\n"));
    mini(null, "minisign as Windows ends lines", m -> m.replace("\n", "\r\n"));
    zip(null, "sizes behind the data, with a mark", z -> manifest(z).describedBehind(true));
    zip(null, "sizes behind the data, without", z -> manifest(z).describedBehind(false));
    zip(
        null,
        "an extra field of Java",
        z -> manifest(z).extra = TestZip.extra(0xcafe, new byte[0]));
    zip(null, "an empty folder", z -> z.add("items/", new byte[0]));
    zip(null, "names marked as UTF-8", z -> manifest(z).flags = 0x800);
    item(null, "square metres beside a number", "{\"a\":\"25 м² и 87001234567\"}");
    item(null, "a half and a span", "{\"a\":\"½–1000 тг\"}");
    item(null, "a span of years and a Roman century", "{\"a\":\"2022–2023, XXI\"}");
    item(null, "keys of a telephone", "{\"a\":\"1\ufe0f\u20e3 2\ufe0f\u20e3\"}");
  }

  static List<Odd> odd() {
    return ODD;
  }

  @ParameterizedTest
  @MethodSource("odd")
  void each_is_refused_by_its_rule_or_taken(Odd odd) {
    Verdict verdict =
        new BundleVerifier(Instant.EPOCH).verify(odd.bundle(), STORE, TrustState.none(), NOW);
    if (verdict instanceof Verdict.Refused refused) {
      assertThat(refused.rule()).as(refused.detail()).isEqualTo(odd.rule());
      assertThat(refused.detail()).contains("Allowed: " + refused.rule().allowed());
    } else {
      assertThat(odd.rule()).as("accepted: " + odd.how()).isNull();
    }
  }
}
