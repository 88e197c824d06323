package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A fleet that behaves: jobs come and go on its GPUs, and what each draws at any instant is known
 * exactly. The same inventory and seed make the same fleet on every machine; any instant can be
 * asked for at once, without those before it. Thread-safe.
 */
public final class SimulatedFleet {

  /** Nodes that jobs are placed on together, at most. */
  private static final int POD_NODES = 32;

  private static final int BASE_STEPS = 509;
  private static final long BASE_STEP_MILLIS = 2_000;
  private static final long BASE_PERIOD_MILLIS = BASE_STEPS * BASE_STEP_MILLIS;
  private static final long MILLIWATTS_PER_WATT = 1000;

  private final Inventory inventory;
  private final long seed;
  private final Instant start;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final Map<String, SimulatedNode> byId = new HashMap<>();
  private final Map<String, Loads> loads = new HashMap<>();
  private final Map<Long, Wave> bases = new HashMap<>();

  /**
   * A fleet.
   *
   * @param seed the only source of chance
   * @param start the instant at which its counters of energy begin; jobs run before it too
   */
  public SimulatedFleet(Inventory inventory, long seed, Instant start) {
    this.inventory = inventory;
    this.seed = seed;
    this.start = start;
    Map<String, List<Node>> alike = new LinkedHashMap<>();
    for (Node node : inventory.nodes().values()) {
      String key = inventory.siteOf(node).id() + "\n" + node.gpuModel();
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(node);
    }
    alike.values().forEach(this::addAll);
  }

  private void addAll(List<Node> alike) {
    for (int first = 0; first < alike.size(); first += POD_NODES) {
      addPod(alike.subList(first, Math.min(alike.size(), first + POD_NODES)));
    }
  }

  private void addPod(List<Node> members) {
    Node any = members.getFirst();
    GpuModel model = inventory.gpuModelOf(any);
    Loads itsLoads = loads.computeIfAbsent(model.id(), _ -> new Loads(model, seed));
    InventorySite site = inventory.siteOf(any);
    List<Roster.Member> roster =
        members.stream().map(node -> new Roster.Member(node.id(), gpuUuids(node))).toList();
    long aheadOfUtc = 1000L * site.timeZone().getRules().getOffset(start).getTotalSeconds();
    Pod pod = new Pod(seed, pods.size(), new Roster(roster, itsLoads, aheadOfUtc));
    pods.add(pod);
    int gpus = 0;
    for (int member = 0; member < members.size(); member++) {
      add(members.get(member), roster.get(member).gpuUuids(), pod, gpus, itsLoads);
      gpus += roster.get(member).gpuUuids().size();
    }
  }

  private void add(Node node, List<String> uuids, Pod pod, int firstInPod, Loads itsLoads) {
    List<GpuTraits> traits = uuids.stream().map(uuid -> traits(uuid, itsLoads)).toList();
    SimulatedNode simulated =
        new SimulatedNode(
            node,
            nodes.size(),
            uuids,
            traits,
            pod,
            firstInPod,
            itsLoads,
            base(node),
            start.toEpochMilli());
    nodes.add(simulated);
    byId.put(node.id(), simulated);
  }

  private GpuTraits traits(String uuid, Loads itsLoads) {
    long bits = KeyedChance.bits(seed, uuid.hashCode());
    return new GpuTraits(
        KeyedChance.below(bits, Loads.RIPPLE_PERIOD_MILLIS),
        KeyedChance.below(KeyedChance.bits(seed, bits), itsLoads.spreadWatts() + 1));
  }

  /** Fans and processors: within 2 % of what the inventory says. Nodes alike share the table. */
  private Wave base(Node node) {
    long watts = node.base().milliwatts() / MILLIWATTS_PER_WATT;
    long ahead =
        KeyedChance.below(KeyedChance.bits(seed, node.id().hashCode()), BASE_PERIOD_MILLIS);
    return new Wave.Ahead(bases.computeIfAbsent(watts, this::baseSteps), ahead);
  }

  private Wave baseSteps(long watts) {
    long amplitude = watts / 50;
    int[] steps = new int[BASE_STEPS];
    for (int step = 0; step < BASE_STEPS; step++) {
      long bits = KeyedChance.bits(seed, watts, step);
      steps[step] = (int) (watts - amplitude + KeyedChance.below(bits, 2 * amplitude + 1));
    }
    return new Wave.Steps(BASE_STEP_MILLIS, steps);
  }

  /** Those of the inventory first; the others as made up here. */
  private List<String> gpuUuids(Node node) {
    List<String> uuids = new ArrayList<>(node.gpuUuids());
    for (int gpu = uuids.size(); gpu < node.gpuCount(); gpu++) {
      long high = KeyedChance.bits(seed, node.id().hashCode(), gpu);
      uuids.add("GPU-" + new UUID(high, KeyedChance.bits(high, node.id().length())));
    }
    return uuids;
  }

  public Inventory inventory() {
    return inventory;
  }

  public long seed() {
    return seed;
  }

  /** The instant at which its counters begin. */
  public Instant start() {
    return start;
  }

  /** Every node, by its number. */
  public List<SimulatedNode> nodes() {
    return List.copyOf(nodes);
  }

  /** The node of an id of the inventory. */
  public SimulatedNode node(String id) {
    SimulatedNode node = byId.get(id);
    if (node == null) {
      throw new IllegalArgumentException("No simulated node is called \"" + id + "\"");
    }
    return node;
  }

  /** Every job that runs at any instant of [from, to), whole, in no order that means anything. */
  public List<SimulatedJob> jobs(Instant from, Instant to) {
    List<SimulatedJob> found = new ArrayList<>();
    for (Pod pod : pods) {
      for (long at = from.toEpochMilli(); at < to.toEpochMilli(); ) {
        Shift shift = pod.shiftAt(at);
        shift.lanes().stream()
            .map(Lane::turns)
            .flatMap(Collection::stream)
            .flatMap(turn -> turn.job().stream())
            .filter(job -> job.overlaps(from, to))
            .forEach(found::add);
        at = shift.toMillis();
      }
    }
    return found;
  }
}
