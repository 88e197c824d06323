package eu.megawatt.scheduler.nodes;

import eu.megawatt.scheduler.nodes.Choice.Take;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fewest of some nodes that have enough GPUs for a gang, and of all sets of so few the one
 * after which the least is useless to typical gangs. Every node of it is taken as it is but for
 * one, which keeps what is left over: no set of so few leaves more than its smallest node has, and
 * what is left over in one piece is never worse to typical gangs than the same in several.
 *
 * <p>Nodes that have alike much free are alike. Sets are told apart by how many GPUs fewer they
 * have than the largest of as many nodes: never more than that has too many.
 */
final class Cover {

  private static final long NEVER = Long.MAX_VALUE / 4;

  private final GangFragmentation fragmentation;
  private final int gpus;
  private final long end;
  private final long length;

  /**
   * @param gpus of the gang
   * @param end of the gang, in seconds
   * @param length from its begin to its end, in seconds
   */
  Cover(GangFragmentation fragmentation, int gpus, long end, long length) {
    this.fragmentation = fragmentation;
    this.gpus = gpus;
    this.end = end;
    this.length = length;
  }

  /**
   * How far from the gang's end the neighbours on a node end; nobody's are as far as it is long.
   */
  long apart(NodeBook book, int taken) {
    if (book.neighboursEnd != Long.MIN_VALUE) {
      return Math.abs(book.neighboursEnd - end);
    }
    return taken == book.node.gpus() ? 0 : length;
  }

  /** By how much more of a node is useless when so many of its GPUs are taken. */
  long more(NodeBook book, int taken) {
    int free = Long.bitCount(book.free);
    int size = book.node.gpus();
    return fragmentation.useless(size, free - taken) - fragmentation.useless(size, free);
  }

  /** How few nodes have enough; empty where all together have not. */
  static Optional<Integer> fewest(List<NodeBook> books, int gpus) {
    int[] bySize = new int[PoolNode.MOST_GPUS + 1];
    for (NodeBook book : books) {
      bySize[Long.bitCount(book.usable)]++;
    }
    int left = gpus;
    int nodes = 0;
    for (int size = PoolNode.MOST_GPUS; size > 0; size--) {
      int needed = Math.min(bySize[size], Math.ceilDiv(left, size));
      nodes += needed;
      left -= needed * size;
      if (left <= 0) {
        return Optional.of(nodes);
      }
    }
    return Optional.empty();
  }

  private record Kind(int usable, int free, int size) {}

  /** Nodes that are alike, in the order in which they are taken. */
  private record Alike(Kind kind, List<NodeBook> books) {}

  private List<Alike> alike(List<NodeBook> books) {
    List<Alike> alike = new ArrayList<>();
    for (NodeBook book : books) {
      if (book.usable != 0) {
        like(book, alike).books.add(book);
      }
    }
    for (Alike some : alike) {
      some.books.sort(Comparator.comparingLong(it -> apart(it, some.kind.usable)));
    }
    alike.sort(
        Comparator.comparingInt((Alike it) -> -it.kind.usable)
            .thenComparingInt(it -> it.kind.free)
            .thenComparingInt(it -> it.kind.size));
    return alike;
  }

  /** Those that a node is like; they are few. */
  private static Alike like(NodeBook book, List<Alike> alike) {
    int usable = Long.bitCount(book.usable);
    int free = Long.bitCount(book.free);
    int size = book.node.gpus();
    for (Alike some : alike) {
      Kind its = some.kind;
      if (its.usable == usable && its.free == free && its.size == size) {
        return some;
      }
    }
    Alike first = new Alike(new Kind(usable, free, size), new ArrayList<>());
    alike.add(first);
    return first;
  }

  /**
   * The best set of so few nodes.
   *
   * @param nodes how few there can be
   * @param books have enough together; in the order of their names where they are alike
   */
  List<Take> of(List<NodeBook> books, int nodes) {
    List<Alike> alike = alike(books);
    if (alike.size() == 1) {
      return ofOneKind(alike.getFirst(), nodes);
    }
    int[] largest = new int[nodes + 1];
    int next = 0;
    for (Alike some : alike) {
      for (int i = 0; i < some.books.size() && next < nodes; i++) {
        largest[next + 1] = largest[next] + some.kind.usable;
        next++;
      }
    }
    int tooMany = largest[nodes] - gpus;
    long[][] cost = new long[nodes + 1][tooMany + 1];
    for (long[] row : cost) {
      Arrays.fill(row, NEVER);
    }
    cost[0][0] = 0;
    int[][][] taken = new int[alike.size()][nodes + 1][tooMany + 1];
    for (int kind = 0; kind < alike.size(); kind++) {
      cost = with(alike.get(kind), cost, largest, taken[kind]);
    }
    return takes(alike, best(cost[nodes], alike), nodes, largest, taken);
  }

  private List<Take> ofOneKind(Alike alike, int nodes) {
    List<Take> takes = new ArrayList<>();
    for (NodeBook book : alike.books.subList(0, nodes)) {
      takes.add(new Take(book, alike.kind.usable));
    }
    return keepingTheRest(takes);
  }

  private long[][] with(Alike some, long[][] cost, int[] largest, int[][] taken) {
    int nodes = largest.length - 1;
    int tooMany = cost[0].length - 1;
    int usable = some.kind.usable;
    long each =
        fragmentation.useless(some.kind.size, some.kind.free - usable)
            - fragmentation.useless(some.kind.size, some.kind.free);
    long[][] after = new long[nodes + 1][tooMany + 1];
    for (long[] row : after) {
      Arrays.fill(row, NEVER);
    }
    for (int before = 0; before <= nodes; before++) {
      for (int fewer = 0; fewer <= tooMany; fewer++) {
        int most = cost[before][fewer] == NEVER ? -1 : Math.min(some.books.size(), nodes - before);
        for (int its1 = 0; its1 <= most; its1++) {
          int now = before + its1;
          int its = fewer + largest[now] - largest[before] - its1 * usable;
          if (its > tooMany) {
            break;
          }
          long sum = cost[before][fewer] + its1 * each;
          if (its >= 0 && sum < after[now][its]) {
            after[now][its] = sum;
            taken[now][its] = its1;
          }
        }
      }
    }
    return after;
  }

  /** How many GPUs fewer than the largest the best set has. */
  private int best(long[] cost, List<Alike> alike) {
    int size = alike.stream().mapToInt(it -> it.kind.size).max().orElse(0);
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int fewer = 0; fewer < cost.length; fewer++) {
      long its = cost[fewer] + fragmentation.useless(size, cost.length - 1 - fewer);
      if (cost[fewer] < NEVER && its < least) {
        least = its;
        best = fewer;
      }
    }
    return best;
  }

  private List<Take> takes(
      List<Alike> alike, int fewer, int nodes, int[] largest, int[][][] taken) {
    List<Take> takes = new ArrayList<>();
    int left = nodes;
    int its = fewer;
    for (int kind = alike.size() - 1; kind >= 0; kind--) {
      int some = taken[kind][left][its];
      int usable = alike.get(kind).kind.usable;
      for (NodeBook book : alike.get(kind).books.subList(0, some)) {
        takes.add(new Take(book, usable));
      }
      its -= largest[left] - largest[left - some] - some * usable;
      left -= some;
    }
    return keepingTheRest(takes);
  }

  /** Leaves what is too many on the node where that is least useless. */
  private List<Take> keepingTheRest(List<Take> takes) {
    int rest = takes.stream().mapToInt(Take::gpus).sum() - gpus;
    if (rest == 0) {
      return takes;
    }
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < takes.size(); i++) {
      Take take = takes.get(i);
      long its = more(take.book(), take.gpus() - rest) - more(take.book(), take.gpus());
      if (take.gpus() > rest && its < least) {
        least = its;
        best = i;
      }
    }
    Take keeper = takes.get(best);
    takes.set(best, new Take(keeper.book(), keeper.gpus() - rest));
    return takes;
  }
}
