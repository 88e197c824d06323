package eu.megawatt.scheduler.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolNodesTest {

  private static final Instant WEEK = Instant.parse("2026-11-02T00:00:00Z");
  private static final Inventory FLEET = DemoFleet.inventory(WEEK);
  private static final Scenario PLAN = DemoFleet.scenario(WEEK, 1);

  @Test
  void demonstration_eachPool_hasTheNodesOfItsTypeBelowItsDomainAndNoOthers() {
    PoolNodes nodes = PoolNodes.of(PLAN, FLEET);
    Set<String> seen = new HashSet<>();
    for (Pool pool : PLAN.pools().values()) {
      List<Node> its = nodes.of(pool.id());
      assertThat(its.isEmpty())
          .as(pool.id())
          .isEqualTo(!FLEET.domains().containsKey(pool.domain()));
      for (Node node : its) {
        assertThat(node.gpuModel()).isEqualTo(pool.gpuType());
        assertThat(FLEET.nodesBelow(feed(pool))).contains(node);
        assertThat(seen.add(node.id())).as(node.id()).isTrue();
      }
      assertThat(nodes.contested(pool.id())).isEmpty();
      assertThat(nodes.tooLarge(pool.id())).isEmpty();
    }
    assertThat(seen).hasSameSizeAs(FLEET.nodes().keySet());
  }

  private static InventoryDomain feed(Pool pool) {
    return FLEET.domain(pool.domain());
  }

  @Test
  void pools_onTheSameDomainOfTheSameType_haveNeitherOfThemTheNodes() {
    Pool pool = PLAN.pools().values().iterator().next();
    List<Pool> pools = new ArrayList<>(PLAN.pools().values());
    pools.add(new Pool("twin", pool.domain(), pool.gpuType(), pool.gpus()));
    PoolNodes nodes = PoolNodes.of(with(pools), FLEET);
    assertThat(nodes.of("twin")).isEmpty();
    assertThat(nodes.of(pool.id())).isEmpty();
    List<String> before = PoolNodes.of(PLAN, FLEET).of(pool.id()).stream().map(Node::id).toList();
    assertThat(nodes.contested("twin")).containsExactlyElementsOf(before);
    assertThat(nodes.contested(pool.id())).containsExactlyElementsOf(before);
  }

  @Test
  void pools_oneAboveTheOther_haveTheNodesOfTheNearer() {
    Pool pool = PLAN.pools().values().iterator().next();
    String above = PLAN.domain(pool.domain()).parent().orElseThrow();
    List<Pool> pools = new ArrayList<>(PLAN.pools().values());
    pools.add(new Pool("above", above, pool.gpuType(), pool.gpus()));
    PoolNodes nodes = PoolNodes.of(with(pools), FLEET);
    assertThat(nodes.of(pool.id())).isEqualTo(PoolNodes.of(PLAN, FLEET).of(pool.id()));
    assertThat(nodes.of("above")).doesNotContainAnyElementsOf(nodes.of(pool.id()));
  }

  private static Scenario with(List<Pool> pools) {
    TimeGrid grid = PLAN.grid();
    return Scenario.of(
        PLAN.name(),
        grid,
        PLAN.carbonEurPerTonne(),
        List.copyOf(PLAN.gpuTypes().values()),
        List.copyOf(PLAN.sites().values()),
        List.copyOf(PLAN.domains().values()),
        pools,
        List.copyOf(PLAN.policies().values()),
        List.of());
  }

  @Test
  void nvlinkDomain_ofTheSameNameInTwoHalls_isTwo() {
    Inventory named = FLEET;
    for (Node node : FLEET.nodes().values()) {
      if (node.id().endsWith("-r101-n1") || node.id().endsWith("-r102-n1")) {
        named = named.with(in(node, Optional.of("nvl-1"), Optional.empty()));
      }
    }
    PoolNodes nodes = PoolNodes.of(PLAN, named);
    Map<String, Set<String>> halls = new HashMap<>();
    for (Pool pool : PLAN.pools().values()) {
      for (PoolNode node : nodes.toBeGiven(pool.id(), Map.of())) {
        halls
            .computeIfAbsent(node.domain(), _ -> new HashSet<>())
            .add(named.rackOf(named.node(node.name())).hall());
      }
    }
    assertThat(halls.values()).allMatch(it -> it.size() == 1);
    assertThat(halls.keySet().stream().filter(it -> it.endsWith("nvl-1")).count())
        .isEqualTo(FLEET.halls().size());
  }

  @Test
  void nodes_outOfServiceOrOut_areAway() {
    Pool pool = PLAN.pools().values().iterator().next();
    Node node = PoolNodes.of(PLAN, FLEET).of(pool.id()).getFirst();
    Inventory retired = FLEET.with(in(node, Optional.empty(), Optional.of(WEEK)));
    Away out = new Away(2, new Span(WEEK.minusSeconds(60), WEEK));
    PoolNode given =
        PoolNodes.of(PLAN, retired).toBeGiven(pool.id(), Map.of(node.id(), List.of(out))).stream()
            .filter(it -> it.name().equals(node.id()))
            .findFirst()
            .orElseThrow();
    assertThat(given.away()).contains(out, new Away(node.gpuCount(), new Span(WEEK, Instant.MAX)));
  }

  private static Node in(Node node, Optional<String> domain, Optional<Instant> retiredAt) {
    return new Node(
        node.id(),
        node.rack(),
        node.gpuModel(),
        node.gpuCount(),
        node.gpuUuids(),
        node.rated(),
        node.base(),
        node.aliases(),
        node.inServiceFrom(),
        retiredAt,
        domain);
  }
}
