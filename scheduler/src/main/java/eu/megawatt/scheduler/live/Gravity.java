package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.scheduler.kernel.Conditions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where data draws jobs to: at the site where it lies a job may begin at once, at another only once
 * its data has come over a link since the job's earliest start, and where none leads not at all.
 */
final class Gravity {

  private final List<Link> links;
  private final List<String> siteIds;

  Gravity(List<Link> links, Collection<String> siteIds) {
    this.links = List.copyOf(links);
    this.siteIds = List.copyOf(siteIds);
  }

  List<Link> links() {
    return links;
  }

  /** What beginning the rest of a job takes, by site. */
  Conditions of(Rest rest) {
    return new Conditions(
        rest.restartMinutes(),
        rest.restartEur(),
        rest.work().terms().data().map(data -> access(rest, data)));
  }

  private Map<String, Conditions.Access> access(Rest rest, DataSource data) {
    Map<String, Conditions.Access> access = new HashMap<>();
    for (String site : siteIds) {
      if (rest.reached().contains(site) || site.equals(data.site())) {
        access.put(site, Conditions.Access.AT_ONCE);
      } else {
        Link.between(links, data.site(), site)
            .ifPresent(
                link ->
                    access.put(
                        site,
                        new Conditions.Access(
                            rest.work().job().earliestStart().plus(link.transfer(data.gigabytes())),
                            link.eur(data.gigabytes()))));
      }
    }
    return access;
  }

  /** From when on the rest of a job may begin at a site; empty where it may not. */
  Optional<Instant> thereAt(Rest rest, String site) {
    return of(rest).at(site).map(Conditions.Access::from);
  }

  /** Whether the data of the rest of a job is at a site by an instant. */
  boolean isThere(Rest rest, String site, Instant at) {
    return rest.work().terms().data().isEmpty()
        || thereAt(rest, site).filter(it -> !at.isBefore(it)).isPresent();
  }

  /** Euro for bringing a job's data to where a run has it that is not there yet. */
  double transferEur(Rest rest, Collection<String> sites) {
    Optional<DataSource> data = rest.work().terms().data();
    if (data.isEmpty()) {
      return 0;
    }
    return sites.stream()
        .distinct()
        .filter(site -> !site.equals(data.get().site()) && !rest.reached().contains(site))
        .flatMap(site -> Link.between(links, data.get().site(), site).stream())
        .mapToDouble(link -> link.eur(data.get().gigabytes()))
        .sum();
  }
}
