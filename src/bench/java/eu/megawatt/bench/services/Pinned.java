package eu.megawatt.bench.services;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A demand whose services reach no other sites than those that a plan has them at, so that what is
 * planned for it may follow the users by the quarter-hour but not the prices from site to site.
 * Each gets a region of its own for it; a plan of the one holds for the other.
 */
final class Pinned {

  private Pinned() {}

  static Demand to(DemandPlan places, Demand demand) {
    Map<String, Set<String>> sites = new LinkedHashMap<>();
    for (ServiceRun run : places.services()) {
      Set<String> its = sites.computeIfAbsent(run.service(), _ -> new LinkedHashSet<>());
      for (PoolShare share : run.pools()) {
        its.add(demand.base().siteOf(demand.base().pool(share.pool())).id());
      }
    }
    Map<String, Region> regions = new LinkedHashMap<>();
    Map<String, Service> services = new LinkedHashMap<>();
    for (Service service : demand.services().values()) {
      Region region = Objects.requireNonNull(demand.regions().get(service.region()));
      Map<String, Double> ms = new LinkedHashMap<>(region.networkMs());
      if (sites.containsKey(service.id())) {
        ms.keySet().retainAll(Objects.requireNonNull(sites.get(service.id())));
      }
      regions.put(service.id(), new Region(service.id(), ms));
      services.put(service.id(), inRegion(service, service.id()));
    }
    return new Demand(
        demand.base(),
        demand.terms(),
        demand.links(),
        demand.tenants(),
        demand.models(),
        regions,
        services);
  }

  private static Service inRegion(Service service, String region) {
    return new Service(
        service.id(),
        service.tenant(),
        service.residency(),
        service.model(),
        region,
        service.latencyBudgetMs(),
        service.tokensPerRequest(),
        service.requestsPerSecond(),
        service.minReplicas(),
        service.maxReplicas(),
        service.failover(),
        service.unservedEurPerThousand());
  }
}
