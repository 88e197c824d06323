package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what may run out. Work of several profiles fits into sites that each may host some of them
 * if and only if, of every set of profiles, the demand is at most what the sites have that may host
 * any of them (Hall's condition; the cuts of a transport problem). Of sets with the same sites the
 * largest says it all.
 */
final class Domains {

  private final CapacityPlan plan;

  private Domains(CapacityPlan plan) {
    this.plan = plan;
  }

  static List<Domain> of(CapacityPlan plan) {
    Domains domains = new Domains(plan);
    List<Domain> all = new ArrayList<>(domains.of(Optional.empty()));
    NavigableSet<String> types = new TreeSet<>();
    plan.gpus().stream().map(GpuLot::gpuType).forEach(types::add);
    types.forEach(type -> all.addAll(domains.of(Optional.of(type))));
    return all;
  }

  private List<Domain> of(Optional<String> gpuType) {
    List<String> profiles = List.copyOf(profiles(gpuType));
    Map<NavigableSet<String>, NavigableSet<String>> bySites =
        new TreeMap<>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
    for (int set = 1; set < 1 << profiles.size(); set++) {
      NavigableSet<String> members = new TreeSet<>();
      for (int i = 0; i < profiles.size(); i++) {
        if ((set >> i & 1) == 1) {
          members.add(profiles.get(i));
        }
      }
      bySites.computeIfAbsent(sites(members), _ -> new TreeSet<>()).addAll(members);
    }
    return bySites.entrySet().stream()
        .map(it -> new Domain(it.getValue(), it.getKey(), gpuType))
        .toList();
  }

  private NavigableSet<String> profiles(Optional<String> gpuType) {
    NavigableSet<String> profiles = new TreeSet<>();
    for (DemandStream it : plan.streams()) {
      if (gpuType.filter(type -> !type.equals(it.gpuType())).isEmpty()) {
        profiles.add(it.profileId());
      }
    }
    for (Project it : plan.projects()) {
      if (gpuType.filter(type -> !type.equals(it.gpuType())).isEmpty()) {
        profiles.add(it.profileId());
      }
    }
    return profiles;
  }

  private NavigableSet<String> sites(NavigableSet<String> profiles) {
    NavigableSet<String> sites = new TreeSet<>();
    for (Site site : plan.sites().values()) {
      if (site.profileIds().stream().anyMatch(profiles::contains)) {
        sites.add(site.id());
      }
    }
    return sites;
  }
}
