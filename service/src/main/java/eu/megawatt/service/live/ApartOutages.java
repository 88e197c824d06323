package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.unit.Power;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.PoolNodes;
import eu.megawatt.service.store.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes that the plan is to do without are to it: outages of their GPUs. Those of a node that
 * waits to be proved draw idle power until its run begins, and all they can while it lasts; what
 * jobs under way have of them is out once those have ended. A run that is not over in time goes on
 * before it ends, so that there is no moment in which the node is there and not proved.
 */
final class ApartOutages {

  /** How the ids of these outages begin. */
  static final String QUARANTINE = "quarantine-";

  private static final String WAIT = "proof-";
  private static final String REST = "proof.rest-";
  private static final String RUN = "proof.run-";

  /** All of them. */
  static final List<String> PREFIXES = List.of(QUARANTINE, WAIT, REST, RUN);

  /** How long before its end a run that is not over goes on; longer than hand-over is ahead. */
  static final Duration MARGIN = Duration.ofMinutes(15);

  private static final int LONGEST_ID = 80;
  private static final int LONGEST_REASON = 500;

  private final World world;
  private final FleetNodes nodes;
  private final PoolNodes pools;
  private final BusyNodes busy;
  private final Instant now;
  private final Map<String, Integer> outAnyway = new HashMap<>();
  private final List<Outage> outages = new ArrayList<>();

  ApartOutages(World world, FleetNodes nodes, BusyNodes busy, Instant now) {
    this.world = world;
    this.nodes = nodes;
    this.pools = nodes.of(world.basis());
    this.busy = busy;
    this.now = now;
    world.outages().values().stream()
        .filter(it -> !isOfThese(it.id()) && it.to().equals(Instant.MAX))
        .filter(it -> it.node().isPresent())
        .forEach(
            it ->
                outAnyway.merge(
                    nodes.idOf(it.node().orElseThrow(), world.basis()), it.gpus(), Integer::sum));
  }

  static boolean isOfThese(String outageId) {
    return PREFIXES.stream().anyMatch(outageId::startsWith);
  }

  List<Outage> of(Apart apart) {
    apart.setByNode().forEach((id, its) -> quarantine(id, its.reason()));
    apart.waits().forEach(it -> wait(it, apart.setByNode().containsKey(it.nodeId())));
    return outages;
  }

  private Optional<Node> node(String nodeId) {
    return Optional.ofNullable(nodes.fleet().nodes().get(nodeId))
        .filter(it -> pools.poolOf(it.id()).isPresent());
  }

  /** GPUs that are not out for another reason already for as long as nobody knows. */
  private int there(Node node) {
    return Math.max(0, node.gpuCount() - outAnyway.getOrDefault(node.id(), 0));
  }

  private void quarantine(String nodeId, String reason) {
    node(nodeId).ifPresent(it -> add(QUARANTINE, it, there(it), now, Instant.MAX, reason, 0));
  }

  private void wait(Apart.Wait wait, boolean isOutAnyway) {
    Optional<Node> node = node(wait.nodeId());
    if (node.isEmpty()) {
      return;
    }
    int gpus = isOutAnyway ? 0 : there(node.get());
    Instant end = wait.run().map(Apart.Measured::from).orElse(Instant.MAX);
    Instant from = wait.from().isBefore(now) ? now : wait.from();
    if (gpus > 0 && from.isBefore(end)) {
      waiting(wait, node.get(), gpus, from, end);
    }
    wait.run().ifPresent(it -> run(wait, node.get(), gpus, it));
  }

  /** What jobs under way have is out later than the rest. */
  private void waiting(Apart.Wait wait, Node node, int gpus, Instant from, Instant end) {
    Optional<BusyNodes.Busy> its = busy.of(node.id()).filter(it -> it.until().isAfter(from));
    double idle = gpuIdleWatts(node);
    int held = Math.min(gpus, its.map(BusyNodes.Busy::gpus).orElse(0));
    add(WAIT, node, gpus - held, from, end, wait.reason(), idle * (gpus - held));
    if (held > 0 && its.orElseThrow().until().isBefore(end)) {
      add(REST, node, held, its.orElseThrow().until(), end, wait.reason(), idle * held);
    }
  }

  private void run(Apart.Wait wait, Node node, int gpus, Apart.Measured run) {
    String id = id(RUN, node.id());
    Instant soon = now.plus(MARGIN.dividedBy(3));
    Instant to =
        run.to().isAfter(soon)
            ? run.to()
            : Optional.ofNullable(world.outages().get(id))
                .map(Outage::to)
                .filter(it -> it.isAfter(soon))
                .orElseGet(() -> now.plus(MARGIN));
    add(RUN, node, gpus, run.from(), to, wait.reason(), busyWatts(node));
  }

  private void add(
      String prefix, Node node, int gpus, Instant from, Instant to, String reason, double watts) {
    if (gpus > 0 || (prefix.equals(RUN) && watts > 0)) {
      outages.add(
          new Outage(
              id(prefix, node.id()),
              pools.poolOf(node.id()).orElseThrow(),
              gpus,
              from,
              to,
              cut(reason),
              Optional.of(node.id()),
              watts));
    }
  }

  /** What a GPU of a node draws that does nothing, as the plan has it. */
  private double gpuIdleWatts(Node node) {
    return world
        .basis()
        .gpuType(world.basis().pool(pools.poolOf(node.id()).orElseThrow()).gpuType())
        .idleWatts();
  }

  /** What all GPUs of a node draw that are measured: the most that they can. */
  double busyWatts(Node node) {
    double rated =
        Optional.ofNullable(nodes.fleet().gpuModels().get(node.gpuModel()))
            .map(GpuModel::rated)
            .map(Power::watts)
            .orElse(0.0);
    return node.gpuCount() * Math.max(rated, gpuIdleWatts(node));
  }

  /** Watts that are counted for a node's GPUs already while they are not measured. */
  double countedWatts(Node node, Collection<String> dark) {
    return dark.contains(node.id()) ? 0 : there(node) * gpuIdleWatts(node);
  }

  /** GPUs of a node that the plan counts on from an instant on. */
  int countedGpus(Node node, Instant from) {
    int out =
        world.outages().values().stream()
            .filter(it -> !it.from().isAfter(from) && it.to().equals(Instant.MAX))
            .filter(
                it ->
                    it.node()
                        .map(name -> nodes.idOf(name, world.basis()))
                        .equals(Optional.of(node.id())))
            .mapToInt(Outage::gpus)
            .sum();
    return Math.max(0, node.gpuCount() - out);
  }

  private static String id(String prefix, String nodeId) {
    String id = prefix + nodeId;
    return id.length() <= LONGEST_ID ? id : prefix + Sha256.hex(nodeId).substring(0, 60);
  }

  private static String cut(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
