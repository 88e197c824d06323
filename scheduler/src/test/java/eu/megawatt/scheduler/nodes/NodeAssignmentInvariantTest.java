package eu.megawatt.scheduler.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds whatever comes, looked at slot by slot with nothing but what is answered. */
class NodeAssignmentInvariantTest {

  private static final int SEEDS = 1_000;

  @Test
  void gangs_asManyAsThePoolCounts_allHaveTheirGpusAndNoneTwice() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomGangs drawn = new RandomGangs(seed, 12).withGangs(40);
      NodeAssignment made = drawn.assigned();
      for (Gang gang : drawn.gangs) {
        GangPlacement its = made.placement(gang.id()).orElseThrow();
        assertThat(its.unassigned()).as("seed %d, %s", seed, gang).isZero();
        assertThat(count(its)).isEqualTo(gang.gpus());
      }
      assertNoGpuTwice(drawn, made, seed);
    }
  }

  @Test
  void gangs_withBreaksAndNodesAway_neverShareAGpuAndNeverAreOnAnAwayNode() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomGangs drawn = new RandomGangs(seed, 12).withAway().withBreaks(6).withGangs(40);
      NodeAssignment made = drawn.assigned();
      for (Gang gang : drawn.gangs) {
        GangPlacement its = made.placement(gang.id()).orElseThrow();
        assertThat(count(its) + its.unassigned()).isEqualTo(gang.gpus());
      }
      assertNoGpuTwice(drawn, made, seed);
      assertNobodyIsAway(drawn, made, seed);
    }
  }

  @Test
  void gangs_boundBefore_stayWhereTheyAreAndOthersGoAround() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomGangs drawn = new RandomGangs(seed, 12).withGangs(40);
      NodeAssignment before = drawn.assigned();
      int half = RandomGangs.SLOTS / 2;
      List<Gang> later = new ArrayList<>();
      for (Gang gang : drawn.gangs) {
        boolean hasBegun = gang.from().isBefore(RandomGangs.at(half));
        later.add(
            new Gang(
                gang.id(),
                gang.gpus(),
                gang.spans(),
                hasBegun ? before.placement(gang.id()).orElseThrow().gpus() : List.of(),
                false));
      }
      // Other gangs are typical now, so that the rest may be seated otherwise.
      NodeAssignment after = NodeAssignment.of(drawn.nodes, later, List.of(3, 5));
      for (Gang gang : later) {
        GangPlacement its = after.placement(gang.id()).orElseThrow();
        assertThat(its.unassigned()).isZero();
        assertThat(its.isBound()).isEqualTo(!gang.bound().isEmpty());
        if (its.isBound()) {
          assertThat(its.gpus()).containsExactlyInAnyOrderElementsOf(gang.bound());
        }
      }
      assertNoGpuTwice(drawn, after, seed);
    }
  }

  /** What comes next is what the nodes have at the first slot at which somebody begins there. */
  @Test
  void next_ofANode_isWhoBeginsThereInTheFirstSlotAfterIt() {
    for (long seed = 0; seed < SEEDS / 4; seed++) {
      RandomGangs drawn = new RandomGangs(seed, 6).withBreaks(6).withGangs(20);
      NodeAssignment made = drawn.assigned();
      int slot = drawn.chance().nextInt(RandomGangs.SLOTS);
      Set<String> counted =
          drawn.gangs.stream()
              .map(Gang::id)
              .filter(_ -> drawn.chance().nextInt(3) > 0)
              .collect(Collectors.toSet());
      Map<String, NodeNext> next = made.nextAfter(RandomGangs.at(slot), counted::contains);
      for (PoolNode node : drawn.nodes) {
        assertThat(Optional.ofNullable(next.get(node.name())))
            .as("seed %d, slot %d, %s", seed, slot, node.name())
            .isEqualTo(bySlots(drawn, made, node.name(), slot, counted));
      }
    }
  }

  private static Optional<NodeNext> bySlots(
      RandomGangs drawn, NodeAssignment made, String node, int slot, Set<String> counted) {
    for (int later = slot + 1; later < RandomGangs.SLOTS; later++) {
      Instant at = RandomGangs.at(later);
      Set<String> beginners =
          drawn.gangs.stream()
              .filter(it -> counted.contains(it.id()))
              .filter(it -> it.spans().stream().anyMatch(span -> span.from().equals(at)))
              .map(Gang::id)
              .collect(Collectors.toSet());
      Map<String, NodeGpus> there =
          made.at(at).stream()
              .filter(it -> it.node().name().equals(node))
              .flatMap(it -> it.gangs().entrySet().stream())
              .filter(it -> beginners.contains(it.getKey()))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      if (!there.isEmpty()) {
        return Optional.of(new NodeNext(at, there));
      }
    }
    return Optional.empty();
  }

  @Test
  void gangs_thatClaimTheSameGpus_leaveThemToWhoeverReallyHasThem() {
    Span first = RandomGangs.span(0, 4);
    Span second = RandomGangs.span(2, 6);
    NodeGpus all = new NodeGpus("n1", 0b1111);
    List<PoolNode> nodes =
        List.of(new PoolNode("n1", "d", 4, List.of()), new PoolNode("n2", "e", 4, List.of()));
    Gang planned = new Gang("planned", 4, List.of(first), List.of(all), false);
    Gang later = new Gang("later", 4, List.of(second), List.of(all), false);
    Gang real = new Gang("later", 4, List.of(second), List.of(all), true);

    NodeAssignment byBegin = NodeAssignment.of(nodes, List.of(planned, later), List.of(4));
    assertThat(byBegin.placement("planned").orElseThrow().gpus()).containsExactly(all);
    assertThat(byBegin.placement("later").orElseThrow())
        .isEqualTo(new GangPlacement(List.of(new NodeGpus("n2", 0b1111)), 1, 0, false));

    NodeAssignment byReality = NodeAssignment.of(nodes, List.of(planned, real), List.of(4));
    assertThat(byReality.placement("later").orElseThrow().isBound()).isTrue();
    assertThat(byReality.placement("planned").orElseThrow().gpus())
        .containsExactly(new NodeGpus("n2", 0b1111));
  }

  @Test
  void gang_boundToANodeThatIsNotOfThePool_keepsIt() {
    NodeGpus elsewhere = new NodeGpus("gone", 0b11);
    Gang gang = new Gang("g", 2, List.of(RandomGangs.span(0, 1)), List.of(elsewhere), true);
    NodeAssignment made = NodeAssignment.of(List.of(), List.of(gang), List.of(2));
    assertThat(made.placement("g")).contains(new GangPlacement(List.of(elsewhere), 1, 0, true));
    assertThat(made.at(RandomGangs.START)).isEmpty();
    assertThat(made.fragmentationRatio(RandomGangs.START)).isZero();
  }

  @Test
  void gang_largerThanTheKnownNodes_saysHowManyHaveNone() {
    List<PoolNode> nodes = List.of(new PoolNode("n1", "n1", 8, List.of()));
    Gang gang = Gang.open("g", 12, List.of(RandomGangs.span(0, 2)));
    NodeAssignment made = NodeAssignment.of(nodes, List.of(gang), List.of(12));
    assertThat(made.placement("g"))
        .contains(new GangPlacement(List.of(new NodeGpus("n1", 0xff)), 1, 4, false));
    assertThat(made.unassigned(RandomGangs.at(1))).isEqualTo(4);
    assertThat(made.unassigned(RandomGangs.at(2))).isZero();
  }

  private static int count(GangPlacement its) {
    return its.gpus().stream().mapToInt(NodeGpus::count).sum();
  }

  private static void assertNoGpuTwice(RandomGangs drawn, NodeAssignment made, long seed) {
    Map<String, Integer> nodes =
        drawn.nodes.stream().collect(Collectors.toMap(PoolNode::name, PoolNode::gpus));
    for (int slot = 0; slot < RandomGangs.SLOTS; slot++) {
      Instant at = RandomGangs.at(slot);
      Set<String> taken = new HashSet<>();
      for (Gang gang : drawn.gangs) {
        if (gang.spans().stream().anyMatch(it -> it.contains(at))) {
          for (NodeGpus some : made.placement(gang.id()).orElseThrow().gpus()) {
            for (int gpu : some.indexes()) {
              assertThat(taken.add(some.node() + "/" + gpu))
                  .as("seed %d, slot %d, %s GPU %d", seed, slot, some.node(), gpu)
                  .isTrue();
              assertThat(gpu).isLessThan(nodes.getOrDefault(some.node(), 0));
            }
          }
        }
      }
      int free = made.at(at).stream().mapToInt(it -> it.freeGpus() + it.awayGpus()).sum();
      int all = nodes.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(free + taken.size()).isEqualTo(all);
    }
  }

  /** No more of a node is used than is there. */
  private static void assertNobodyIsAway(RandomGangs drawn, NodeAssignment made, long seed) {
    for (PoolNode node : drawn.nodes) {
      for (Away away : node.away()) {
        for (int slot = 0; slot < RandomGangs.SLOTS; slot++) {
          Instant at = RandomGangs.at(slot);
          if (away.span().contains(at)) {
            int used =
                drawn.gangs.stream()
                    .filter(it -> it.spans().stream().anyMatch(span -> span.contains(at)))
                    .flatMap(it -> made.placement(it.id()).orElseThrow().gpus().stream())
                    .filter(it -> it.node().equals(node.name()))
                    .mapToInt(NodeGpus::count)
                    .sum();
            assertThat(used)
                .as("seed %d, slot %d, %s", seed, slot, node)
                .isLessThanOrEqualTo(node.gpus() - away.gpus());
          }
        }
      }
    }
  }
}
