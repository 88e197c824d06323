package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a service's promises the fleet cannot keep in a slot whatever else it does: a service
 * that has lost a site answers with what is left, rather than with nothing because it cannot lose
 * another one.
 *
 * @param failover whether that promise can be kept, or was not given
 * @param leastReplicas no more than there may be
 */
record Leniency(boolean failover, int leastReplicas) {

  /** Of each service in a slot. */
  static List<Leniency> of(List<Reach> reaches, int slot, Ground ground) {
    List<Leniency> all = new ArrayList<>();
    reaches.forEach(it -> all.add(of(it, slot, ground)));
    return all;
  }

  private static Leniency of(Reach reach, int slot, Ground ground) {
    Service service = reach.service;
    Map<String, Double> bySite = new HashMap<>();
    int replicas = 0;
    for (int host = 0; host < reach.hosts.size(); host++) {
      int most = reach.most(host, slot, ground);
      replicas += most;
      bySite.merge(reach.hosts.get(host).siteId(), most * reach.hosts.get(host).one(), Double::sum);
    }
    double all = bySite.values().stream().mapToDouble(Double::doubleValue).sum();
    double largest = bySite.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double wanted = Math.min(all, service.requestsPerSecond().at(slot));
    boolean failover = !service.failover() || all - largest >= wanted;
    return new Leniency(failover, Math.min(service.minReplicas(), replicas));
  }

  /** The service as it can be asked for. */
  Service of(Service service) {
    return service.promising(leastReplicas, service.failover() && failover);
  }
}
