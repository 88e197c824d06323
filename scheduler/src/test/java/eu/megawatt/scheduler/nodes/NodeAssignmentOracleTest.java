package eu.megawatt.scheduler.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.pack.Fragmentation;
import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Room;
import eu.megawatt.scheduler.pack.Shape;
import eu.megawatt.scheduler.pack.TypicalPod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What one gang gets, held against every way there is. */
class NodeAssignmentOracleTest {

  private static final int SEEDS = 1_500;
  private static final int[] TYPICAL = {1, 2, 3, 4};

  /**
   * What is wrong with a way, the worst first.
   *
   * @param useless in thousandths of a GPU
   */
  private record Score(int domains, int nodes, double useless) {

    boolean isBetterThan(Score other) {
      if (domains != other.domains) {
        return domains < other.domains;
      }
      if (nodes != other.nodes) {
        return nodes < other.nodes;
      }
      return useless < other.useless - 1e-6;
    }
  }

  @Test
  void oneGang_amongOthers_hasTheFewestDomainsAndNodesAndTheLeastFragmentation() {
    int several = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom chance = new SplittableRandom(seed);
      int perDomain = 1 + chance.nextInt(3);
      List<PoolNode> nodes = new ArrayList<>();
      List<Gang> gangs = new ArrayList<>();
      Map<String, Integer> free = new HashMap<>();
      int count = 2 + chance.nextInt(5);
      for (int node = 0; node < count; node++) {
        int gpus = 1 + chance.nextInt(4);
        String name = RandomGangs.name(node);
        nodes.add(new PoolNode(name, "d" + node / perDomain, gpus, List.of()));
        int taken = chance.nextInt(gpus + 1);
        free.put(name, gpus - taken);
        if (taken > 0) {
          gangs.add(
              new Gang(
                  "of " + name,
                  taken,
                  List.of(RandomGangs.span(0, 1 + chance.nextInt(8))),
                  List.of(new NodeGpus(name, (1L << taken) - 1)),
                  false));
        }
      }
      int all = free.values().stream().mapToInt(Integer::intValue).sum();
      if (all == 0) {
        continue;
      }
      int asked = 1 + chance.nextInt(all);
      gangs.add(Gang.open("new", asked, List.of(RandomGangs.span(0, 4))));
      List<Integer> typical = new ArrayList<>();
      for (int size : TYPICAL) {
        for (int i = chance.nextInt(4); i > 0; i--) {
          typical.add(size);
        }
      }
      NodeAssignment made = NodeAssignment.of(nodes, gangs, typical);
      GangPlacement its = made.placement("new").orElseThrow();
      Fragmentation measure = measure(typical, nodes);

      Score best = best(nodes, free, asked, measure);
      int[] chosen = new int[nodes.size()];
      for (NodeGpus some : its.gpus()) {
        for (int node = 0; node < nodes.size(); node++) {
          chosen[node] += nodes.get(node).name().equals(some.node()) ? some.count() : 0;
        }
      }
      Score got = score(nodes, free, chosen, measure);
      assertThat(its.domains()).as("seed %d", seed).isEqualTo(best.domains);
      assertThat(got.nodes).as("seed %d: %s in %s", seed, its, nodes).isEqualTo(best.nodes);
      boolean isExact = best.domains == 1 || perDomain == 1;
      several += best.domains > 1 ? 1 : 0;
      if (isExact) {
        assertThat(best.isBetterThan(got))
            .as("seed %d: %s of %s, got %s, best %s", seed, its, free, got, best)
            .isFalse();
      }
    }
    assertThat(several).as("seeds with a gang over several domains").isGreaterThan(100);
  }

  /** As its makers write it, of parts that fit on a node. */
  private static Fragmentation measure(List<Integer> typical, List<PoolNode> nodes) {
    int largest = nodes.stream().mapToInt(PoolNode::gpus).max().orElseThrow();
    Map<Integer, Integer> parts = new HashMap<>();
    for (int size : typical) {
      for (int i = 0; i < size / largest; i++) {
        parts.merge(largest, 1, Integer::sum);
      }
      if (size % largest > 0) {
        parts.merge(size % largest, 1, Integer::sum);
      }
    }
    double all = parts.values().stream().mapToInt(Integer::intValue).sum();
    List<TypicalPod> pods = new ArrayList<>();
    parts.forEach((gpus, times) -> pods.add(new TypicalPod(0, gpus, 1000, Set.of(), times / all)));
    return new Fragmentation(pods);
  }

  private static Score best(
      List<PoolNode> nodes, Map<String, Integer> free, int asked, Fragmentation measure) {
    return best(nodes, free, asked, measure, new int[nodes.size()], 0, worst());
  }

  private static Score worst() {
    return new Score(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
  }

  private static Score best(
      List<PoolNode> nodes,
      Map<String, Integer> free,
      int left,
      Fragmentation measure,
      int[] chosen,
      int node,
      Score best) {
    if (node == nodes.size()) {
      Score its = left == 0 ? score(nodes, free, chosen, measure) : worst();
      return its.isBetterThan(best) ? its : best;
    }
    Score least = best;
    int most = Math.min(left, free.getOrDefault(nodes.get(node).name(), 0));
    for (int gpus = 0; gpus <= most; gpus++) {
      chosen[node] = gpus;
      least = best(nodes, free, left - gpus, measure, chosen, node + 1, least);
    }
    chosen[node] = 0;
    return least;
  }

  private static Score score(
      List<PoolNode> nodes, Map<String, Integer> free, int[] chosen, Fragmentation measure) {
    Set<String> domains = new HashSet<>();
    int used = 0;
    double useless = 0;
    for (int node = 0; node < nodes.size(); node++) {
      if (chosen[node] > 0) {
        domains.add(nodes.get(node).domain());
        used++;
      }
      int left = free.getOrDefault(nodes.get(node).name(), 0) - chosen[node];
      useless += measure.milli(room(nodes.get(node).gpus(), left));
    }
    return new Score(domains.size(), used, useless);
  }

  private static Room room(int size, int left) {
    Room whole = Room.of(new Node("", 0, 0, "", size));
    Shape gone = new Shape(0, 0, Math.max(1, size - left), 1000, Set.of());
    return size == left ? whole : whole.with(gone, (1L << (size - left)) - 1);
  }

  @Test
  void amongEqualNodes_theOneWhoseNeighbourEndsWithIt_isTaken() {
    Instant start = RandomGangs.START;
    List<PoolNode> nodes = new ArrayList<>();
    List<Gang> gangs = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      nodes.add(new PoolNode(RandomGangs.name(node), "d" + node, 8, List.of()));
      gangs.add(
          new Gang(
              "of " + node,
              4,
              List.of(new Span(start, start.plus(Duration.ofHours(1L + 2L * node)))),
              List.of(new NodeGpus(RandomGangs.name(node), 0b1111)),
              false));
    }
    gangs.add(Gang.open("new", 4, List.of(new Span(start, start.plus(Duration.ofHours(5))))));
    NodeAssignment made = NodeAssignment.of(nodes, gangs, List.of(4));
    assertThat(made.placement("new").orElseThrow().gpus())
        .containsExactly(new NodeGpus(RandomGangs.name(2), 0b11110000));
  }

  @Test
  void aSmallGang_goesWhereNoWholeDomainIsBroken() {
    List<PoolNode> nodes =
        List.of(
            new PoolNode("a1", "a", 4, List.of()),
            new PoolNode("a2", "a", 4, List.of()),
            new PoolNode("b1", "b", 4, List.of()),
            new PoolNode("b2", "b", 4, List.of()));
    Span span = RandomGangs.span(0, 4);
    Gang there = new Gang("there", 4, List.of(span), List.of(new NodeGpus("b1", 0b1111)), false);
    NodeAssignment made =
        NodeAssignment.of(nodes, List.of(there, Gang.open("new", 4, List.of(span))), List.of(4));
    assertThat(made.placement("new").orElseThrow().gpus())
        .containsExactly(new NodeGpus("b2", 0b1111));
  }
}
