package eu.megawatt.planner.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerNodeTest {

  @Test
  void mostNodes_ofTenMegawatts_is980At10200WattsAnd1400At7140() {
    PowerNode hall = new PowerNode("hall", 10_000_000, 0, OptionalInt.empty(), List.of());

    assertThat(hall.mostNodes(10_200)).isEqualTo(980);
    assertThat(hall.mostNodes(7_140)).isEqualTo(1_400);
  }

  @Test
  void mostNodes_ofAnyTree_isWhatTryingEveryNumberFinds() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<PowerNode> racks = new ArrayList<>();
      PowerNode tree = tree(random, 0, racks);
      long nodeWatts = 500L + random.nextInt(2_000);

      assertThat(tree.mostNodes(nodeWatts))
          .as("seed %d", seed)
          .isEqualTo(tried(tree, racks, 0, new int[racks.size()], nodeWatts));
    }
  }

  private static PowerNode tree(Random random, int depth, List<PowerNode> racks) {
    if (depth == 2 || (depth == 1 && random.nextInt(3) == 0)) {
      PowerNode rack =
          new PowerNode(
              "r" + racks.size(),
              random.nextInt(6_000),
              random.nextInt(400),
              OptionalInt.of(random.nextInt(4)),
              List.of());
      racks.add(rack);
      return rack;
    }
    List<PowerNode> children = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      children.add(tree(random, depth + 1, racks));
    }
    return new PowerNode(
        "d", random.nextInt(12_000), random.nextInt(600), OptionalInt.empty(), children);
  }

  /** The most nodes over all ways to fill the racks that every limit allows. */
  private static long tried(
      PowerNode tree, List<PowerNode> racks, int at, int[] filled, long nodeWatts) {
    if (at == racks.size()) {
      return isAllowed(tree, racks, filled, nodeWatts) ? sum(filled) : 0;
    }
    long best = 0;
    for (int count = 0; count <= racks.get(at).slotCount().orElseThrow(); count++) {
      filled[at] = count;
      best = Math.max(best, tried(tree, racks, at + 1, filled, nodeWatts));
    }
    filled[at] = 0;
    return best;
  }

  private static long sum(int[] filled) {
    long sum = 0;
    for (int it : filled) {
      sum += it;
    }
    return sum;
  }

  /** An element without nodes may be over its limit by what others draw: that is not ours. */
  private static boolean isAllowed(
      PowerNode node, List<PowerNode> racks, int[] filled, long nodeWatts) {
    long nodes = nodesOf(node, racks, filled);
    boolean isWithin = nodes == 0 || nodes * nodeWatts + others(node) <= node.limitWatts();
    return isWithin
        && node.children().stream().allMatch(it -> isAllowed(it, racks, filled, nodeWatts));
  }

  private static long nodesOf(PowerNode node, List<PowerNode> racks, int[] filled) {
    long own = node.slotCount().isPresent() ? filled[racks.indexOf(node)] : 0;
    return own + node.children().stream().mapToLong(it -> nodesOf(it, racks, filled)).sum();
  }

  private static long others(PowerNode node) {
    return node.otherWatts() + node.children().stream().mapToLong(PowerNodeTest::others).sum();
  }

  @Test
  void modes_ofATree_putTheMostWorkFirst() {
    PowerNode hall = new PowerNode("hall", 10_000_000, 0, OptionalInt.empty(), List.of());
    List<ModeCount> counts =
        ModeCount.of(
            hall,
            List.of(new PowerMode("full", 10_200, 1_000), new PowerMode("capped", 7_140, 870)));

    assertThat(counts).extracting(it -> it.mode().name()).containsExactly("capped", "full");
    assertThat(counts.getFirst().workPermille()).isEqualTo(1_400 * 870);
  }
}
