package eu.megawatt.scheduler.serving;

import java.util.List;

/** Replicas and shares of all services, by service, host and slot. Not thread-safe. */
final class Assignment {

  final int[][][] replicas;
  final double[][][] share;
  private final List<Reach> reaches;

  Assignment(List<Reach> reaches, int slots) {
    this.reaches = reaches;
    replicas = new int[reaches.size()][][];
    share = new double[reaches.size()][][];
    for (int service = 0; service < replicas.length; service++) {
      int hosts = reaches.get(service).hosts.size();
      replicas[service] = new int[hosts][slots];
      share[service] = new double[hosts][slots];
    }
  }

  /** Takes a slot as another has it. */
  void take(Assignment other, int slot) {
    for (int service = 0; service < replicas.length; service++) {
      for (int host = 0; host < replicas[service].length; host++) {
        replicas[service][host][slot] = other.replicas[service][host][slot];
        share[service][host][slot] = other.share[service][host][slot];
      }
    }
  }

  Reach reach(int service) {
    return reaches.get(service);
  }

  int services() {
    return replicas.length;
  }

  /** Requests a second that a host answers. */
  double requests(int service, int host, int slot) {
    return reach(service).service.requestsPerSecond().at(slot) * share[service][host][slot];
  }

  /** What all replicas of a host draw above idle. */
  double watts(int service, int host, int slot) {
    return reach(service)
        .hosts
        .get(host)
        .watts(replicas[service][host][slot], requests(service, host, slot));
  }

  /** The share of a service's requests that have an answer. */
  double answered(int service, int slot) {
    double sum = 0;
    for (double[] its : share[service]) {
      sum += its[slot];
    }
    return sum;
  }

  int replicas(int service, int slot) {
    int sum = 0;
    for (int[] its : replicas[service]) {
      sum += its[slot];
    }
    return sum;
  }

  /** Replicas of a service in a pool. */
  int replicasIn(int pool, int service, int slot) {
    int sum = 0;
    for (int host = 0; host < replicas[service].length; host++) {
      sum += reach(service).hosts.get(host).pool() == pool ? replicas[service][host][slot] : 0;
    }
    return sum;
  }

  int gpus(int slot) {
    int sum = 0;
    for (int service = 0; service < services(); service++) {
      for (int host = 0; host < replicas[service].length; host++) {
        sum += reach(service).hosts.get(host).gpus(replicas[service][host][slot]);
      }
    }
    return sum;
  }

  /** Requests a second that a service could answer without a site, by its replicas there are. */
  double without(int service, String siteId, int slot) {
    double sum = 0;
    for (int host = 0; host < replicas[service].length; host++) {
      Host its = reach(service).hosts.get(host);
      sum += its.siteId().equals(siteId) ? 0 : replicas[service][host][slot] * its.one();
    }
    return sum;
  }
}
