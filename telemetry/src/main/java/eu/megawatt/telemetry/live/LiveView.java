package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fleet as it stands at one instant. Immutable.
 *
 * @param at when that was
 * @param inventory what the figures are of
 * @param sites in the inventory's order
 * @param domains a parent before its children, which follow at once
 * @param racks in the inventory's order
 * @param holdings the version of the holdings by which power belongs to classes
 */
public record LiveView(
    Instant at,
    Inventory inventory,
    List<LiveSite> sites,
    List<LiveDomain> domains,
    List<LiveRack> racks,
    long holdings) {

  public LiveView {
    sites = List.copyOf(sites);
    domains = List.copyOf(domains);
    racks = List.copyOf(racks);
  }

  public Optional<LiveSite> site(String id) {
    return sites.stream().filter(site -> site.site().id().equals(id)).findFirst();
  }

  public Optional<LiveDomain> domain(String id) {
    return domains.stream().filter(it -> it.domain().id().equals(id)).findFirst();
  }

  /** A domain and those below it, so many steps down at most; empty where there is none. */
  public List<LiveDomain> below(String id, int steps) {
    int first = 0;
    while (first < domains.size() && !domains.get(first).domain().id().equals(id)) {
      first++;
    }
    if (first == domains.size()) {
      return List.of();
    }
    int depth = domains.get(first).depth();
    int end = first + 1;
    while (end < domains.size() && domains.get(end).depth() > depth) {
      end++;
    }
    return domains.subList(first, end).stream().filter(it -> it.depth() <= depth + steps).toList();
  }

  public Optional<LiveRack> rack(String id) {
    return racks.stream().filter(rack -> rack.id().equals(id)).findFirst();
  }

  /** What the nodes of all sites draw, in mW; empty where none was ever heard. */
  public OptionalLong itMilliwatts() {
    return sites.stream().anyMatch(site -> site.itMilliwatts().isPresent())
        ? OptionalLong.of(sites.stream().mapToLong(site -> site.itMilliwatts().orElse(0)).sum())
        : OptionalLong.empty();
  }
}
