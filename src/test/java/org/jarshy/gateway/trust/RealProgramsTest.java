package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What GnuPG, minisign, zip and Python make is understood. Keys are made once; GnuPG's home has a
 * short path, for its agent's socket must fit into 108 bytes.
 */
class RealProgramsTest {

  private static final Instant NOW = TestBundle.NOW;
  private static final long AT = NOW.getEpochSecond();

  private static Path home;
  private static Path work;

  @BeforeAll
  static void makeKeys() throws Exception {
    home = Files.createTempDirectory(Path.of("/tmp"), "jg");
    work = Files.createTempDirectory("jarshy-real");
    assumeTrue(exists("gpg") && exists("minisign") && exists("zip") && exists("python3"));
    key("Ed <ed@example.org>", "ed25519", "cert,sign", "0", AT - 86400 * 30);
    key("Rsa <rsa@example.org>", "rsa2048", "cert,sign", "0", AT - 86400 * 30);
    key("Brief <brief@example.org>", "ed25519", "cert,sign", "5d", AT - 86400 * 30);
    key("Sub <sub@example.org>", "ed25519", "cert", "0", AT - 86400 * 30);
    gpg(AT - 86400 * 29, "--quick-add-key", fingerprint("Sub"), "ed25519", "sign", "0");
    run(work, "minisign", "-G", "-W", "-p", "mini.pub", "-s", "mini.key");
  }

  @AfterAll
  static void cleanUp() throws Exception {
    if (exists("gpgconf")) {
      run(work, "gpgconf", "--kill", "all");
    }
    for (Path folder : List.of(home, work)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean exists(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static byte[] run(Path folder, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GNUPGHOME", home.toString());
    builder.redirectError(folder.resolve("stderr").toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    byte[] out = process.getInputStream().readAllBytes();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(process.exitValue())
        .as(String.join(" ", command) + "\n" + Files.readString(folder.resolve("stderr")))
        .isZero();
    return out;
  }

  private static byte[] gpg(long time, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "gpg",
                "--batch",
                "--yes",
                "--no-tty",
                "--passphrase",
                "",
                "--pinentry-mode",
                "loopback",
                "--faked-system-time",
                time + "!"));
    command.addAll(List.of(options));
    return run(work, command.toArray(String[]::new));
  }

  private static void key(String id, String kind, String use, String life, long made)
      throws IOException {
    gpg(made, "--quick-generate-key", id, kind, use, life);
  }

  private static String fingerprint(String name) throws IOException {
    String list = new String(gpg(AT, "--with-colons", "--list-keys", name), StandardCharsets.UTF_8);
    return list.lines().filter(l -> l.startsWith("fpr:")).findFirst().orElseThrow().split(":")[9];
  }

  private static byte[] exported(String name) throws IOException {
    return gpg(AT, "--armor", "--export", name);
  }

  private static byte[] signed(byte[] document, long time, String... options) {
    try {
      Path file = work.resolve("manifest.json");
      Files.write(file, document);
      List<String> command = new ArrayList<>(List.of(options));
      command.addAll(List.of("--output", "-", "--detach-sign", file.toString()));
      return gpg(time, command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrustStore store(Role role, String... names) throws IOException {
    Path trust = Files.createTempDirectory(work, "trust");
    Files.createDirectory(trust.resolve(role.code()));
    for (String name : names) {
      boolean minisign = name.equals("mini");
      Files.write(
          trust.resolve(role.code()).resolve(name + (minisign ? ".pub" : ".asc")),
          minisign ? Files.readAllBytes(work.resolve("mini.pub")) : exported(name));
    }
    return TrustStore.read(trust);
  }

  private static Verdict verify(byte[] bundle, TrustStore store) {
    return new BundleVerifier(Instant.EPOCH).verify(bundle, store, TrustState.none(), NOW);
  }

  private static TestBundle signedByGpg(long time, String... options) {
    return new TestBundle().signed("manifest.json.asc", d -> signed(d, time, options));
  }

  private static void assertAccepted(Verdict verdict, int signers) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) verdict).bundle().signers()).hasSize(signers);
  }

  private static void assertRefused(Verdict verdict, Rule rule) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).rule())
        .as(((Verdict.Refused) verdict).detail())
        .isEqualTo(rule);
  }

  @Test
  void signatures_of_gnupg_by_each_kind_of_key_are_accepted() throws IOException {
    for (String name : List.of("Ed", "Rsa", "Sub")) {
      assertAccepted(
          verify(
              signedByGpg(AT - 60, "--armor", "-u", name + " <").bytes(), store(Role.NEWS, name)),
          1);
      assertAccepted(
          verify(signedByGpg(AT - 60, "-u", name + " <").bytes(), store(Role.NEWS, name)), 1);
    }
  }

  @Test
  void two_signers_of_gnupg_in_one_file_and_minisign_beside_it_are_three() throws IOException {
    TestBundle bundle = new TestBundle().stream("proxies", "proxy");
    bundle.signed(
        "manifest.json.asc", d -> signed(d, AT - 60, "--armor", "-u", "Ed <", "-u", "Rsa <"));
    bundle.signed("manifest.json.minisig", RealProgramsTest::minisigned);
    assertAccepted(verify(bundle.bytes(), store(Role.PROXY, "Ed", "Rsa", "mini")), 3);
  }

  private static byte[] minisigned(byte[] document) {
    try {
      Files.write(work.resolve("manifest.json"), document);
      // The program has no clock to fake, so it is given a comment without a time.
      run(work, "minisign", "-S", "-s", "mini.key", "-m", "manifest.json", "-t", "by hand");
      return Files.readAllBytes(work.resolve("manifest.json.minisig"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void minisign_alone_signs_news() throws IOException {
    TestBundle bundle =
        new TestBundle().signed("manifest.json.minisig", RealProgramsTest::minisigned);
    assertAccepted(verify(bundle.bytes(), store(Role.NEWS, "mini")), 1);
  }

  @Test
  void what_gnupg_signs_otherwise_is_refused() throws IOException {
    TrustStore store = store(Role.NEWS, "Ed");
    assertRefused(
        verify(signedByGpg(AT - 60, "--textmode", "-u", "Ed <").bytes(), store),
        Rule.SIGNATURE_TYPE);
    assertRefused(
        verify(signedByGpg(AT - 60, "--digest-algo", "SHA1", "-u", "Ed <").bytes(), store),
        Rule.SIGNATURE_HASH);
    assertRefused(
        verify(signedByGpg(AT + 86400 * 3, "-u", "Ed <").bytes(), store), Rule.SIGNATURE_FUTURE);
    assertRefused(
        verify(
            signedByGpg(AT - 3600, "--default-sig-expire", "seconds=60", "-u", "Ed <").bytes(),
            store),
        Rule.SIGNATURE_EXPIRED);
    assertRefused(
        verify(
            signedByGpg(AT - 60, "--sig-notation", "!x@example.org=1", "-u", "Ed <").bytes(),
            store),
        Rule.SIGNATURE_CRITICAL);
    assertRefused(
        verify(
            new TestBundle()
                .signed(
                    "manifest.json.asc",
                    d -> {
                      try {
                        Files.write(work.resolve("manifest.json"), d);
                        return gpg(
                            AT - 60,
                            "-u",
                            "Ed <",
                            "--output",
                            "-",
                            "--clearsign",
                            work.resolve("manifest.json").toString());
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    })
                .bytes(),
            store),
        Rule.SIGNATURE_CLEARSIGNED);
  }

  @Test
  void a_back_dated_signature_of_an_expired_key_is_refused_until_the_key_is_prolonged()
      throws IOException {
    byte[] bundle = signedByGpg(AT - 86400 * 27, "-u", "Brief <").bytes();
    assertRefused(verify(bundle, store(Role.NEWS, "Brief")), Rule.KEY_EXPIRED);
    gpg(AT - 3600, "--quick-set-expire", fingerprint("Brief"), "0");
    assertAccepted(verify(bundle, store(Role.NEWS, "Brief")), 1);
  }

  @Test
  void a_key_with_several_user_ids_one_of_them_revoked_still_signs() throws IOException {
    key("First <first@example.org>", "ed25519", "cert,sign", "0", AT - 86400 * 30);
    String key = fingerprint("first@example.org");
    gpg(AT - 86400 * 20, "--quick-add-uid", key, "Second <second@example.org>");
    assertAccepted(
        verify(signedByGpg(AT - 60, "-u", key).bytes(), store(Role.NEWS, "first@example.org")), 1);
    gpg(AT - 86400 * 10, "--quick-revoke-uid", key, "First <first@example.org>");
    assertAccepted(
        verify(signedByGpg(AT - 60, "-u", key).bytes(), store(Role.NEWS, "second@example.org")), 1);
  }

  @Test
  void archives_of_zip_and_of_python_are_accepted() throws IOException {
    Map<String, byte[]> files = new HashMap<>(signedByGpg(AT - 60, "-u", "Ed <").files());
    Path folder = Files.createTempDirectory(work, "zip");
    Files.createDirectory(folder.resolve("items"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    TrustStore store = store(Role.NEWS, "Ed");
    run(folder, "zip", "-q", "-r", "a.zip", "manifest.json", "manifest.json.asc", "items");
    assertAccepted(verify(Files.readAllBytes(folder.resolve("a.zip")), store), 1);
    String python =
        "import zipfile,sys,glob\n"
            + "class S:\n"
            + "  def __init__(s,f): s.f=f\n"
            + "  def write(s,b): return s.f.write(b)\n"
            + "  def flush(s): s.f.flush()\n"
            + "for n,w in (('b.zip',lambda f:f),('c.zip',S)):\n"
            + "  with open(n,'wb') as f:\n"
            + "    with zipfile.ZipFile(w(f),'w',zipfile.ZIP_DEFLATED) as z:\n"
            + "      for m in ['manifest.json','manifest.json.asc']+glob.glob('items/*'):\n"
            + "        z.write(m)\n";
    run(folder, "python3", "-c", python);
    assertAccepted(verify(Files.readAllBytes(folder.resolve("b.zip")), store), 1);
    assertAccepted(verify(Files.readAllBytes(folder.resolve("c.zip")), store), 1);
  }

  @Test
  void archives_of_other_ways_of_zip_python_and_java_are_accepted() throws IOException {
    Map<String, byte[]> files = signedByGpg(AT - 60, "--armor", "-u", "Sub <").files();
    Path folder = Files.createTempDirectory(work, "zips");
    Files.createDirectory(folder.resolve("items"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    TrustStore store = store(Role.NEWS, "Sub");
    String[] names = files.keySet().toArray(String[]::new);
    for (String options : List.of("-0", "-9", "-X", "-D -r", "-fd", "-0 -fd")) {
      String all =
          options.contains("-r")
              ? "manifest.json manifest.json.asc items"
              : String.join(" ", names);
      run(folder, "sh", "-c", "rm -f a.zip; zip -q " + options + " a.zip " + all);
      assertAccepted(verify(Files.readAllBytes(folder.resolve("a.zip")), store), 1);
    }
    for (String options : List.of("", "-0", "-X")) {
      // To a pipe: the program cannot go back to write the sizes before the data.
      run(
          folder,
          "sh",
          "-c",
          "zip -q " + options + " - " + String.join(" ", names) + " | cat > p.zip");
      byte[] piped = Files.readAllBytes(folder.resolve("p.zip"));
      assertAccepted(verify(piped, store), 1);
    }
    String python =
        "import zipfile\n"
            + "with zipfile.ZipFile('s.zip','w',zipfile.ZIP_STORED) as z:\n"
            + "  for m in '"
            + String.join(" ", names)
            + "'.split(): z.writestr(m,open(m,'rb').read())\n";
    run(folder, "python3", "-c", python);
    assertAccepted(verify(Files.readAllBytes(folder.resolve("s.zip")), store), 1);
    ByteArrayOutputStream java = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(java)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(files.get(name));
        zip.closeEntry();
      }
    }
    assertAccepted(verify(java.toByteArray(), store), 1);
  }

  @Test
  void gnupg_with_its_other_digests_and_comments_is_accepted() throws IOException {
    TrustStore store = store(Role.NEWS, "Ed");
    for (String digest : List.of("SHA256", "SHA384", "SHA512")) {
      assertAccepted(
          verify(signedByGpg(AT - 60, "--digest-algo", digest, "-u", "Ed <").bytes(), store), 1);
    }
    assertAccepted(
        verify(
            signedByGpg(AT - 60, "--armor", "--comment", "Редакция", "--emit-version", "-u", "Ed <")
                .bytes(),
            store),
        1);
    assertAccepted(
        verify(
            signedByGpg(AT - 60, "--sig-notation", "x@example.org=1", "-u", "Ed <").bytes(), store),
        1);
  }

  @Test
  void what_gnupg_makes_beside_detached_signatures_is_refused() throws IOException {
    TrustStore store = store(Role.NEWS, "Ed");
    for (String way : List.of("--sign", "--store")) {
      for (String form : List.of("--armor", "--no-armor")) {
        TestBundle bundle =
            new TestBundle()
                .signed(
                    "manifest.json.asc",
                    d -> {
                      try {
                        Path file = work.resolve("manifest.json");
                        Files.write(file, d);
                        return gpg(
                            AT - 60, form, "-u", "Ed <", "--output", "-", way, file.toString());
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    });
        assertRefused(
            verify(bundle.bytes(), store),
            form.equals("--armor") ? Rule.SIGNATURE_ARMOR : Rule.SIGNATURE_UNREADABLE);
      }
    }
  }

  @Test
  void minisign_by_its_own_clock_is_accepted_and_its_older_way_is_not() throws IOException {
    Instant now = Instant.now();
    TrustStore store = store(Role.NEWS, "mini");
    for (boolean older : new boolean[] {false, true}) {
      TestBundle bundle =
          new TestBundle()
              .times(now, now.plusSeconds(3600))
              .signed("manifest.json.minisig", d -> minisignedNow(d, older ? "-Sl" : "-S"));
      Verdict verdict =
          new BundleVerifier(Instant.EPOCH).verify(bundle.bytes(), store, TrustState.none(), now);
      if (older) {
        assertRefused(verdict, Rule.MINISIGN_LEGACY);
      } else {
        assertAccepted(verdict, 1);
      }
    }
  }

  private static byte[] minisignedNow(byte[] document, String way) {
    try {
      Files.write(work.resolve("manifest.json"), document);
      run(work, "minisign", way, "-s", "mini.key", "-m", "manifest.json");
      return Files.readAllBytes(work.resolve("manifest.json.minisig"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_secret_key_of_gnupg_in_a_file_signs_what_gnupg_finds_good() throws IOException {
    byte[] secret = gpg(AT, "--armor", "--export-secret-keys", "Sub");
    byte[] document = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    byte[] signature = SecretKeyFile.read(secret).sign(document, new char[0], NOW);
    Files.write(work.resolve("doc"), document);
    Files.write(work.resolve("doc.asc"), signature);
    gpg(AT + 60, "--verify", "doc.asc", "doc");
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    UnsignedBundle made =
        UnsignedBundle.of("kz-news", Role.NEWS, 1, NOW, NOW.plusSeconds(3600), List.of(document));
    made.addOpenPgp(SecretKeyFile.read(secret).sign(made.manifest(), new char[0], NOW));
    bundle.writeBytes(made.toBytes());
    assertAccepted(verify(bundle.toByteArray(), store(Role.NEWS, "Sub")), 1);
  }
}
