package eu.megawatt.scheduler.nodes;

import eu.megawatt.scheduler.nodes.Choice.Take;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which GPUs of a pool's nodes its gangs have. A gang that has some keeps them, unless another that
 * really has them or began before has one of them at the same time; the others get theirs in the
 * order in which they begin. So there is a GPU for each of them as long as no more are at work than
 * there are, but where what is bound or away begins later. Immutable.
 */
public final class NodeAssignment {

  private record AwayGpus(NodeGpus gpus, Span span) {}

  private final Map<String, PoolNode> nodes = new TreeMap<>();
  private final Map<String, Gang> gangs = new LinkedHashMap<>();
  private final Map<String, GangPlacement> placements = new HashMap<>();
  private final List<AwayGpus> away = new ArrayList<>();
  private final GangFragmentation fragmentation;

  private NodeAssignment(
      Collection<PoolNode> nodes, Collection<Gang> gangs, List<Integer> typical) {
    nodes.forEach(it -> this.nodes.put(it.name(), it));
    gangs.stream().sorted(Gang.ORDER).forEach(it -> this.gangs.put(it.id(), it));
    int largest = nodes.stream().mapToInt(PoolNode::gpus).max().orElse(0);
    this.fragmentation = new GangFragmentation(typical, largest);
  }

  /**
   * Assigns gangs to the nodes of their pool.
   *
   * @param typical sizes of the gangs that are to have room: those of the open runs
   */
  public static NodeAssignment of(
      Collection<PoolNode> nodes, Collection<Gang> gangs, List<Integer> typical) {
    NodeAssignment made = new NodeAssignment(nodes, gangs, typical);
    made.assign();
    return made;
  }

  private void assign() {
    Map<String, NodeBook> books = new TreeMap<>();
    nodes.values().forEach(it -> books.put(it.name(), new NodeBook(it)));
    gangs.values().stream()
        .filter(it -> !it.bound().isEmpty())
        .sorted(Comparator.comparing(it -> !it.isReal()))
        .forEach(it -> bind(it, books));
    for (NodeBook book : books.values()) {
      for (Away some : book.node.away()) {
        away.add(new AwayGpus(new NodeGpus(book.node.name(), book.takeAway(some)), some.span()));
      }
    }
    Seating seating = new Seating(Seating.domains(List.copyOf(books.values())), fragmentation);
    for (Gang gang : gangs.values()) {
      if (!placements.containsKey(gang.id())) {
        List<NodeGpus> gpus =
            seating.seat(gang).stream()
                .sorted(Comparator.comparing((Take it) -> it.book().node.name()))
                .map(Take::first)
                .toList();
        place(gang, gpus, books, false);
      }
    }
  }

  private void bind(Gang gang, Map<String, NodeBook> books) {
    boolean isTaken =
        gang.bound().stream()
            .anyMatch(
                it ->
                    Optional.ofNullable(books.get(it.node()))
                        .filter(book -> book.isTaken(it.bits(), gang.spans()))
                        .isPresent());
    if (!isTaken) {
      List<NodeGpus> byName =
          gang.bound().stream().sorted(Comparator.comparing(NodeGpus::node)).toList();
      place(gang, byName, books, true);
    }
  }

  private void place(Gang gang, List<NodeGpus> gpus, Map<String, NodeBook> books, boolean isBound) {
    for (NodeGpus some : gpus) {
      Optional.ofNullable(books.get(some.node()))
          .ifPresent(book -> gang.spans().forEach(it -> book.add(some.bits(), it, false)));
    }
    int given = gpus.stream().mapToInt(NodeGpus::count).sum();
    placements.put(
        gang.id(),
        new GangPlacement(
            gpus, Seating.domains(gpus, nodes), Math.max(0, gang.gpus() - given), isBound));
  }

  /** What a gang has; empty where it is none of these. */
  public Optional<GangPlacement> placement(String gangId) {
    return Optional.ofNullable(placements.get(gangId));
  }

  /** GPUs of all gangs at work at an instant that no node is known for. */
  public int unassigned(Instant at) {
    return gangs.values().stream()
        .filter(it -> it.isAt(at))
        .mapToInt(it -> known(it).unassigned())
        .sum();
  }

  private GangPlacement known(Gang gang) {
    return placement(gang.id()).orElseThrow();
  }

  /** Each node at an instant, by name. */
  public List<NodeMoment> at(Instant instant) {
    Map<String, Map<String, NodeGpus>> byNode = new HashMap<>();
    for (Gang gang : gangs.values()) {
      if (gang.isAt(instant)) {
        for (NodeGpus some : known(gang).gpus()) {
          byNode.computeIfAbsent(some.node(), _ -> new LinkedHashMap<>()).put(gang.id(), some);
        }
      }
    }
    Map<String, Long> gone = new HashMap<>();
    for (AwayGpus some : away) {
      if (some.span.contains(instant)) {
        gone.merge(some.gpus.node(), some.gpus.bits(), (a, b) -> a | b);
      }
    }
    return nodes.values().stream()
        .map(
            it ->
                moment(
                    it, byNode.getOrDefault(it.name(), Map.of()), gone.getOrDefault(it.name(), 0L)))
        .toList();
  }

  /**
   * What comes to each node next after an instant, by the nodes' names; a gang that goes on after a
   * break counts. Nodes to which nothing comes are left out.
   *
   * @param counts the ids of gangs that are looked at
   */
  public Map<String, NodeNext> nextAfter(Instant instant, Predicate<String> counts) {
    Map<String, NodeNext> byNode = new HashMap<>();
    for (Gang gang : gangs.values()) {
      Optional<Instant> begin = gang.nextBegin(instant);
      if (begin.isPresent() && counts.test(gang.id())) {
        for (NodeGpus some : known(gang).gpus()) {
          byNode.merge(
              some.node(),
              new NodeNext(begin.get(), Map.of(gang.id(), some)),
              NodeAssignment::sooner);
        }
      }
    }
    return byNode;
  }

  private static NodeNext sooner(NodeNext one, NodeNext other) {
    int order = one.at().compareTo(other.at());
    if (order != 0) {
      return order < 0 ? one : other;
    }
    Map<String, NodeGpus> both = new LinkedHashMap<>(one.gangs());
    both.putAll(other.gangs());
    return new NodeNext(one.at(), both);
  }

  private static NodeMoment moment(PoolNode node, Map<String, NodeGpus> gangs, long gone) {
    long held = gangs.values().stream().mapToLong(NodeGpus::bits).reduce(0, (a, b) -> a | b);
    long there = node.all() & ~gone;
    return new NodeMoment(node, Long.bitCount(there & ~held), Long.bitCount(gone & ~held), gangs);
  }

  /**
   * The share of the free GPUs at an instant that a typical gang cannot use; 0 where none is free.
   */
  public double fragmentationRatio(Instant at) {
    long free = 0;
    long useless = 0;
    for (NodeMoment it : at(at)) {
      free += it.freeGpus() * GangFragmentation.PER_GPU;
      useless += fragmentation.useless(it.node().gpus(), it.freeGpus());
    }
    return free == 0 ? 0 : (double) useless / free;
  }
}
