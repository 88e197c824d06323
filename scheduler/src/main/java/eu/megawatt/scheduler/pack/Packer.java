package eu.megawatt.scheduler.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places pods one at a time, each at once and for good. A pod that fits somewhere is placed. Not
 * thread-safe.
 *
 * <p>What a shape costs on a node is kept until the node changes: a pod makes one node's costs new,
 * whatever the size of the fleet.
 */
public final class Packer {

  /** Costs that are kept at most; beyond, all are forgotten and worked out anew. */
  private static final int KEPT = 32_000_000;

  private static final double NO_PLACE = Double.POSITIVE_INFINITY;

  private final Policy policy;
  private final List<Node> nodes;
  private final Room[] rooms;
  private final double[] worths;
  private final Map<Shape, Costs> costs = new HashMap<>();

  /** What a shape costs on each node, and the GPUs that it would get, as of the room looked at. */
  private static final class Costs {
    final Room[] seen;
    final double[] cost;
    final long[] gpus;

    Costs(int nodes, Room nothing) {
      seen = new Room[nodes];
      Arrays.fill(seen, nothing);
      cost = new double[nodes];
      gpus = new long[nodes];
    }
  }

  private static final Room NOTHING = Room.of(new Node("", 0, 0, "", 0));

  /** Begins with empty nodes, each of a name of its own. */
  public Packer(List<Node> nodes, Policy policy) {
    this.policy = policy;
    this.nodes = nodes.stream().sorted(Comparator.comparing(Node::name)).toList();
    rooms = this.nodes.stream().map(Room::of).toArray(Room[]::new);
    worths = Arrays.stream(rooms).mapToDouble(policy::worth).toArray();
  }

  /** Places a pod; empty where it fits nowhere. */
  public Optional<Placement> place(Pod pod) {
    Costs known = costsOf(pod.shape());
    int best = -1;
    double least = NO_PLACE;
    for (int node = 0; node < rooms.length; node++) {
      if (known.seen[node] != rooms[node]) {
        look(pod.shape(), node, known);
      }
      if (known.cost[node] < least) {
        least = known.cost[node];
        best = node;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(put(pod, best, known.gpus[best]));
  }

  private Costs costsOf(Shape shape) {
    if ((long) (costs.size() + 1) * rooms.length > KEPT) {
      costs.clear();
    }
    return costs.computeIfAbsent(shape, _ -> new Costs(rooms.length, NOTHING));
  }

  private void look(Shape shape, int node, Costs known) {
    Room room = rooms[node];
    known.seen[node] = room;
    known.cost[node] = NO_PLACE;
    if (!room.hosts(shape) || room.fitting(shape) < shape.gpus()) {
      return;
    }
    if (!shape.isShare()) {
      consider(shape, node, room.first(shape), known);
      return;
    }
    switch (policy.shareChoice()) {
      case FULLEST -> consider(shape, node, fullest(room, shape), known);
      case CHEAPEST -> {
        for (int gpu = 0; gpu < room.gpus(); gpu++) {
          if (room.gpuMilli(gpu) >= shape.gpuMilli() && !room.isRepeated(gpu)) {
            consider(shape, node, 1L << gpu, known);
          }
        }
      }
    }
  }

  private static long fullest(Room room, Shape shape) {
    int best = -1;
    for (int gpu = 0; gpu < room.gpus(); gpu++) {
      int left = room.gpuMilli(gpu);
      if (left >= shape.gpuMilli() && (best < 0 || left < room.gpuMilli(best))) {
        best = gpu;
      }
    }
    return 1L << best;
  }

  private void consider(Shape shape, int node, long gpus, Costs known) {
    double cost = policy.cost(worths[node], policy.worth(rooms[node].with(shape, gpus)));
    if (cost < known.cost[node]) {
      known.cost[node] = cost;
      known.gpus[node] = gpus;
    }
  }

  private Placement put(Pod pod, int node, long gpus) {
    rooms[node] = rooms[node].with(pod.shape(), gpus);
    worths[node] = policy.worth(rooms[node]);
    List<GpuShare> shares = new ArrayList<>();
    for (long open = gpus; open != 0; open &= open - 1) {
      shares.add(new GpuShare(Long.numberOfTrailingZeros(open), pod.shape().gpuMilli()));
    }
    return new Placement(pod, nodes.get(node).name(), shares);
  }
}
