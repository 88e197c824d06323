package eu.megawatt.planner.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the years ahead. Immutable.
 *
 * @param from the first day
 * @param sites by id
 */
public record CapacityPlan(
    String name,
    LocalDate from,
    SortedMap<String, Site> sites,
    List<SupplyStep> steps,
    List<GpuLot> gpus,
    List<DemandStream> streams,
    List<Project> projects) {

  /** Residency profiles at most: every set of them is looked at. */
  public static final int MOST_PROFILES = 12;

  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException with everything that is wrong
   */
  public CapacityPlan {
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
    steps = List.copyOf(steps);
    gpus = List.copyOf(gpus);
    streams = List.copyOf(streams);
    projects = List.copyOf(projects);
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (SupplyStep it : steps) {
      once(ids, "step " + it.id(), wrong);
      known(sites, it.id(), it.siteId(), wrong);
    }
    for (GpuLot it : gpus) {
      once(ids, "lot " + it.id(), wrong);
      known(sites, it.id(), it.siteId(), wrong);
    }
    streams.forEach(it -> once(ids, "demand " + it.id(), wrong));
    projects.forEach(it -> once(ids, "demand " + it.id(), wrong));
    if (profiles(streams, projects).size() > MOST_PROFILES) {
      wrong.add(
          "there are %d residency profiles; at most %d can be told apart"
              .formatted(profiles(streams, projects).size(), MOST_PROFILES));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "The capacity plan cannot be used: " + String.join("; ", wrong));
    }
  }

  private static void once(Set<String> ids, String what, List<String> wrong) {
    if (!ids.add(what)) {
      wrong.add(what + " is there twice");
    }
  }

  private static void known(
      SortedMap<String, Site> sites, String id, String siteId, List<String> wrong) {
    if (!sites.containsKey(siteId)) {
      wrong.add("%s is at the unknown site %s".formatted(id, siteId));
    }
  }

  private static Set<String> profiles(List<DemandStream> streams, List<Project> projects) {
    Set<String> profiles = new HashSet<>();
    streams.forEach(it -> profiles.add(it.profileId()));
    projects.forEach(it -> profiles.add(it.profileId()));
    return profiles;
  }

  /** The same with other steps. */
  public CapacityPlan withSteps(List<SupplyStep> other) {
    return new CapacityPlan(name, from, sites, other, gpus, streams, projects);
  }

  /** The same with other sites. */
  public CapacityPlan withSites(SortedMap<String, Site> other) {
    return new CapacityPlan(name, from, other, steps, gpus, streams, projects);
  }

  /** The same with other GPUs. */
  public CapacityPlan withGpus(List<GpuLot> other) {
    return new CapacityPlan(name, from, sites, steps, other, streams, projects);
  }

  /** The same with other demand. */
  public CapacityPlan withDemand(List<DemandStream> itsStreams, List<Project> itsProjects) {
    return new CapacityPlan(name, from, sites, steps, gpus, itsStreams, itsProjects);
  }

  /** A step by its id. */
  public Optional<SupplyStep> step(String id) {
    return steps.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
