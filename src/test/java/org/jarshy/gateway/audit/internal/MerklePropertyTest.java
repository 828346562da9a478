package org.jarshy.gateway.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jarshy.gateway.audit.Hash;

class MerklePropertyTest {

  private static final int LARGEST = 300;
  private static final MerkleTest.InMemory LEAVES = MerkleTest.InMemory.counted(LARGEST);
  private static final MerkleTree TREE = new MerkleTree(LEAVES);

  @Property(tries = 400)
  void every_leaf_of_every_size_is_proven_and_no_other_at_its_place(
      @ForAll @IntRange(min = 1, max = LARGEST) int size,
      @ForAll @IntRange(min = 0, max = LARGEST - 1) int any,
      @ForAll @IntRange(min = 0, max = LARGEST - 1) int other) {
    int index = any % size;
    List<Hash> path = TREE.inclusion(index, size);
    Hash root = TREE.root(size);
    Hash leaf = LEAVES.at(0, index);
    assertThat(MerkleProofs.included(leaf, index, size, path, root)).isTrue();
    if (other != index) {
      assertThat(MerkleProofs.included(LEAVES.at(0, other), index, size, path, root)).isFalse();
      assertThat(MerkleProofs.included(leaf, other, size, path, root)).isFalse();
    }
    assertThat(MerkleProofs.included(leaf, index, size, path, TREE.root(size % LARGEST + 1)))
        .isFalse();
    for (List<Hash> wrong : damaged(path)) {
      assertThat(MerkleProofs.included(leaf, index, size, wrong, root)).isFalse();
    }
  }

  @Property(tries = 400)
  void every_size_is_the_beginning_of_every_larger_one_and_of_nothing_else(
      @ForAll @IntRange(min = 1, max = LARGEST) int a,
      @ForAll @IntRange(min = 1, max = LARGEST) int b) {
    int first = Math.min(a, b);
    int second = Math.max(a, b);
    List<Hash> proof = TREE.consistency(first, second);
    Hash one = TREE.root(first);
    Hash two = TREE.root(second);
    assertThat(MerkleProofs.consistent(first, one, second, two, proof)).isTrue();
    Hash forged = Merkle.node(one, two);
    assertThat(MerkleProofs.consistent(first, forged, second, two, proof)).isFalse();
    assertThat(MerkleProofs.consistent(first, one, second, forged, proof)).isFalse();
    for (List<Hash> wrong : damaged(proof)) {
      assertThat(MerkleProofs.consistent(first, one, second, two, wrong)).isFalse();
    }
  }

  @Property(tries = 100)
  void the_edge_of_a_tree_that_is_taken_up_again_grows_as_if_it_had_never_stopped(
      @ForAll @IntRange(min = 0, max = LARGEST) int size) {
    Frontier edge = Frontier.of(size, LEAVES);
    assertThat(edge.root()).isEqualTo(TREE.root(size));
    for (int i = size; i < Math.min(size + 3, LARGEST); i++) {
      edge.append(LEAVES.at(0, i));
      assertThat(edge.root()).isEqualTo(TREE.root(i + 1));
    }
  }

  /** One hash more, one less, two swapped, one changed. */
  private static List<List<Hash>> damaged(List<Hash> proof) {
    List<List<Hash>> wrong = new ArrayList<>();
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(Merkle.EMPTY);
    wrong.add(longer);
    if (!proof.isEmpty()) {
      wrong.add(proof.subList(0, proof.size() - 1));
      List<Hash> changed = new ArrayList<>(proof);
      changed.set(proof.size() / 2, Merkle.EMPTY);
      wrong.add(changed);
    }
    if (proof.size() > 1) {
      List<Hash> swapped = new ArrayList<>(proof);
      swapped.set(0, proof.get(1));
      swapped.set(1, proof.get(0));
      wrong.add(swapped);
    }
    return wrong;
  }
}
