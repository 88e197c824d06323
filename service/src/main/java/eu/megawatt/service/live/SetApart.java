package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.store.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Nodes that the plan does without, as outages of all their GPUs. Thread-safe. */
public final class SetApart {

  /** How the ids of these outages begin. */
  static final String PREFIX = "quarantine-";

  private static final int LONGEST_ID = 80;
  private static final int LONGEST_REASON = 500;

  private final LiveDesk desk;
  private final FleetNodes nodes;
  private final Reality reality;

  /**
   * @param nodes those of the fleet as it stands
   */
  public SetApart(LiveDesk desk, FleetNodes nodes) {
    this.desk = desk;
    this.nodes = nodes;
    this.reality = new Reality(desk);
  }

  /**
   * Has the plan do without these nodes and no others, and something else written in the same
   * transaction. Where nothing is planned on, or idle GPUs alone would pass a limit, the plan stays
   * as it is and the rest is written.
   *
   * @param reasonByNode why each
   * @param why the plan is another then
   * @param also must not fail
   * @return how many outages are others now
   */
  public int become(Map<String, String> reasonByNode, String why, Consumer<Handle> also) {
    return desk.ask(
        turn -> {
          turn.also(also);
          return turn.hasPlan()
              ? reality.outages(turn, PREFIX, outages(turn, reasonByNode), cut(why))
              : 0;
        });
  }

  /** Hears of another fleet to plan on, whose nodes may be in other pools; must be quick. */
  public void onAnotherFleet(Runnable listener) {
    desk.listen(made -> made.basis().ifPresent(_ -> listener.run()));
  }

  private List<Outage> outages(Turn turn, Map<String, String> reasonByNode) {
    World world = turn.scheduler().world();
    List<Outage> outages = new ArrayList<>();
    reasonByNode.forEach(
        (nodeId, reason) ->
            outage(world, nodeId, reason, turn.now()).ifPresent(it -> outages.add(it)));
    return outages;
  }

  private Optional<Outage> outage(World world, String nodeId, String reason, Instant now) {
    Optional<Node> node = Optional.ofNullable(nodes.fleet().nodes().get(nodeId));
    Optional<String> pool = nodes.of(world.basis()).poolOf(nodeId);
    int gpus = node.map(Node::gpuCount).orElse(0) - outAnyway(world, nodeId);
    return pool.filter(_ -> gpus > 0)
        .map(
            it ->
                new Outage(
                    id(nodeId), it, gpus, now, Instant.MAX, cut(reason), Optional.of(nodeId)));
  }

  /** What others say is out of the node for as long as nobody knows is not out twice. */
  private int outAnyway(World world, String nodeId) {
    return world.outages().values().stream()
        .filter(it -> !it.id().startsWith(PREFIX) && it.to().equals(Instant.MAX))
        .filter(it -> it.node().map(name -> nodes.idOf(name, world.basis())).equals(of(nodeId)))
        .mapToInt(Outage::gpus)
        .sum();
  }

  private static Optional<String> of(String nodeId) {
    return Optional.of(nodeId);
  }

  private static String id(String nodeId) {
    String id = PREFIX + nodeId;
    return id.length() <= LONGEST_ID ? id : PREFIX + Sha256.hex(nodeId).substring(0, 60);
  }

  private static String cut(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
