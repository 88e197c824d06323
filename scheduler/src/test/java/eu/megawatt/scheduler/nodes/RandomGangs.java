package eu.megawatt.scheduler.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Pools and gangs drawn from a seed, so that no more GPUs are asked for than there are. */
final class RandomGangs {

  static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  static final int SLOTS = 24;
  private static final Duration SLOT = Duration.ofMinutes(15);

  final List<PoolNode> nodes = new ArrayList<>();
  final List<Gang> gangs = new ArrayList<>();
  private final SplittableRandom chance;
  private final int[] free = new int[SLOTS];

  /**
   * @param mostNodes at the most
   */
  RandomGangs(long seed, int mostNodes) {
    chance = new SplittableRandom(seed);
    int[] sizes = {1, 2, 4, 8};
    int size = sizes[chance.nextInt(sizes.length)];
    int perDomain = 1 + chance.nextInt(4);
    int count = 1 + chance.nextInt(mostNodes);
    for (int node = 0; node < count; node++) {
      int gpus = chance.nextInt(8) == 0 ? 1 + chance.nextInt(8) : size;
      nodes.add(new PoolNode(name(node), "d" + node / perDomain, gpus, List.of()));
    }
    Arrays.fill(free, nodes.stream().mapToInt(PoolNode::gpus).sum());
  }

  static String name(int node) {
    return String.format(Locale.ROOT, "n%03d", node);
  }

  static Instant at(int slot) {
    return START.plus(SLOT.multipliedBy(slot));
  }

  static Span span(int from, int to) {
    return new Span(at(from), at(to));
  }

  /** Has node after node away for some time, where that leaves any. */
  RandomGangs withAway() {
    for (int node = 0; node < nodes.size(); node++) {
      if (chance.nextInt(4) == 0) {
        PoolNode its = nodes.get(node);
        int from = chance.nextInt(SLOTS);
        int to = from + 1 + chance.nextInt(SLOTS - from);
        int gpus = chance.nextBoolean() ? its.gpus() : 1 + chance.nextInt(its.gpus());
        nodes.set(
            node,
            new PoolNode(
                its.name(), its.domain(), its.gpus(), List.of(new Away(gpus, span(from, to)))));
        take(gpus, from, to);
      }
    }
    return this;
  }

  /** As many gangs as fit of some that are drawn; none has a break. */
  RandomGangs withGangs(int tries) {
    for (int gang = 0; gang < tries; gang++) {
      int from = chance.nextInt(SLOTS);
      int to = from + 1 + chance.nextInt(SLOTS - from);
      int gpus = 1 + chance.nextInt(chance.nextInt(4) == 0 ? 24 : 8);
      if (fits(gpus, from, to)) {
        take(gpus, from, to);
        gangs.add(Gang.open("g" + gang, gpus, List.of(span(from, to))));
      }
    }
    return this;
  }

  /** As many gangs with a break as fit. */
  RandomGangs withBreaks(int tries) {
    for (int gang = 0; gang < tries; gang++) {
      int from = chance.nextInt(SLOTS - 3);
      int gpus = 1 + chance.nextInt(8);
      if (fits(gpus, from, from + 1) && fits(gpus, from + 2, from + 3)) {
        take(gpus, from, from + 1);
        take(gpus, from + 2, from + 3);
        gangs.add(
            Gang.open("b" + gang, gpus, List.of(span(from, from + 1), span(from + 2, from + 3))));
      }
    }
    return this;
  }

  private boolean fits(int gpus, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      if (free[slot] < gpus) {
        return false;
      }
    }
    return true;
  }

  private void take(int gpus, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      free[slot] -= gpus;
    }
  }

  List<Integer> sizes() {
    return gangs.stream().map(Gang::gpus).toList();
  }

  NodeAssignment assigned() {
    return NodeAssignment.of(nodes, gangs, sizes());
  }

  SplittableRandom chance() {
    return chance;
  }
}
