package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.Service;
import java.util.Arrays;
import java.util.List;

/**
 * What an assignment takes in a slot, whether it may be, and what it costs: counted anew, by rules
 * that share nothing with the search.
 */
final class Books {

  /** Of a load, of requests a second and of watts. */
  private static final double TOLERANCE = 1e-6;

  private static final double THOUSAND = 1_000;
  private static final double SECONDS_PER_HOUR = 3_600;

  private final Ground ground;
  private final Assignment assignment;
  private final int slot;
  private final int[] gpus;
  private final double[] watts;

  Books(Ground ground, Assignment assignment, int slot) {
    this.ground = ground;
    this.assignment = assignment;
    this.slot = slot;
    gpus = new int[ground.pools.size()];
    watts = new double[ground.domains.size()];
    for (int service = 0; service < assignment.services(); service++) {
      for (int host = 0; host < assignment.replicas[service].length; host++) {
        take(service, host);
      }
    }
  }

  private void take(int service, int host) {
    Host its = assignment.reach(service).hosts.get(host);
    gpus[its.pool()] += its.gpus(assignment.replicas[service][host][slot]);
    double drawn = assignment.watts(service, host, slot);
    Arrays.stream(ground.above[its.pool()]).forEach(domain -> watts[domain] += drawn);
  }

  /** GPUs that are left in a pool. */
  int gpusLeft(int pool) {
    return ground.gpus[pool][slot] - gpus[pool];
  }

  /** The least watts that are left above a pool. */
  double wattsLeft(int pool) {
    double least = Double.POSITIVE_INFINITY;
    for (int domain : ground.above[pool]) {
      least = Math.min(least, ground.watts[domain][slot] - watts[domain]);
    }
    return least;
  }

  /** The domain above a pool that has the least watts left. */
  String tightest(int pool) {
    double least = wattsLeft(pool);
    return Arrays.stream(ground.above[pool])
        .filter(it -> ground.watts[it][slot] - watts[it] <= least)
        .mapToObj(it -> ground.domains.get(it).id())
        .findFirst()
        .orElseThrow();
  }

  /** Whether GPUs, watts, loads and promises are all kept. */
  boolean mayBe(List<Leniency> promises) {
    for (int pool = 0; pool < gpus.length; pool++) {
      if (gpus[pool] > ground.gpus[pool][slot]) {
        return false;
      }
    }
    for (int domain = 0; domain < watts.length; domain++) {
      if (watts[domain] > 0 && watts[domain] > ground.watts[domain][slot] + TOLERANCE) {
        return false;
      }
    }
    for (int service = 0; service < assignment.services(); service++) {
      if (!mayBe(service, promises.get(service))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayBe(int service, Leniency promise) {
    Reach reach = assignment.reach(service);
    int replicas = assignment.replicas(service, slot);
    if (replicas < promise.leastReplicas()
        || replicas > reach.service.maxReplicas()
        || assignment.answered(service, slot) > 1 + TOLERANCE) {
      return false;
    }
    for (int host = 0; host < reach.hosts.size(); host++) {
      Host its = reach.hosts.get(host);
      int count = assignment.replicas[service][host][slot];
      if ((count > 0 && !its.permitted()[slot])
          || assignment.requests(service, host, slot) > count * its.one() + TOLERANCE) {
        return false;
      }
    }
    return !reach.service.failover() || !promise.failover() || keepsFailover(service);
  }

  /** Whether what a service answers could be answered without any one of its sites. */
  boolean keepsFailover(int service) {
    Reach reach = assignment.reach(service);
    double answers =
        reach.service.requestsPerSecond().at(slot) * assignment.answered(service, slot);
    return reach.hosts.stream()
        .allMatch(it -> assignment.without(service, it.siteId(), slot) >= answers - TOLERANCE);
  }

  /** Energy and carbon above idle, and what has no answer. */
  double eur() {
    double eur = 0;
    for (int service = 0; service < assignment.services(); service++) {
      Reach reach = assignment.reach(service);
      for (int host = 0; host < reach.hosts.size(); host++) {
        eur +=
            assignment.watts(service, host, slot)
                * ground.eurPerWatt[reach.hosts.get(host).pool()][slot];
      }
      Service its = reach.service;
      double missing =
          its.requestsPerSecond().at(slot) * Math.max(0, 1 - assignment.answered(service, slot));
      eur +=
          missing
              * ground.scenario.grid().slotHours()
              * SECONDS_PER_HOUR
              / THOUSAND
              * its.unservedEurPerThousand();
    }
    return eur;
  }
}
