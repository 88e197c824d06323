package eu.megawatt.telemetry.energy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Attributes a node's energy to jobs. A job has what its hardware uses while it has it, idle or
 * not: reserved hardware includes idle. A GPU that several have at once is theirs in equal parts.
 * The rest of the node (processors, fans, conversion) follows its GPU places in equal parts.
 */
public final class Books {

  private final MeteredNode node;
  private final List<Allocation> allocations;
  private final NavigableMap<String, Share> jobs = new TreeMap<>();
  private Share idle = Share.NONE;
  private Share unassigned = Share.NONE;

  private Books(MeteredNode node, List<Allocation> allocations) {
    this.node = node;
    this.allocations = allocations;
  }

  /** The book of a node over [from, to), in milliseconds since 1970. */
  public static NodeBook of(
      MeteredNode node, Collection<Allocation> allocations, long from, long to) {
    Books books = new Books(node, allocations.stream().filter(it -> it.touches(node)).toList());
    Iterator<Long> edges = books.edges(from, to).iterator();
    long begin = edges.next();
    while (edges.hasNext()) {
      long end = edges.next();
      books.piece(begin, end);
      begin = end;
    }
    return new NodeBook(node.id(), books.jobs, books.idle, books.unassigned);
  }

  /** The instants between which nothing changes hands. */
  private NavigableSet<Long> edges(long from, long to) {
    NavigableSet<Long> edges = new TreeSet<>(List.of(from, to));
    for (Allocation allocation : allocations) {
      for (long edge : List.of(allocation.fromMillis(), allocation.toMillis())) {
        if (edge > from && edge < to) {
          edges.add(edge);
        }
      }
    }
    return edges;
  }

  private void piece(long from, long to) {
    List<Allocation> active = allocations.stream().filter(it -> it.isActiveIn(from, to)).toList();
    NavigableSet<String> ofNode = holders(active, it -> it.nodeIds().contains(node.id()));
    List<NavigableSet<String>> ofPlaces = new ArrayList<>();
    node.gpus()
        .forEach(
            (uuid, curve) -> {
              NavigableSet<String> holders = holders(active, it -> it.gpuUuids().contains(uuid));
              holders.addAll(ofNode);
              ofPlaces.add(holders);
              idle = idle.plus(left(curve.between(from, to), holders));
            });
    while (ofPlaces.size() < Math.max(1, node.places())) {
      ofPlaces.add(ofNode);
    }
    Share rest = node.rest().between(from, to);
    for (int place = 0; place < ofPlaces.size(); place++) {
      Share part = rest.part(ofPlaces.size(), place);
      unassigned = unassigned.plus(left(part, ofPlaces.get(place)));
    }
  }

  private static NavigableSet<String> holders(List<Allocation> active, Predicate<Allocation> has) {
    return active.stream()
        .filter(has)
        .map(Allocation::jobId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Gives energy to its holders in equal parts; what is left is all of it where there are none. */
  private Share left(Share share, NavigableSet<String> holders) {
    int index = 0;
    for (String job : holders) {
      jobs.merge(job, share.part(holders.size(), index++), Share::plus);
    }
    return holders.isEmpty() ? share : Share.NONE;
  }
}
