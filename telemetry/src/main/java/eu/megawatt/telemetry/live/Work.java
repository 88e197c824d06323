package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.sample.EntityKind;
import java.util.Arrays;

/**
 * Which classes of work have each GPU and the rest of each node of a stock, by number: looked up
 * once for given holdings, so that a look only reads numbers. Not thread-safe.
 */
final class Work {

  static final int KINDS = Holders.KINDS.size();

  private final Stock stock;
  private final Directory directory;
  private final Holdings holdings;
  private long[] partsOfGpu = new long[0];
  private final int[] partsOfRest;
  private final int[] roomForUnnamed;
  private int size;

  private Work(Stock stock, Directory directory, Holdings holdings) {
    this.stock = stock;
    this.directory = directory;
    this.holdings = holdings;
    partsOfRest = new int[stock.nodes().size() * KINDS];
    roomForUnnamed = new int[stock.nodes().size()];
    for (int number = 0; number < stock.nodes().size(); number++) {
      Node node = stock.nodes().get(number);
      long ofNode = holdings.ofNode(node.id()).parts();
      int unnamed = Math.max(1, node.gpuCount());
      for (String uuid : node.gpuUuids()) {
        addPlaces(number, 1, holdersOf(uuid, node).parts());
        unnamed--;
      }
      addPlaces(number, unnamed, ofNode);
      roomForUnnamed[number] = unnamed;
    }
  }

  /** Looks up everything that has a number by now; slow enough not to be done in a look. */
  static Work of(Stock stock, Directory directory, Holdings holdings) {
    Work work = new Work(stock, directory, holdings);
    work.learn();
    return work;
  }

  /** Looks up the entities that came since. */
  void learn() {
    int now = directory.entities();
    if (now > partsOfGpu.length) {
      partsOfGpu = Arrays.copyOf(partsOfGpu, now + now / 2);
    }
    for (; size < now; size++) {
      if (directory.kind(size) == EntityKind.GPU) {
        learnGpu(size, stock.nodeOf(directory, size));
      }
    }
  }

  private void learnGpu(int entity, int number) {
    if (number == Stock.NONE) {
      return;
    }
    Node node = stock.nodes().get(number);
    String uuid = directory.key(entity);
    Holders holders = holdersOf(uuid, node);
    partsOfGpu[entity] = holders.parts();
    if (roomForUnnamed[number] > 0 && !node.gpuUuids().contains(uuid)) {
      roomForUnnamed[number]--;
      addPlaces(number, -1, holdings.ofNode(node.id()).parts());
      addPlaces(number, 1, holders.parts());
    }
  }

  private Holders holdersOf(String uuid, Node node) {
    return holdings.ofGpu(uuid).and(holdings.ofNode(node.id()));
  }

  private void addPlaces(int node, int count, long parts) {
    for (int kind = 0; kind < KINDS && parts != 0; kind++) {
      partsOfRest[node * KINDS + kind] += count * Holders.partsOf(kind, parts);
    }
  }

  /** Whether it is of a stock; what it says of the nodes of another is of no use. */
  boolean isOf(Stock other) {
    return stock == other;
  }

  Holdings holdings() {
    return holdings;
  }

  /** As {@link Holders#parts}. */
  long partsOfGpu(int entity) {
    return partsOfGpu[entity];
  }

  /** What a class has of the rest of a node, of {@link #partsOfRest(int)}. */
  int partsOfRest(int node, int kind) {
    return partsOfRest[node * KINDS + kind];
  }

  /** All of the rest of a node. */
  int partsOfRest(int node) {
    return Math.max(1, stock.nodes().get(node).gpuCount()) * Holders.WHOLE;
  }
}
