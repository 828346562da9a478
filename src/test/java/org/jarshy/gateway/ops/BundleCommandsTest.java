package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jarshy.gateway.GatewayApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Both ends on the command line, with keys of the programs that newsrooms have. */
class BundleCommandsTest {

  private static Path home;
  @TempDir static Path keys;

  @TempDir Path work;

  @BeforeAll
  static void makeKeys() throws Exception {
    assumeTrue(exists("gpg") && exists("minisign"));
    // Short, for the socket of its agent must fit into 108 bytes.
    home = Files.createTempDirectory(Path.of("/tmp"), "jg");
    for (String name : List.of("one", "two")) {
      gpg(
          "--quick-generate-key",
          name + " <" + name + "@example.org>",
          "ed25519",
          "cert,sign",
          "0");
      Files.write(keys.resolve(name + ".asc"), gpg("--armor", "--export", name + "@example.org"));
      Files.write(
          keys.resolve(name + ".secret"),
          gpg("--armor", "--export-secret-keys", name + "@example.org"));
    }
    run(
        "minisign",
        "-G",
        "-W",
        "-p",
        keys.resolve("mini.pub").toString(),
        "-s",
        keys.resolve("mini.key").toString());
  }

  @AfterAll
  static void cleanUp() throws Exception {
    if (home == null) {
      return;
    }
    run("gpgconf", "--kill", "all");
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean exists(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static byte[] gpg(String... options) throws Exception {
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
                "loopback"));
    command.addAll(List.of(options));
    return run(command.toArray(String[]::new));
  }

  private static byte[] run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GNUPGHOME", home.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return out;
  }

  private Path trust;
  private Path item;
  private Path bundle;

  @BeforeEach
  void trustTheNewsroom() throws IOException {
    trust = work.resolve("trust");
    bundle = work.resolve("b.zip");
    item = Files.writeString(work.resolve("item.json"), "{\"title\":\"Су жоқ\"}");
    trust("news/one.asc", "proxy/one.asc", "proxy/two.asc", "news/mini.pub", "proxy/mini.pub");
  }

  private void trust(String... files) throws IOException {
    for (String file : files) {
      Path target = trust.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(keys.resolve(target.getFileName()), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private final CommandRun run = new CommandRun(GatewayApplication.class);

  private int command(String... words) {
    return run.with(words);
  }

  private int create(String role, String... key) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "bundle",
                "create",
                "--stream",
                "kz-" + role,
                "--role",
                role,
                "--expires",
                "48h",
                "--out",
                bundle.toString()));
    words.addAll(List.of(key));
    words.add(item.toString());
    return command(words.toArray(String[]::new));
  }

  private JsonNode verify(int code, String... options) {
    CommandRun verifying = new CommandRun(GatewayApplication.class);
    List<String> words =
        new ArrayList<>(
            List.of("bundle", "verify", bundle.toString(), "--trust", trust.toString()));
    words.addAll(List.of(options));
    assertThat(verifying.with(words.toArray(String[]::new))).as(verifying.out()).isEqualTo(code);
    assertThat(verifying.out().lines()).hasSize(1);
    JsonNode answer = LinesCommand.JSON.readTree(verifying.out());
    assertThat(answer.propertyNames()).containsExactly("accepted", "rule", "detail");
    assertThat(answer.path("accepted").booleanValue()).isEqualTo(code == 0);
    return answer;
  }

  private void refused(String rule, String... options) {
    assertThat(verify(1, options).path("rule").stringValue()).isEqualTo(rule);
  }

  private String key(String name) {
    return keys.resolve(name).toString();
  }

  @Test
  void what_create_makes_with_a_key_file_verify_accepts() {
    assertThat(create("news", "--key", key("one.secret"))).as(run.err()).isZero();
    JsonNode answer = verify(0);
    assertThat(answer.path("rule").isNull()).isTrue();
    assertThat(answer.path("detail").stringValue()).contains("kz-news").contains("1 item");
  }

  @Test
  void what_create_makes_with_minisign_verify_accepts() {
    assertThat(create("news", "--minisign", key("mini.key"))).as(run.err()).isZero();
    verify(0);
  }

  @Test
  void a_second_person_adds_a_signature_where_two_are_needed() throws IOException {
    assertThat(create("proxy", "--key", key("one.secret"))).as(run.err()).isZero();
    refused("threshold");
    byte[] before = Files.readAllBytes(bundle);
    assertThat(command("bundle", "sign", bundle.toString())).isZero();
    assertThat(run.out()).contains("kz-proxy number").contains("Су жоқ");
    assertThat(Files.readAllBytes(bundle)).isEqualTo(before);
    assertThat(command("bundle", "sign", bundle.toString(), "--key", key("two.secret"))).isZero();
    verify(0);
    create("proxy", "--key", key("one.secret"));
    assertThat(command("bundle", "sign", bundle.toString(), "--minisign", key("mini.key")))
        .as(run.err())
        .isZero();
    verify(0);
  }

  @Test
  void gnupg_signs_for_create_as_it_does_for_its_owner() throws Exception {
    // A process of its own, for GnuPG learns from the environment where its keys are.
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        GatewayApplication.class.getName(),
        "bundle",
        "create",
        "--stream",
        "kz-news",
        "--role",
        "news",
        "--expires",
        "48h",
        "--gpg",
        "one@example.org",
        "--out",
        bundle.toString(),
        item.toString());
    verify(0);
  }

  @Test
  void the_time_can_be_given() {
    create("news", "--key", key("one.secret"));
    refused("expired", "--at", "2099-01-01T00:00:00Z");
    refused("signature-future", "--at", "2020-01-01T00:00:00Z");
  }

  @Test
  void with_a_state_file_an_older_bundle_is_refused_and_the_same_is_known() throws IOException {
    String state = work.resolve("state.json").toString();
    create("news", "--key", key("one.secret"), "--seq", "5");
    byte[] fifth = Files.readAllBytes(bundle);
    verify(0, "--state", state);
    assertThat(verify(0, "--state", state).path("detail").stringValue()).contains("known already");
    create("news", "--key", key("one.secret"), "--seq", "6");
    verify(0, "--state", state);
    Files.write(bundle, fifth);
    refused("replay-lower-seq", "--state", state);
    verify(0);
  }

  @Test
  void what_is_missing_or_broken_is_said_in_the_same_json() throws IOException {
    refused("bundle-unreadable");
    Files.writeString(bundle, "no archive");
    refused("zip-not-a-zip");
    Files.writeString(trust.resolve("news/one.asc"), "no key");
    refused("trust-store-unusable");
    trust = work.resolve("nowhere");
    refused("trust-store-unusable");
  }

  @Test
  void a_wrong_command_is_two() {
    assertThat(command("bundle", "verify")).isEqualTo(2);
    assertThat(command("bundle", "verify", "x", "--trust", "y", "--at", "soon")).isEqualTo(2);
    assertThat(run.err()).contains("write it like 2026-11-29T18:00:00Z");
    assertThat(command("bundle")).isEqualTo(2);
    assertThat(create("news")).isEqualTo(2);
    assertThat(create("root", "--key", key("one.secret"))).isEqualTo(2);
  }

  @Test
  void create_refuses_what_verify_would_refuse() throws IOException {
    Files.writeString(item, "{\"title\":\"x\u200by\"}");
    assertThat(create("news", "--key", key("one.secret"))).isEqualTo(1);
    assertThat(run.err()).contains("json-hidden-character");
    assertThat(bundle).doesNotExist();
    Files.writeString(item, "{}");
    assertThat(
            command(
                "bundle",
                "create",
                "--stream",
                "s",
                "--role",
                "news",
                "--expires",
                "8d",
                "--out",
                bundle.toString(),
                "--key",
                key("one.secret"),
                item.toString()))
        .isEqualTo(1);
    assertThat(run.err()).contains("lifetime");
  }

  @Test
  void trust_check_tells_who_is_trusted_and_what_is_missing() throws IOException {
    assertThat(command("bundle", "trust", "check", trust.toString())).isZero();
    assertThat(run.out()).contains("3 keys").contains("one <one@example.org>");
    trust("helpline/one.asc");
    assertThat(command("bundle", "trust", "check", trust.toString())).isZero();
    assertThat(run.err()).contains("helpline needs 2 signers and has 1 keys");
    Files.writeString(trust.resolve("news/one.asc"), "no key", StandardCharsets.UTF_8);
    assertThat(command("bundle", "trust", "check", trust.toString())).isEqualTo(1);
  }

  @Test
  void trust_update_without_the_roots_changes_nothing() throws IOException {
    Path update = Files.createDirectories(work.resolve("new"));
    Files.copy(keys.resolve("one.asc"), update.resolve("one.asc"));
    String fingerprint =
        command("bundle", "trust", "check", trust.toString()) == 0
            ? run.out().lines().filter(l -> l.endsWith("one@example.org>")).findFirst().get()
            : "";
    Files.writeString(
        update.resolve("trust.json"),
        "{\"format\":\"jarshy-trust/1\",\"version\":2,\"keys\":[{\"fingerprint\":\""
            + fingerprint.substring(0, 40)
            + "\",\"roles\":[\"news\"]}]}");
    assertThat(command("bundle", "trust", "update", trust.toString(), update.toString()))
        .isEqualTo(1);
    assertThat(run.err()).contains("signature-missing").contains("nothing was changed");
    assertThat(trust.resolve("trust.json")).doesNotExist();
  }
}
