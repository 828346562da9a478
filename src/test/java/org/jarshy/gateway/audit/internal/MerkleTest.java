package org.jarshy.gateway.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jarshy.gateway.audit.Hash;
import org.junit.jupiter.api.Test;

/** Against the vectors that implementations of Certificate Transparency (RFC 6962) share. */
class MerkleTest {

  private static final List<Hash> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(hex -> Merkle.leaf(HexFormat.of().parseHex(hex)))
          .toList();

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final String LEAF_1 =
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
  private static final String LEAF_4 =
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
  private static final String LEAVES_2_3 =
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
  private static final String LEAVES_4_5 =
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
  private static final String LEAVES_6_7 =
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
  private static final String LEAVES_4_7 =
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

  private final MerkleTree tree = new MerkleTree(InMemory.of(LEAVES));

  @Test
  void roots_are_those_of_the_standard() {
    Frontier growing = new Frontier();
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(hex(tree.root(size))).as("root of %d", size).isEqualTo(ROOTS.get(size));
      assertThat(growing.root()).as("growing to %d", size).isEqualTo(tree.root(size));
      if (size < LEAVES.size()) {
        growing.append(LEAVES.get(size));
      }
    }
  }

  @Test
  void inclusion_paths_are_those_of_the_standard() {
    assertThat(hex(tree.inclusion(0, 1))).isEmpty();
    assertThat(hex(tree.inclusion(0, 8))).containsExactly(LEAF_1, LEAVES_2_3, LEAVES_4_7);
    assertThat(hex(tree.inclusion(5, 8))).containsExactly(LEAF_4, LEAVES_6_7, ROOTS.get(4));
    assertThat(hex(tree.inclusion(2, 3))).containsExactly(ROOTS.get(2));
    assertThat(hex(tree.inclusion(1, 5))).containsExactly(ROOTS.get(1), LEAVES_2_3, LEAF_4);
  }

  @Test
  void consistency_proofs_are_those_of_the_standard() {
    assertThat(hex(tree.consistency(1, 1))).isEmpty();
    assertThat(hex(tree.consistency(1, 8))).containsExactly(LEAF_1, LEAVES_2_3, LEAVES_4_7);
    assertThat(hex(tree.consistency(6, 8))).containsExactly(LEAVES_4_5, LEAVES_6_7, ROOTS.get(4));
    assertThat(hex(tree.consistency(2, 5))).containsExactly(LEAVES_2_3, LEAF_4);
  }

  @Test
  void a_node_never_passes_for_a_leaf() {
    byte[] both = new byte[64];
    System.arraycopy(LEAVES.get(0).bytes(), 0, both, 0, 32);
    System.arraycopy(LEAVES.get(1).bytes(), 0, both, 32, 32);
    assertThat(Merkle.leaf(both)).isNotEqualTo(Merkle.node(LEAVES.get(0), LEAVES.get(1)));
  }

  @Test
  void nothing_is_proven_of_a_leaf_or_a_size_that_is_not_there() {
    assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(3, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(4, 3));
    Hash root = tree.root(3);
    assertThat(MerkleProofs.included(LEAVES.get(2), 3, 3, tree.inclusion(2, 3), root)).isFalse();
    assertThat(MerkleProofs.included(LEAVES.get(2), -1, 3, tree.inclusion(2, 3), root)).isFalse();
    assertThat(MerkleProofs.consistent(0, Merkle.EMPTY, 3, root, List.of())).isFalse();
    assertThat(MerkleProofs.consistent(3, root, 2, tree.root(2), List.of())).isFalse();
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }

  private static List<String> hex(List<Hash> hashes) {
    return hashes.stream().map(MerkleTest::hex).toList();
  }

  /** Complete subtrees of leaves in memory. */
  record InMemory(List<Hash> leaves) implements Subtrees {

    static InMemory of(List<Hash> leaves) {
      return new InMemory(leaves);
    }

    static InMemory counted(int size) {
      return of(
          IntStream.range(0, size)
              .mapToObj(i -> Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)}))
              .toList());
    }

    @Override
    public Hash at(int height, long index) {
      return height == 0
          ? leaves.get((int) index)
          : Merkle.node(at(height - 1, 2 * index), at(height - 1, 2 * index + 1));
    }
  }
}
