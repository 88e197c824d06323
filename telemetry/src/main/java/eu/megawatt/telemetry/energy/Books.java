package eu.megawatt.telemetry.energy;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.unit.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
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
  private final InService service;
  private final NavigableMap<String, Used> jobs = new TreeMap<>();
  private Share idle = Share.NONE;
  private Share unassigned = Share.NONE;

  private Books(MeteredNode node, List<Allocation> allocations, InService service) {
    this.node = node;
    this.allocations = allocations;
    this.service = service;
  }

  /** The book of a node that is always in service. */
  public static NodeBook of(
      MeteredNode node, Collection<Allocation> allocations, long from, long to) {
    return of(node, allocations, from, to, InService.always());
  }

  /** The book of a node over [from, to), in milliseconds since 1970. */
  public static NodeBook of(
      MeteredNode node, Collection<Allocation> allocations, long from, long to, InService service) {
    Books books =
        new Books(node, allocations.stream().filter(it -> it.touches(node)).toList(), service);
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
    NavigableMap<String, JobKind> ofNode = holders(active, it -> it.nodeIds().contains(node.id()));
    List<NavigableMap<String, JobKind>> ofPlaces = new ArrayList<>();
    long inService = service.millis(from, to);
    node.gpus()
        .forEach(
            (uuid, curve) -> {
              NavigableMap<String, JobKind> holders =
                  holders(active, it -> it.gpuUuids().contains(uuid));
              holders.putAll(ofNode);
              ofPlaces.add(holders);
              idle = idle.plus(gpu(curve.between(from, to), inService, holders));
            });
    while (ofPlaces.size() < node.places()) {
      ofPlaces.add(ofNode);
      gpu(Share.NONE, inService, ofNode);
    }
    if (ofPlaces.isEmpty()) {
      ofPlaces.add(ofNode);
    }
    rest(node.rest().between(from, to), inService, ofPlaces);
  }

  /** Those that have something, with what they do. */
  private static NavigableMap<String, JobKind> holders(
      List<Allocation> active, Predicate<Allocation> has) {
    return active.stream()
        .filter(has)
        .collect(
            Collectors.toMap(
                Allocation::jobId,
                Allocation::workloadClass,
                BinaryOperator.minBy(Comparator.naturalOrder()),
                TreeMap::new));
  }

  /**
   * Gives what a GPU used to its holders in equal parts; all of it is left where there are none.
   */
  private Share gpu(Share share, long inService, NavigableMap<String, JobKind> holders) {
    int parts = holders.size();
    int index = 0;
    for (Map.Entry<String, JobKind> holder : holders.entrySet()) {
      give(holder, share.part(parts, index), Share.NONE, Split.equally(inService, parts, index));
      index++;
    }
    return parts == 0 ? share : Share.NONE;
  }

  private void rest(Share rest, long inService, List<NavigableMap<String, JobKind>> ofPlaces) {
    int places = ofPlaces.size();
    for (int place = 0; place < places; place++) {
      Share share = rest.part(places, place);
      long expected = Split.equally(inService, places, place);
      NavigableMap<String, JobKind> holders = ofPlaces.get(place);
      int index = 0;
      for (Map.Entry<String, JobKind> holder : holders.entrySet()) {
        give(
            holder,
            Share.NONE,
            share.part(holders.size(), index),
            Split.equally(expected, holders.size(), index));
        index++;
      }
      unassigned = holders.isEmpty() ? unassigned.plus(share) : unassigned;
    }
  }

  private void give(
      Map.Entry<String, JobKind> holder, Share ofGpus, Share ofRest, long expectedMillis) {
    jobs.merge(
        holder.getKey(), new Used(holder.getValue(), ofGpus, ofRest, expectedMillis), Used::plus);
  }
}
