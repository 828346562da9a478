package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarshy.gateway.trust.TestBundle.NOW;
import static org.jarshy.gateway.trust.TestBundle.utf8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustDirectoryTest {

  private static final TestPgp DESK = TestPgp.honest("Desk");
  private static final TestPgp A = TestPgp.honest("Root A");
  private static final TestPgp B = TestPgp.honest("Root B");
  private static final TestPgp C = TestPgp.honest("Root C");
  private static final TestPgp D = TestPgp.honest("Root D");
  private static final TestMinisign MINI = new TestMinisign();

  @TempDir Path directory;

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  @Test
  void folders_give_the_roles_and_a_key_may_lie_in_several() throws IOException {
    write("news/desk.asc", TestPgp.armored("PUBLIC KEY BLOCK", DESK.certificate()));
    write("proxy/desk.gpg", DESK.certificate());
    write("proxy/mini.pub", MINI.publicKey());
    write("news/README.txt", utf8("hello"));
    TrustStore store = TrustStore.read(directory);
    assertThat(store.version()).isZero();
    assertThat(store.key(DESK.fingerprint()).orElseThrow().roles())
        .isEqualTo(Set.of(Role.NEWS, Role.PROXY));
    assertThat(store.key(MINI.text()).orElseThrow().roles()).containsExactly(Role.PROXY);
    assertThat(store.threshold(Role.NEWS)).isEqualTo(1);
    assertThat(store.threshold(Role.PROXY)).isEqualTo(2);
  }

  @Test
  void an_empty_directory_trusts_nobody() {
    assertThat(TrustStore.read(directory).keys()).isEmpty();
  }

  @Test
  void a_file_with_a_problem_is_named() throws IOException {
    Path file = write("news/desk.asc", utf8("no key"));
    refused(file, "neither armored nor binary");
    file = write("news/desk.asc", new byte[] {(byte) 0x99, 1, 2, 3});
    refused(file, "damaged");
    Files.delete(file);
    file = write("news/mini.pub", utf8("no key\n"));
    refused(file, "no Base64");
    Files.delete(file);
    file = write("news/desk.key", DESK.certificate());
    refused(file, ".asc, .gpg or .pgp");
    Files.delete(file);
    refused(write("desk.asc", DESK.certificate()), "folder of its role");
    Files.delete(directory.resolve("desk.asc"));
    Files.createDirectory(directory.resolve("editors"));
    refused(directory.resolve("editors"), "news, helpline, proxy, root");
  }

  private void refused(Path file, String words) {
    assertThatThrownBy(() -> TrustStore.read(directory))
        .isInstanceOf(TrustStore.Unusable.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words);
  }

  private static String json(int version, String more, TestPgp... roots) {
    StringBuilder keys = new StringBuilder();
    for (TestPgp root : roots) {
      keys.append(",{\"fingerprint\":\"" + root.fingerprint() + "\",\"roles\":[\"root\"]}");
    }
    return "{\"format\":\"jarshy-trust/1\",\"version\":"
        + version
        + ",\"keys\":[{\"fingerprint\":\""
        + DESK.fingerprint()
        + "\",\"name\":\"Desk\",\"roles\":[\"news\"]}"
        + keys
        + "]"
        + more
        + "}";
  }

  private void described(String json) throws IOException {
    write("trust.json", utf8(json));
    write("desk.asc", DESK.certificate());
  }

  @Test
  void trust_json_is_read_strictly() throws IOException {
    described(json(3, ",\"thresholds\":{\"proxy\":3}"));
    assertThat(TrustStore.read(directory).version()).isEqualTo(3);
    assertThat(TrustStore.read(directory).threshold(Role.PROXY)).isEqualTo(3);
    Path file = directory.resolve("trust.json");
    described(json(3, ",\"thresholds\":{\"proxy\":1}"));
    refused(file, "from 2 to 16");
    described(json(3, ",\"threshold\":{}"));
    refused(file, "allowed are comment, format");
    described(json(0, ""));
    refused(file, "version must be");
    described(json(1, "", A));
    refused(file, A.fingerprint() + " is in no .asc file");
    described(json(1, ",\"streams\":[{\"name\":\"x\",\"role\":\"root\"}]"));
    refused(file, "roots sign the trust store alone");
  }

  private Path store(String name, int version, TestPgp[] roots, TestPgp... signers)
      throws IOException {
    byte[] json = utf8(json(version, "", roots));
    write(name + "/trust.json", json);
    write(name + "/keys/desk.asc", DESK.certificate());
    for (TestPgp root : roots) {
      write(name + "/keys/" + root.fingerprint() + ".asc", root.certificate());
    }
    for (TestPgp signer : signers) {
      write(
          name + "/trust.json." + signer.fingerprint() + ".asc",
          signer.sign(json, NOW.minusSeconds(60)));
    }
    return directory.resolve(name);
  }

  private void refusedUpdate(Path old, Path wanted, Rule rule) {
    assertThatThrownBy(() -> TrustUpdate.check(old, wanted, NOW))
        .isInstanceOf(TrustStore.Unusable.class)
        .hasMessageContaining(rule.code() + ": ");
  }

  @Test
  void a_change_of_the_store_needs_two_of_its_three_roots() throws IOException {
    TestPgp[] roots = {A, B, C};
    Path old = store("v1", 1, roots, A, B);
    assertThat(TrustUpdate.check(old, store("v2", 2, roots, B, C), NOW).version()).isEqualTo(2);
    refusedUpdate(old, store("same", 1, roots, A, B), Rule.STORE_VERSION);
    refusedUpdate(old, store("one", 2, roots, A), Rule.THRESHOLD);
    refusedUpdate(old, store("desk", 2, roots, A, DESK), Rule.THRESHOLD);
    refusedUpdate(old, store("none", 2, roots), Rule.SIGNATURE_MISSING);
    Path changed = store("changed", 2, roots, A, B);
    write("changed/trust.json", utf8(json(3, "", roots)));
    refusedUpdate(old, changed, Rule.SIGNATURE_WRONG);
  }

  @Test
  void new_roots_need_the_signatures_of_the_old_and_of_the_new() throws IOException {
    Path old = store("v1", 1, new TestPgp[] {A, B}, A, B);
    TestPgp[] fresh = {C, D};
    refusedUpdate(old, store("new-only", 2, fresh, C, D), Rule.SIGNER_UNKNOWN);
    refusedUpdate(old, store("old-only", 2, fresh, A, B), Rule.SIGNER_UNKNOWN);
    assertThat(TrustUpdate.check(old, store("both", 2, fresh, A, B, C, D), NOW).version())
        .isEqualTo(2);
  }

  @Test
  void the_state_of_the_command_line_comes_back_from_its_file() throws IOException {
    TrustMemory memory = new TrustMemory();
    memory.put(new TrustState.Position("F", "s", 7, "0".repeat(64), NOW));
    Path file = directory.resolve("state.json");
    assertThat(TrustMemoryFile.read(file).positions("s")).isEmpty();
    TrustMemoryFile.write(memory, file);
    assertThat(TrustMemoryFile.read(file).positions("s")).isEqualTo(memory.positions("s"));
    assertThat(TrustMemoryFile.read(file).issuedAtBySigner()).containsEntry("F", NOW);
    Files.write(file, utf8("{\"positions\":[{}]}"));
    assertThatThrownBy(() -> TrustMemoryFile.read(file))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_damaged_key_is_said_to_be_so_whatever_the_reading_stumbles_over() {
    byte[] whole = DESK.certificate();
    for (int i = 0; i < whole.length; i++) {
      for (int to : new int[] {0, 0xff, whole[i] ^ 1}) {
        byte[] damaged = whole.clone();
        damaged[i] = (byte) to;
        try {
          OpenPgpKey.read(damaged);
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessageContaining("it");
        }
      }
    }
  }

  @Test
  void hidden_folders_are_no_roles() throws IOException {
    write("..2022_01_05/news/desk.asc", DESK.certificate());
    Files.createSymbolicLink(directory.resolve("news"), directory.resolve("..2022_01_05/news"));
    assertThat(TrustStore.read(directory).key(DESK.fingerprint())).isPresent();
  }
}
